import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aReturnFolder, problemsOf, runJson, signedReturn, smallAnswers } from './runCli.ts';

let folder = '';
const amend = (old: string, out: string) => [
  ...signedReturn.slice(0, -4),
  ...['--at', '2024-05-10T08:30:00+07:00', '--replaces', old, '--reason', 'Bổ sung số liệu.', '--out', out],
];
const verify = async (...files: readonly string[]) =>
  (await runJson(folder, ['verify', ...files, '--roots', 'roots'])).document;
const chainOf = (entry: { problems: { code: string }[] }) =>
  entry.problems.map(({ code }) => code).filter((code) => code.startsWith('amendment-'));
const answer = (result: string) =>
  writeFile(
    path.join(folder, 'answers.json'),
    JSON.stringify({ ...smallAnswers, answers: [{ item: '1.1.a', status: 'done', result }] }),
  );

beforeAll(async () => {
  folder = await aReturnFolder();
  await runJson(folder, signedReturn);
  await answer('Đã phân công trực 24/7, 3 người.');
  await runJson(folder, amend('out.pdf', 'second.pdf'));
  await answer('Đã phân công trực 24/7, 5 người.');
  await runJson(folder, amend('second.pdf', 'third.pdf'));
}, 60_000);

describe('an amended return', { timeout: 60_000 }, () => {
  it('continues return and version of the file it replaces, and is valid beside it', async () => {
    const [first, second, third] = await verify('out.pdf', 'second.pdf', 'third.pdf');
    expect([first.verdict, second.verdict, third.verdict]).toEqual(['valid', 'valid', 'valid']);
    expect(chainOf(first)).toEqual(['amendment-superseded']);
    expect([...chainOf(second), ...chainOf(third)]).toEqual(['amendment-superseded']);
    expect(second.payload).toMatchObject({ returnId: first.payload.returnId, version: 2 });
    expect(third.payload).toMatchObject({ version: 3, amendment: { number: 2, replaces: { version: 2 } } });
  });

  it('tells of a replaced file that was not given, which makes nothing invalid', async () => {
    const [third] = await verify('third.pdf');
    expect(third.verdict).toBe('valid');
    expect(chainOf(third)).toEqual(['amendment-original-missing']);
  });

  it('is refused when a version between two files is left out', async () => {
    const [first, third] = await verify('out.pdf', 'third.pdf');
    expect([first.verdict, third.verdict]).toEqual(['valid', 'invalid']);
    expect(chainOf(third)).toEqual(['amendment-chain-broken']);
  });

  it('leaves both open when two of them replace the same file, and what continues one', async () => {
    await answer('Đã phân công trực 24/7, 4 người.');
    await runJson(folder, amend('out.pdf', 'rival.pdf'));
    const [first, ...rivals] = await verify('out.pdf', 'second.pdf', 'rival.pdf', 'third.pdf');
    expect(first.verdict).toBe('valid');
    expect(rivals.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'indeterminate',
      'indeterminate',
      'indeterminate',
    ]);
    const [second, rival, third] = rivals.map(chainOf);
    expect([second, rival]).toEqual([['amendment-forked'], ['amendment-forked']]);
    expect(third).toEqual(['amendment-behind-fork']);
  });

  it('is refused beside another file of the version it replaces', async () => {
    await answer('Đã phân công trực 24/7, 4 người.');
    await runJson(folder, amend('out.pdf', 'fork.pdf'));
    const [, third] = await verify('fork.pdf', 'third.pdf');
    expect(third.verdict).toBe('invalid');
    expect(chainOf(third)).toEqual(['amendment-chain-broken']);
  });

  it('is not made of an altered file, of the return of another unit, or over the replaced file', async () => {
    const bytes = await readFile(path.join(folder, 'out.pdf'));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    await writeFile(path.join(folder, 'altered.pdf'), bytes);
    const altered = await runJson(folder, amend('altered.pdf', 'x.pdf'));
    expect(altered.exitCode).toBe(2);
    expect(problemsOf(altered.document)).toEqual(['altered.pdf amendment-original-invalid']);
    const over = await runJson(folder, [...amend('out.pdf', 'out.pdf'), '--overwrite']);
    expect(problemsOf(over.document)).toEqual(['export-over-input']);
    const unit = JSON.parse(await readFile(path.join(folder, 'unit.json'), 'utf8'));
    await copyFile(path.join(folder, 'unit.json'), path.join(folder, 'kept.json'));
    await writeFile(path.join(folder, 'unit.json'), JSON.stringify({ ...unit, code: 'KHAC' }));
    const other = await runJson(folder, amend('out.pdf', 'x.pdf'));
    expect(problemsOf(other.document)).toEqual(['out.pdf amendment-other-return']);
    await copyFile(path.join(folder, 'kept.json'), path.join(folder, 'unit.json'));
    const asset = path.resolve(import.meta.dirname, '../../../assets/directives/tuyen-quang-2024-04.json');
    const directive = JSON.parse(await readFile(asset, 'utf8'));
    const metadata = { ...directive.metadata, subject: `${directive.metadata.subject}.` };
    await writeFile(path.join(folder, 'reworded.json'), JSON.stringify({ ...directive, metadata }));
    const others = amend('out.pdf', 'x.pdf').map((arg) =>
      arg === 'tuyen-quang-2024-04' ? 'reworded.json' : arg,
    );
    const reworded = await runJson(folder, others);
    expect(problemsOf(reworded.document)).toEqual(['out.pdf amendment-other-return']);
  });

  it('needs a reason', async () => {
    const made = await runJson(folder, [...signedReturn, '--replaces', 'out.pdf']);
    expect(made.exitCode).toBe(2);
    expect(problemsOf(made.document)).toEqual(['input-usage']);
  });
});
