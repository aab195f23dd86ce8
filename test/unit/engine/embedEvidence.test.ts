import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { openEvidencePlace } from '../../../electron/engine/verify/evidencePlace.ts';
import { extractPayload } from '../../../electron/engine/verify/payload.ts';
import { verifyEvidence } from '../../../electron/engine/verify/verifyEvidence.ts';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';

const limit = 400_000;
const passphrase = 'mật khẩu của gói 2024';

let test: TestEngine;
let engine: EngineCalls;
let returnId: string;
const place = (name: string) => path.join(test.folder, name);

beforeEach(async () => {
  test = await anEngine();
  engine = test.engine;
  expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài 2024', lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const made = await engine['returns.create'](aNewReturn);
  returnId = expectValue(made).returnId;
  const patch = { status: 'done', result: 'Đã cập nhật.' } as const;
  expectValue(await engine['answers.save']({ returnId, itemId: '1.1.a', patch, leaving: true }));
  for (const [name, size] of [
    ['lớn.bin', 900_000],
    ['vừa.bin', 300_000],
    ['nhỏ.bin', 20_000],
  ] as const) {
    await writeFile(place(name), randomBytes(size));
    await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [place(name)] });
  }
});

async function written(name: string, embedEvidence?: number): Promise<Buffer> {
  const way = { kind: 'seal' } as const;
  expectValue(await engine['report.write']({ returnId, embedEvidence, way, path: place(name) }));
  return readFile(place(name));
}

const namesIn = (pdf: Uint8Array) => expectValue(extractAttachments(pdf)).map(({ name }) => name);

describe('evidence embedded on request', () => {
  it('is what fits, smallest first; the size shown before is that of the file within 1 %', async () => {
    for (const embedEvidence of [undefined, limit]) {
      const preview = expectValue(await engine['report.preview']({ returnId, embedEvidence }));
      const pdf = await written('a.pdf', embedEvidence);
      expect(Math.abs(preview.sizeBytes - pdf.length)).toBeLessThan(Math.max(40_000, pdf.length / 100));
      expect(namesIn(pdf)).toEqual(
        embedEvidence === undefined
          ? ['manifest.json', 'return.json']
          : ['manifest.json', 'nhỏ.bin', 'return.json', 'vừa.bin'],
      );
    }
  });

  it('is in the frozen copy, and a package written later fits what was frozen', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head', embedEvidence: limit }));
    const way = { kind: 'unsigned' } as const;
    expectValue(await engine['report.write']({ returnId, way, path: place('frozen.pdf') }));
    const pdf = await readFile(place('frozen.pdf'));
    expect(expectValue(extractPayload(pdf)).evidenceDelivery?.embedded).toEqual([2, 3]);
    expect(namesIn(pdf)).toContain('vừa.bin');

    for (const [form, name] of [
      [{ form: 'zip' }, 'goi.zip'],
      [{ form: 'age', passphrase }, 'goi.zip.age'],
    ] as const) {
      expectValue(await engine['report.writeEvidence']({ returnId, ...form, path: place(name) }));
      const opened = expectValue(await openEvidencePlace(place(name), passphrase));
      const compared = expectValue(await verifyEvidence(pdf, opened));
      expect(compared.report.files.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
    }
  });

  it('is not packed with a short passphrase', async () => {
    const short = { returnId, form: 'age', passphrase: 'ngắn', path: place('goi.age') } as const;
    expect(expectCodes(await engine['report.writeEvidence'](short))).toEqual(['package-passphrase-short']);
  });
});
