import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HeadTold } from '../../../electron/engine/headKeeper.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import type { TrailFilter, TrailLine, TrailPage } from '../../../shared/domain/auditTrail.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { aReturnOnRoad, type ReturnOnRoad } from '../../support/returnOnRoad.ts';

let road: ReturnOnRoad;
/** What the return on its road already says. */
const firstResult = 'Bố trí 06 cán bộ trực 24/7.';

const all: TrailFilter = {
  language: 'vi',
  query: '',
  officer: null,
  returnId: null,
  itemId: null,
  from: null,
  to: null,
};

/** Every line of a filter, page by page. */
async function linesOf(filter: Partial<TrailFilter> = {}): Promise<readonly TrailLine[]> {
  const lines: TrailLine[] = [];
  let before: number | null = null;
  do {
    const page: TrailPage = expectValue(await road.engine['audit.page']({ ...all, ...filter, before }));
    lines.push(...page.lines);
    before = page.next;
  } while (before !== null);
  return lines;
}
const ofItem = (itemId: string) => linesOf({ returnId: road.returnId, itemId });
const wordsOf = (lines: readonly TrailLine[]) => lines.map(({ action }) => action);

async function attach(name: string, text: string): Promise<string> {
  await writeFile(road.place(name), text);
  const { returnId } = road;
  const [attached] = expectValue(
    await road.engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [road.place(name)] }),
  );
  if (attached?.ok !== true) throw new Error('not attached');
  return attached.value.evidence.id;
}

async function restore(line: TrailLine | undefined) {
  const restorable = line?.parts.find((part) => part.restorable !== null)?.restorable;
  if (restorable == null) throw new Error('nothing to put back');
  const { returnId, rev, ...of } = restorable;
  return road.engine['audit.restore']({ returnId, of, rev });
}

beforeEach(async () => {
  road = await aReturnOnRoad();
});

