import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePages } from '../../../electron/engine/report/comparePages.ts';
import { type Payload, payloadSchema } from '../../../shared/domain/payload.ts';
import { reportModel } from '../../../shared/domain/reportModel.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { renderPayload } from './renderPayload.ts';

const replacedFile = 'cd'.repeat(32);
const reason = 'Cập nhật số liệu máy trạm.\nBổ sung minh chứng.';

function amended(before: string, after: string): Payload {
  const old = aPayload({ answers: [anAnswer('1.1.a', { result: before })] });
  const file = anEvidence('ảnh.jpg', { mediaType: 'image/jpeg', annexBlobId: 'a' });
  return aPayload({
    complianceReturn: aReturn({ version: 2 }),
    answers: [anAnswer('1.1.a', { result: after, evidenceIds: [file.id] })],
    evidence: [file],
    replaces: { payload: old, sha256: replacedFile, reason },
  });
}

describe('an amended return', { timeout: 60_000 }, () => {
  it('says in its data what it replaces, why, and what changed', () => {
    const { amendment } = amended('Đã vá 20 máy.', 'Đã vá 25 máy.');
    expect(amendment).toMatchObject({
      number: 1,
      replaces: { sha256: replacedFile, version: 1, exportedAt: '2024-05-08T10:30:00+07:00' },
      reason,
      changes: [
        {
          item: '1.1.a',
          fields: [
            { field: 'result', before: 'Đã vá 20 máy.', after: 'Đã vá 25 máy.' },
            { field: 'evidence', before: '' },
          ],
        },
      ],
    });
  });

  it('is counted on from the one before', () => {
    const first = amended('a', 'b');
    const second = aPayload({ replaces: { payload: first, sha256: replacedFile, reason: 'Sửa.' } });
    expect(second.amendment?.number).toBe(2);
  });

  it('names the changes outside the items', () => {
    const texts = { direction: 'Công văn mới.', difficulties: '', proposals: '', contactPoint: '' };
    const changed = aPayload({
      complianceReturn: aReturn({ texts, deadline: '2024-05-09' }),
      replaces: { payload: aPayload(), sha256: replacedFile, reason: 'Sửa.' },
    });
    const fields = changed.amendment?.changes.flatMap((change) => change.fields.map(({ field }) => field));
    expect(changed.amendment?.changes.map(({ item }) => item)).toEqual([null]);
    expect(fields).toContain('direction');
    expect(fields).toContain('deadline');
  });

  it('says it on the pages, word for word', async () => {
    const payload = amended('Đã vá 20 máy.', 'Đã vá 25 máy.');
    const report = await renderPayload(payload);
    expect(report.layout.annexes).toHaveLength(3);
    expect(await comparePages(report, payload, fontsOfTinos)).toEqual([]);
    const other = amended('Đã vá 21 máy.', 'Đã vá 25 máy.');
    expect(await comparePages(report, other, fontsOfTinos)).toContain('amendment');
    const model = reportModel(payload, '');
    expect(model.amendment?.documentType).toBe('BÁO CÁO BỔ SUNG, THAY THẾ (LẦN 1)');
    expect(model.amendment?.changes[0]?.fields[0]?.runs).toContainEqual({ kind: 'removed', text: '20' });
  });

  it('loses nothing of any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (before, after) => {
          const payload = amended(`Trước ${before}`, `Sau ${after} ${'ạ'.repeat(300)}`);
          expect(await comparePages(await renderPayload(payload), payload, fontsOfTinos)).toEqual([]);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('leaves a first return as it was: data without the member are read as one', () => {
    const { amendment: _, ...first } = aPayload();
    expect(payloadSchema.parse(first).amendment).toBeNull();
  });
});
