import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { TrailFilter, TrailLine, TrailPage } from '../../../shared/domain/auditTrail.ts';
import { expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';
import { aTransferPair, attach, receive, send } from '../../support/transferPair.ts';

const all: TrailFilter = {
  language: 'vi',
  query: '',
  officer: null,
  returnId: null,
  itemId: null,
  from: null,
  to: null,
};

async function linesOf(
  { engine }: Pick<TestEngine, 'engine'>,
  filter: Partial<TrailFilter> = {},
): Promise<readonly TrailLine[]> {
  const lines: TrailLine[] = [];
  let before: number | null = null;
  do {
    const page: TrailPage = expectValue(await engine['audit.page']({ ...all, ...filter, before }));
    lines.push(...page.lines);
    before = page.next;
  } while (before !== null);
  return lines;
}

/** A return taken in, with the log it brought. */
async function received(scope: 'return' | 'vault' = 'vault') {
  const pair = await aTransferPair();
  const { sender, receiver } = pair;
  const { returnId, place } = sender;
  await attach(sender.test, returnId, 'Lịch trực.bin', new Uint8Array([1, 2, 3]));
  const [me] = expectValue(await sender.engine['keys.state'](undefined)).officers;
  const name = { alias: 'Cán bộ 1', fullName: 'Nguyễn Thị Mẫu' };
  expectValue(await sender.engine['keys.renameOfficer']({ slotId: me?.slotId ?? '', ...name }));
  await sender.answer('Trực đủ 24/24.');
  const sent = await linesOf(sender, scope === 'vault' ? {} : { returnId });
  const file = await send(
    sender.engine,
    receiver.engine,
    place('goi.age'),
    scope === 'vault' ? { kind: 'vault' } : { kind: 'return', returnId },
  );
  expectValue(await receive(receiver.engine, file));
  const { trails } = expectValue(await receiver.engine['audit.overview']({ language: 'vi' }));
  const [carried] = trails;
  if (carried === undefined) throw new Error('no log came with the package');
  return { ...pair, sent, carried, file };
}

describe('the log that comes with a package', { timeout: 60_000 }, () => {
  it('reads as it does at the sender, with officers by full name, and stays apart from the own log', async () => {
    const { receiver, sent, carried } = await received();
    const { engine } = receiver;
    expect(carried.name).toMatch(/^Từ kho khác: .+, nhập lúc 08\/05\/2024 13:00/);

    const lines = await linesOf(receiver, { trail: carried.id });

    const words = (line: TrailLine) => [line.seq, line.at, line.officer, line.action];
    // Behind what was sent: the package itself is written into the sender's log after it was made.
    expect(lines.map(words)).toEqual(sent.map(words));
    expect(lines.every(({ officer }) => officer === 'Nguyễn Thị Mẫu')).toBe(true);
    expect(lines.flatMap(({ parts }) => parts).every(({ restorable }) => restorable === null)).toBe(true);
    expect(JSON.stringify(lines)).toContain('Tệp minh chứng “Lịch trực.bin”');
    expect(JSON.stringify(lines)).toContain('Trực đủ 24/24.');
    expect(lines.map(({ parts }) => parts.map(({ changes }) => changes))).toEqual(
      sent.map(({ parts }) => parts.map(({ changes }) => changes)),
    );
    expect((await linesOf(receiver)).map(({ action }) => action)).not.toContain('Lập báo cáo');

    const own = expectValue(await engine['audit.overview']({ language: 'vi' }));
    const theirs = expectValue(await engine['audit.overview']({ language: 'vi', trail: carried.id }));
    expect(theirs.entries).toBe(sent.length);
    expect(theirs.head.mac).not.toBe(own.head.mac);
    expect(theirs.officers.map(({ name }) => name)).toEqual(['Nguyễn Thị Mẫu']);
  });

  it('is searched, filtered and written out like the own one', async () => {
    const { sender, receiver, carried } = await received();
    const trail = carried.id;
    const found = await linesOf(receiver, { trail, query: 'truc du 24' });
    expect(found).toHaveLength(1);
    expect(await linesOf(receiver, { trail, returnId: sender.returnId, itemId: '1.1.a' })).not.toEqual([]);
    expect(await linesOf(receiver, { trail, from: '2031-01-01' })).toEqual([]);
    const target = sender.place('nhat-ky.csv');
    const written = expectValue(
      await receiver.engine['audit.writeCsv']({ ...all, trail, query: 'truc du 24', path: target }),
    );
    expect(written.entries).toBe(1);
    expect(await readFile(target, 'utf8')).toContain('Nguyễn Thị Mẫu');
  });

  it('of one return holds the entries of that return only', async () => {
    const { receiver, sent, carried } = await received('return');
    const lines = await linesOf(receiver, { trail: carried.id });
    expect(lines.length).toBeGreaterThan(0);
    expect(sent.map(({ seq }) => seq)).toEqual(expect.arrayContaining(lines.map(({ seq }) => seq)));
    expect(lines.every(({ returnName }) => returnName !== null)).toBe(true);
  });

  it('is asked for by the id of a package that brought one', async () => {
    const { receiver } = await aTransferPair();
    const asked = await receiver.engine['audit.page']({ ...all, trail: 'ab'.repeat(16), before: null });
    expect(expectCodes(asked)).toEqual(['transfer-trail-unknown']);
  });
});
