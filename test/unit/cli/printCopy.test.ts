import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/engine/directives/directiveSha256.ts';
import { pageTexts } from '../../../electron/engine/report/pageText.ts';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { required } from '../../support/signedReturn.ts';
import { aReturnFolder, problemsOf, runJson, unsignedReturn } from './runCli.ts';

describe('return with a copy for the printer', { timeout: 60_000 }, () => {
  it('writes one that prints the hash of the data of the file', async () => {
    const folder = await aReturnFolder();
    const made = await runJson(folder, [...unsignedReturn, '--print-copy', 'in.pdf']);

    const printed = await readFile(path.join(folder, 'in.pdf'));
    expect(made.document).toMatchObject({
      ok: true,
      printCopy: {
        file: 'in.pdf',
        sha256: sha256Hex(printed),
        sizeBytes: printed.length,
        pages: made.document.pages,
      },
    });
    const attached = required(extractAttachments(await readFile(path.join(folder, 'out.pdf'))));
    const data = attached.find(({ name }) => name === 'return.json');
    const texts = (await pageTexts(printed)).flat().map(({ text }) => text);
    expect(texts).toContain(sha256Hex(data?.bytes ?? new Uint8Array()));
  });

  it('writes over none of its inputs, and not in the place of the return itself', async () => {
    const folder = await aReturnFolder();
    const onto = (file: string) => runJson(folder, [...unsignedReturn, '--overwrite', '--print-copy', file]);
    expect(problemsOf((await onto('unit.json')).document)).toEqual(['export-over-input']);
    const same = await onto('./out.pdf');
    expect(same.exitCode).toBe(2);
    expect(same.document.problems[0].facts).toEqual({
      fault: 'options-exclude',
      name: '--out, --print-copy',
    });
  });
});
