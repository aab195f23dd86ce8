import { describe, expect, it, vi } from 'vitest';
import { extractPayload } from '../../../electron/engine/verify/payload.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { greedyFiles } from '../../support/greedyFiles.ts';
import { trustRoot } from '../../support/signedReturn.ts';

// Without its budget a check would take minutes; the figure only bounds that.
vi.setConfig({ testTimeout: 60_000 });

describe('a small file that describes a great deal of work', () => {
  it.each(greedyFiles.map((file) => [file.name, file] as const))('%s: the check ends', async (_, file) => {
    const entry = verifyPdf(await file.make(1), trustRoot());
    const parts = entry.problems.flatMap(({ code, facts }) =>
      code === 'file-asks-too-much' && 'part' in facts ? [facts.part] : [],
    );

    expect(entry.verdict).not.toBe('valid');
    expect(entry.payload).toBeNull();
    expect(parts).toEqual(file.part === null ? [] : [file.part]);
  });

  it('is told as such to whoever asks for its data alone', async () => {
    const [file] = greedyFiles;
    const bytes = (await file?.make(1)) ?? new Uint8Array();

    expect(extractPayload(bytes)).toMatchObject({
      ok: false,
      problems: [{ code: 'file-asks-too-much', facts: { part: 'values' } }],
    });
  });
});
