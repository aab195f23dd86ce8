import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { anAnswer } from '../builders/anAnswer.ts';
import { aPayload } from '../builders/aPayload.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { veraPdf, veraPdfMissing, verdictsOf } from '../support/veraPdf.ts';
import { renderPayload } from '../unit/report/renderPayload.ts';

describeUnless(await veraPdfMissing(), 'veraPDF', () => {
  it('calls an amended return with its struck and underlined words PDF/A-3b and PDF/UA-1', {
    timeout: 120_000,
  }, async () => {
    const old = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã vá 20/25 máy trạm.' })] });
    const payload = aPayload({
      answers: [anAnswer('1.1.a', { result: 'Đã vá 25/25 máy trạm, 3/3 máy chủ.' })],
      replaces: { payload: old, sha256: 'ab'.repeat(32), reason: 'Cập nhật số liệu.' },
    });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-amended-'));
    try {
      const file = path.join(folder, 'amended.pdf');
      await writeFile(file, (await renderPayload(payload)).bytes);
      for (const flavour of ['3b', 'ua1'] as const) {
        const output = await veraPdf(flavour, [file]);
        expect(verdictsOf(output), output).toEqual(['PASS']);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