describe('the log in words', { timeout: 60_000 }, () => {
  it('tells who, when and each changed field before and after, the whole text of long ones', async () => {
    const long = 'Kết quả rất dài. '.repeat(40).trim();
    await road.answer(long);
    await road.answer('Ngắn gọn.');

    const [last, first] = await ofItem('1.1.a');

    expect(last).toMatchObject({ officer: 'Cán bộ 1', clock: 'ok', at: '2024-05-08T10:30:00+07:00' });
    expect(last?.returnName).toMatch(/27\/04\/2024 – 07\/05\/2024$/);
    expect(last?.parts[0]?.what).toBe('Mục 1.1.a');
    expect(last?.parts[0]?.changes).toEqual([{ label: 'Kết quả', old: long, new: 'Ngắn gọn.' }]);
    expect(first?.parts[0]?.changes).toContainEqual({ label: 'Kết quả', old: firstResult, new: long });
  });

  it('has words for everything a return goes through', async () => {
    const evidenceId = await attach('Lịch trực.txt', 'Ca 1: Nguyễn Văn An');
    const { engine, returnId } = road;
    expectValue(await engine['evidence.unlink']({ returnId, itemId: '1.1.a', evidenceId }));
    expectValue(await engine['evidence.link']({ returnId, itemId: '1.1.a', evidenceId }));
    expectValue(
      await engine['evidence.setCaption']({ returnId, evidenceId, caption: 'Lịch trực lễ', leaving: true }),
    );
    expectValue(
      await engine['returns.saveTexts']({
        returnId,
        patch: { direction: 'Đã ban hành văn bản.' },
        leaving: true,
      }),
    );
    expectValue(await engine['returns.saveDetails']({ returnId, patch: { deadline: '2024-05-09' } }));
    expectValue(await engine['unit.save']({ ...aUnit(), place: 'Chiêm Hóa mới' }));
    await road.send('gui.pdf');
    expectValue(await engine['road.amend']({ returnId, reason: 'Bổ sung số liệu.' }));

    const lines = await linesOf();

    const told = JSON.stringify(
      lines.map(({ action, parts }) => [action, parts.map(({ what, changes }) => [what, changes])]),
    );
    expect(told).not.toMatch(/not-started|in-progress|evidenceIds|completedOn|blobId|"[a-z]+-[a-z-]+"/);
    expect(told).not.toContain('phiên bản khác của chương trình');
    expect(told).not.toContain('Dữ liệu của chương trình');
    expect(told).toContain('Lịch trực.txt');
    expect(told).toContain('"label":"Hạn báo cáo","old":"","new":"09/05/2024"');
    expect(told).toContain('"label":"Địa danh"');
    expect(told).toContain('"label":"Chữ ký cần có","old":"","new":"Lãnh đạo"');
    expect(told).toContain('"label":"Lý do","old":"","new":"Bổ sung số liệu."');
    expect(wordsOf(lines).at(-1)).toBe('Tạo kho dữ liệu');
    expect(wordsOf(await linesOf({ language: 'en' })).at(-1)).toBe('Vault made');
  });

  it('finds entries by words with and without marks, by officer, return and days', async () => {
    await road.answer('Bố trí trực 24/24.');
    road.test.clock.now = new Date('2024-05-09T02:00:00Z');
    await road.answer('Đã kiểm tra hồ chứa nước.');
    const found = async (filter: Partial<TrailFilter>) =>
      (await linesOf(filter)).flatMap(({ parts }) =>
        parts.flatMap(({ changes }) => changes.map((c) => c.new)),
      );

    expect(await found({ query: 'hồ chứa' })).toEqual(['Đã kiểm tra hồ chứa nước.']);
    expect(await found({ query: 'nuoc KIEM tra' })).toEqual(['Đã kiểm tra hồ chứa nước.']);
    expect(await found({ query: 'không có từ này' })).toEqual([]);
    expect(await found({ from: '2024-05-09', to: '2024-05-09' })).toEqual(['Đã kiểm tra hồ chứa nước.']);
    const { returns, officers } = expectValue(await road.engine['audit.overview']({ language: 'vi' }));
    expect(returns.map(({ id }) => id)).toEqual([road.returnId]);
    const ofReturn = await linesOf({ returnId: road.returnId });
    expect(wordsOf(ofReturn)).toEqual([
      'Sửa nội dung',
      'Sửa nội dung',
      'Đổi trạng thái thực hiện',
      'Lập báo cáo',
    ]);
    expect(await linesOf({ officer: officers[0]?.id ?? null })).toHaveLength((await linesOf()).length);
    expect(await linesOf({ officer: 'f'.repeat(32) })).toEqual([]);
  });

  it('flags a clock that went back or jumped within a session', async () => {
    road.test.clock.now = new Date('2024-05-10T03:30:00Z');
    await road.answer('Sau hai ngày.');
    road.test.clock.now = new Date('2014-05-10T03:30:00Z');
    await road.answer('Đồng hồ lùi.');

    expect((await ofItem('1.1.a')).map(({ clock }) => clock)).toEqual(['backwards', 'jump', 'ok']);
  });

  it('writes what was found as CSV that a spreadsheet reads and does not run', async () => {
    await road.answer('=HYPERLINK("http://x"), rồi');
    const { entries, isLogged } = expectValue(
      await road.engine['audit.writeCsv']({ ...all, returnId: road.returnId, path: road.place('log.csv') }),
    );

    const text = await readFile(road.place('log.csv'), 'utf8');
    expect(text.startsWith('\uFEFFSố,Thời điểm,')).toBe(true);
    expect(text).toContain('"\'=HYPERLINK(""http://x""), rồi"');
    expect(text).toMatch(/Mục cuối: số \d+, mã [0-9a-f]{16}/);
    expect(entries).toBe(3);
    expect(isLogged).toBe(true);
    expect(wordsOf(await linesOf())[0]).toBe('Xuất nhật ký ra tệp');
  });

  it('is written as CSV from a vault that is only read, and the call says that the log does not tell it', async () => {
    const { engine, passphrase } = road;
    expectValue(await engine['vault.lock'](undefined));
    expectValue(await engine['vault.unlock']({ passphrase, readOnly: true }));
    const before = wordsOf(await linesOf());

    const written = await engine['audit.writeCsv']({ ...all, path: road.place('log.csv') });

    expect(expectValue(written)).toEqual({
      fileName: 'log.csv',
      entries: before.length,
      isLogged: false,
    });
    expect(await readFile(road.place('log.csv'), 'utf8')).toMatch(/Mục cuối: số \d+, mã [0-9a-f]{16}/);
    expect(wordsOf(await linesOf())).toEqual(before);
  });
});

