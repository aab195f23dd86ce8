import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  agencyOptions,
  aReturnFolder,
  at,
  problemsOf,
  runCli,
  runJson,
  signedReturn,
  unsignedReturn,
} from './runCli.ts';

let folder = '';
let sha256 = '';
const roots = ['--roots', 'roots'];
const confirm = (file: string, ...options: readonly string[]) => [
  ...['confirm', file, '--field', 'sig-head', ...roots, ...options],
];
const verified = async (file: string, units: string) => {
  const { exitCode, document } = await runJson(folder, ['verify', file, ...roots, '--units', units]);
  const [entry] = document;
  return [exitCode, entry.verdict, entry.signatures[0].identity];
};

beforeAll(async () => {
  folder = await aReturnFolder();
  await runCli(folder, signedReturn);
  await runCli(
    folder,
    unsignedReturn.map((part) => (part === 'out.pdf' ? 'unsigned.pdf' : part)),
  );
  const sign = ['sign', 'unsigned.pdf', '--role', 'head', '--at', at, '--out', 'other.pdf'];
  await runCli(folder, [...sign, ...agencyOptions]);
  await writeFile(
    path.join(folder, 'none.json'),
    JSON.stringify({ kind: 'tuan-thu-confirmed-units', formatVersion: 1, confirmed: [] }),
  );
}, 90_000);

describe('confirm', { timeout: 90_000 }, () => {
  it('shows what is to be compared and writes nothing until the fingerprint is typed', async () => {
    const shown = await runJson(folder, confirm('out.pdf', '--units', 'units.json'));
    expect([shown.exitCode, shown.document.ok, shown.document.identity]).toEqual([1, false, 'first-seen']);
    await expect(readFile(path.join(folder, 'units.json'))).rejects.toThrow();
    sha256 = shown.document.certificate.sha256;

    const told = await runCli(folder, confirm('out.pdf', '--units', 'units.json'));
    expect(told.stdout).toContain(`SHA-256: ${sha256}`);
    expect(told.stdout).toContain(`--certificate ${sha256}`);
    const wrong = ['--units', 'units.json', '--certificate', 'ab'.repeat(32)];
    const refused = await runJson(folder, confirm('out.pdf', ...wrong));
    expect([refused.exitCode, problemsOf(refused.document)]).toEqual([2, ['certificate-not-the-shown']]);
    await expect(readFile(path.join(folder, 'units.json'))).rejects.toThrow();
  });

  it('makes a signer known, and leaves another one of the same unit open', async () => {
    expect(await verified('out.pdf', 'none.json')).toEqual([0, 'valid', 'first-seen']);
    const typed = [
      '--units',
      'units.json',
      '--certificate',
      sha256.toUpperCase().replace(/(..)(?=.)/g, '$1:'),
    ];
    const confirmed = await runJson(folder, confirm('out.pdf', ...typed));
    expect([confirmed.exitCode, confirmed.document.ok]).toEqual([0, true]);
    const kept = await readFile(path.join(folder, 'units.json'));
    expect(JSON.parse(kept.toString()).confirmed).toMatchObject([
      { role: 'head', certificateSha256: sha256 },
    ]);

    expect(await verified('out.pdf', 'units.json')).toEqual([0, 'valid', 'known']);
    expect(await verified('other.pdf', 'units.json')).toEqual([1, 'indeterminate', 'differs']);
    expect((await runJson(folder, confirm('out.pdf', ...typed))).exitCode).toBe(0);
    expect(await readFile(path.join(folder, 'units.json'))).toEqual(kept);
  });

  it('confirms nobody whose signature is not proven', async () => {
    const options = ['confirm', 'out.pdf', '--units', 'new.json', '--field'];
    const refusals = [
      [...options, 'sig-head'],
      [...options, 'sig-agency', ...roots],
      ['confirm', 'unsigned.pdf', '--units', 'new.json', '--field', 'sig-head', ...roots],
    ];
    for (const args of refusals) {
      const ran = await runJson(folder, args);
      expect([ran.exitCode, problemsOf(ran.document)]).toEqual([2, ['identity-not-proven']]);
    }
  });

  it('never takes a file of confirmed units that it cannot read for an empty one', async () => {
    await writeFile(path.join(folder, 'broken.json'), '{"confirmed":[]}');
    for (const file of ['broken.json', 'out.pdf', 'evidence']) {
      const ran = await runJson(folder, confirm('out.pdf', '--units', file));
      expect([ran.exitCode, problemsOf(ran.document)]).toEqual([2, ['units-unreadable']]);
    }
    const gone = await runJson(folder, ['verify', 'out.pdf', ...roots, '--units', 'gone.json']);
    expect([gone.exitCode, problemsOf(gone.document)]).toEqual([2, ['units-unreadable']]);
    expect((await runJson(folder, ['confirm', 'out.pdf'])).document.problems).toHaveLength(2);
  });
});
