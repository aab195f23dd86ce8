import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import type { DraftPages } from '../../../shared/contractAnswers.ts';
import type { AnswerPlace } from '../../../shared/domain/answerPlace.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { readPages, type SetText } from '../report/readPages.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const passphrase = 'mật khẩu đủ dài 2024';
const [pageWidth, pageHeight] = [595.28, 841.89];

async function openReturnOf(engine: EngineCalls) {
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  return expectValue(await engine['returns.create'](aNewReturn)).returnId;
}

async function runsOf(engine: EngineCalls, { previewId }: DraftPages) {
  return readPages(expectValue(await engine['report.showPreview']({ previewId })).bytes);
}

function pagesOf(answer: DraftPages | null): DraftPages {
  if (answer === null) throw new Error('the pages were expected');
  return answer;
}

/** Text of the runs that stand in the rectangle. */
function textIn(runs: readonly SetText[], { page, answer }: AnswerPlace): string {
  const { left, top, width, height } = answer;
  return runs
    .filter(
      (run) =>
        run.page === page &&
        run.left >= left * pageWidth &&
        run.right <= (left + width) * pageWidth + 3 &&
        run.baseline >= top * pageHeight &&
        run.baseline <= (top + height) * pageHeight,
    )
    .map(({ text }) => text.trim())
    .join(' ');
}

/** Every file below the folder by the hash of its bytes. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'));
  const hashes = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [
      file,
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

describe('the pages while a person types', () => {
  it('show saved and unsaved text in the place that each answer is said to have', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);
    const saved = { status: 'done', result: 'Bố trí 06 cán bộ trực 24/7.' } as const;
    expectValue(await engine['answers.save']({ returnId, itemId: '1.1.a', patch: saved, leaving: false }));
    const typed = { answers: { '1.3.d': { result: 'Đã đối chiếu 06 địa chỉ IP của đơn vị' } } };

    const draft = pagesOf(expectValue(await engine['report.draftPages']({ returnId, typed })));

    const runs = await runsOf(engine, draft);
    const place = (id: string) => draft.places.find(({ itemId }) => itemId === id) as AnswerPlace;
    expect(textIn(runs, place('1.1.a'))).toBe('Bố trí 06 cán bộ trực 24/7.');
    expect(textIn(runs, place('1.3.d'))).toBe('Đã đối chiếu 06 địa chỉ IP của đơn vị');
    expect(new Set(draft.places.map(({ itemId }) => itemId)).size).toBe(18);
    expect(draft.pages).toBe(Math.max(...runs.map(({ page }) => page)));
  });

  it('give a place on each page to an answer that is broken over pages', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);
    const result = Array.from({ length: 900 }, (_, at) => `từ${at}`).join(' ');

    const draft = pagesOf(
      expectValue(
        await engine['report.draftPages']({ returnId, typed: { answers: { '1.1.a': { result } } } }),
      ),
    );

    const places = draft.places.filter(({ itemId }) => itemId === '1.1.a');
    const runs = await runsOf(engine, draft);
    expect(places.length).toBeGreaterThan(1);
    expect(places.map((place) => textIn(runs, place)).join(' ')).toBe(result);
  });

  it('are neither written nor logged, and what was typed is not saved', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    const before = await filesIn(path.join(folder, 'vault'));
    const log = expectValue(await engine['audit.overview']({ language: 'vi' })).entries;

    expectValue(
      await engine['report.draftPages']({ returnId, typed: { texts: { direction: 'Đang viết dở' } } }),
    );

    expect(await filesIn(path.join(folder, 'vault'))).toEqual(before);
    expect(expectValue(await engine['audit.overview']({ language: 'vi' })).entries).toBe(log);
    const open = expectValue(await engine['returns.open']({ returnId }));
    expect(open.complianceReturn.texts.direction).toBe('');
  });

  it('are built for the newest of several questions alone', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);
    const ask = (result: string) =>
      engine['report.draftPages']({ returnId, typed: { answers: { '1.1.a': { result } } } });

    const [first, second, third] = await Promise.all([ask('một'), ask('hai'), ask('ba')]);

    expect([expectValue(first), expectValue(second)]).toEqual([null, null]);
    expect((await runsOf(engine, pagesOf(expectValue(third)))).map(({ text }) => text)).toContain('ba');
  });

  it('are the submitted ones, without places, once the return is frozen', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    const kept = expectValue(await engine['returns.open']({ returnId })).road.frozen;

    const typed = { texts: { direction: 'Không còn vào được' } };
    const draft = pagesOf(expectValue(await engine['report.draftPages']({ returnId, typed })));

    expect(draft.places).toEqual([]);
    const { bytes } = expectValue(await engine['report.showPreview'](draft));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept?.sha256);
  });

  it('leave the preview of the export as it is, and are forgotten at the lock', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);
    const preview = expectValue(await engine['report.preview']({ returnId }));
    const draft = pagesOf(expectValue(await engine['report.draftPages']({ returnId, typed: {} })));

    expectValue(await engine['report.showPreview'](preview));
    expectValue(await engine['report.showPreview'](draft));
    expectValue(await engine['vault.lock'](undefined));
    expect(expectCodes(await engine['report.showPreview'](draft))).toEqual(['vault-locked']);
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectCodes(await engine['report.showPreview'](draft))).toEqual(['no-file-chosen']);
  });
});