describe('putting earlier versions back', { timeout: 60_000 }, () => {
  it('brings back an overwritten answer with its evidence, as an action of its own that can be undone', async () => {
    const evidenceId = await attach('Lịch trực.txt', 'Ca 1');
    await road.answer('Bản đúng.');
    const { engine, returnId } = road;
    await road.answer('Bản sai.');
    expectValue(await engine['evidence.unlink']({ returnId, itemId: '1.1.a', evidenceId }));
    const history = await ofItem('1.1.a');
    const wanted = history.find(({ parts }) =>
      parts[0]?.changes.some((change) => change.new === 'Bản đúng.'),
    );

    expect(expectValue(await restore(wanted))).toMatchObject({ missingFiles: 0 });

    const answer = (await road.open()).answers.find(({ itemId }) => itemId === '1.1.a');
    expect(answer).toMatchObject({ result: 'Bản đúng.', evidenceIds: [evidenceId] });
    const [restored, unlinked] = await ofItem('1.1.a');
    expect(restored?.action).toBe('Khôi phục phiên bản trước của kết quả');
    expect(restored?.parts[0]?.changes).toContainEqual({
      label: 'Minh chứng',
      old: '',
      new: 'Lịch trực.txt',
    });
    expect(restored?.parts[0]?.restorable).toBeNull();
    expectValue(await restore(unlinked));
    expect((await road.open()).answers.find(({ itemId }) => itemId === '1.1.a')).toMatchObject({
      result: 'Bản sai.',
      evidenceIds: [],
    });
  });

  it('brings back common texts and captions', async () => {
    const { engine, returnId } = road;
    const evidenceId = await attach('Lịch trực.txt', 'Ca 1');
    for (const text of ['Một', 'Hai']) {
      expectValue(await engine['returns.saveTexts']({ returnId, patch: { direction: text }, leaving: true }));
      expectValue(
        await engine['evidence.setCaption']({ returnId, evidenceId, caption: text, leaving: true }),
      );
    }
    const lines = await linesOf({ returnId });
    const first = (what: RegExp) =>
      lines.find(({ parts: [part] }) => part && what.test(part.what) && part.changes[0]?.new === 'Một');

    expectValue(await restore(first(/^Phần chung/)));
    expectValue(await restore(first(/^Tệp minh chứng/)));

    const open = await road.open();
    expect(open.complianceReturn.texts.direction).toBe('Một');
    expect(open.evidence[0]?.caption).toBe('Một');
    expect(wordsOf(await linesOf({ returnId })).slice(0, 2)).toEqual([
      'Khôi phục chú thích trước',
      'Khôi phục phiên bản trước của phần chung',
    ]);
  });

  it('keeps what was being typed when it is replaced', async () => {
    await road.answer('Bản cũ.');
    const { engine, returnId } = road;
    expectValue(
      await engine['answers.save']({
        returnId,
        itemId: '1.1.a',
        patch: { result: 'Đang gõ' },
        leaving: false,
      }),
    );
    const [old] = await ofItem('1.1.a');
    expectValue(await restore(old));

    const [restored] = await ofItem('1.1.a');
    expect(restored?.parts[0]?.changes).toEqual([{ label: 'Kết quả', old: 'Đang gõ', new: 'Bản cũ.' }]);
  });

  it('is refused for a submitted return, and for versions that are not kept or are the present one', async () => {
    await road.answer('Một.');
    await road.answer('Hai.');
    const [present, old] = await ofItem('1.1.a');
    expect(present?.parts[0]?.restorable).toBeNull();
    const { engine, returnId } = road;
    const of = { part: 'answer', itemId: '1.1.a' } as const;
    expect(expectCodes(await engine['audit.restore']({ returnId, of, rev: 99 }))).toEqual([
      'version-unknown',
    ]);
    expect(expectCodes(await engine['audit.restore']({ returnId, of, rev: 3 }))).toEqual(['version-unknown']);

    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));

    expect(expectCodes(await restore(old))).toEqual(['return-frozen']);
  });
});

