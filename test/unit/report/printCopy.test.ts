import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type PrintCopy, printCopy } from '../../../electron/engine/printCopy.ts';
import { payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import { printMark } from '../../../electron/engine/report/pdfFinish.ts';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { findSignatureFields } from '../../../electron/engine/verify/signatureFields.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { required } from '../../support/signedReturn.ts';
import { readPages, runOf, type SetText } from './readPages.ts';
import { renderPayload, smallPhoto } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const photo = anEvidence('phòng trực.jpg', { mediaType: 'image/jpeg', annexBlobId: 'annex' });
const pageHeight = points(formProfile.page.heightMm);

describe('the print copy of a return', () => {
  let payload: Payload;
  let hash: string;
  let copy: PrintCopy;
  let runs: readonly SetText[];

  beforeAll(async () => {
    payload = aPayload({
      evidence: [photo],
      answers: [anAnswer('1.1.a', { evidenceIds: [photo.id] })],
      requiredSignatures: ['head', 'agency'],
    });
    hash = payloadSha256(payload);
    copy = required(await print(payload));
    runs = await readPages(copy.bytes);
  });

  const print = (of: Payload) =>
    printCopy(of, payloadSha256(of), {
      photos: new Map([[photo.sha256, smallPhoto]]),
      fonts: fontsOfTinos,
    });

  it('says on every page that it is one, in the bottom margin, with the hash of the data', () => {
    for (let page = 1; page <= copy.pages; page += 1) {
      const marks = runs.filter((run) => run.page === page && run.text === printMark(hash));
      expect(marks).toHaveLength(1);
      expect(marks[0]).toMatchObject({ isArtifact: true, size: 7 });
      expect(marks[0]?.baseline).toBeGreaterThan(pageHeight - points(formProfile.margins.bottomMm.value));
      expect(marks[0]?.baseline).toBeLessThan(pageHeight - points(5));
      expect(marks[0]?.left).toBeGreaterThan(points(formProfile.margins.leftMm.value) - 1);
    }
  });

  it('says what the file for signing says, with dots where that has fields for the clerk', async () => {
    const body = (all: readonly SetText[]) => all.filter((run) => !run.isArtifact).map(({ text }) => text);
    const file = body(await readPages((await renderPayload(payload)).bytes));
    const printed = body(runs);
    const only = (own: readonly string[], other: readonly string[]) =>
      own.filter((text) => !other.includes(text));

    expect(only(printed, file).join(' ')).toMatch(
      /^Số: \.{13}\/ ?BC-UBND Thử Nghiệm, ngày \.{5} tháng \.{5} năm \.{8}$/,
    );
    expect(only(file, printed).join(' ')).toMatch(/^Số:\s+\/ ?BC-UBND Thử Nghiệm,$/);
    expect(printed).toContain(hash);
  });

  it('leaves 30 mm to sign by hand and has no field, no signature and nothing embedded', () => {
    const [position, name] = [runOf(runs, 'PHÓ CHỦ TỊCH'), runOf(runs, 'Trần Văn Mẫu')];
    expect(name.baseline - position.baseline).toBeGreaterThan(points(30));
    const strict = readStrictPdf(copy.bytes);
    if (!strict.ok) throw new Error(strict.broken.rule);
    expect(findSignatureFields(strict.pdf).fields).toEqual([]);
    expect(strict.pdf.catalog.entries.has('AcroForm')).toBe(false);
    expect(required(extractAttachments(copy.bytes))).toEqual([]);
    expect(Buffer.from(copy.bytes).toString('latin1')).not.toContain('/Widget');
  });

  it('is the same byte for byte each time', async () => {
    expect(required(await print(payload)).sha256).toBe(copy.sha256);
  });
});