describe('the head this PC has seen', { timeout: 60_000 }, () => {
  const seenOf = () => {
    const heads = road.test.events.filter(({ event }) => event === 'audit.head');
    const told = heads.at(-1);
    if (told === undefined) throw new Error('no head was told');
    const { vaultId, ...head } = told.payload as HeadTold;
    return { [vaultId]: head };
  };

  it('is told at unlock and lock, and the log that goes on from it is fine', async () => {
    const { engine, passphrase } = road;
    expect(expectValue(await engine['audit.standing']({ seen: {} }))).toBeNull();
    await road.answer('Một.');
    expectValue(await engine['vault.lock'](undefined));
    const seen = seenOf();
    expectValue(await engine['vault.unlock']({ passphrase }));

    expect(expectValue(await engine['audit.standing']({ seen }))).toBeNull();
  });

  it('says nothing of a backup that was put back in the program', async () => {
    const { engine, passphrase, test } = road;
    expectValue(await engine['audit.standing']({ seen: {} }));
    expectValue(await engine['vault.lock'](undefined));
    const older = await readFile(road.place('vault/vault.db'));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['audit.standing']({ seen: seenOf() }));
    for (const text of ['Một.', 'Hai.', 'Ba.']) await road.answer(text);
    expectValue(await engine['vault.lock'](undefined));
    await writeFile(road.place('vault/vault.db'), older);
    const now = () => test.clock.now;
    const vault = expectValue(
      await openVault({ dir: road.place('vault'), passphrase, now, allowWeakKdf: true }),
    );
    expectValue(vault.transact('vault-restored', () => undefined));
    expectValue(vault.lock());

    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectValue(await engine['audit.standing']({ seen: seenOf() }))).toBeNull();
  });

  it('tells an older vault put back until the person has read it', async () => {
    const { engine, passphrase } = road;
    expectValue(await engine['audit.standing']({ seen: {} }));
    expectValue(await engine['vault.lock'](undefined));
    const database = road.place('vault/vault.db');
    const older = await readFile(database);
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['audit.standing']({ seen: seenOf() }));
    for (const text of ['Một.', 'Hai.', 'Ba.']) await road.answer(text);
    expectValue(await engine['vault.lock'](undefined));
    const seen = seenOf();
    await writeFile(database, older);

    for (let times = 0; times < 2; times += 1) {
      expectValue(await engine['vault.unlock']({ passphrase }));
      const told = expectValue(await engine['audit.standing']({ seen }));
      expect(told?.code).toBe('vault-older-than-seen');
      if (told !== null) expect(problemText(told, 'vi')).toMatch(/đến mục \d+ \(08\/05\/2024 10:30\)/);
      expectValue(await engine['vault.lock'](undefined));
      expect(seenOf()).toEqual(seen);
    }
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['audit.standing']({ seen }));
    expectValue(await engine['audit.acknowledgeHead'](undefined));
    expect(seenOf()).not.toEqual(seen);
    expect(expectValue(await engine['audit.standing']({ seen: seenOf() }))).toBeNull();
  });
});
