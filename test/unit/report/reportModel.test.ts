import { describe, expect, it } from 'vitest';
import { payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import { shownNumbers } from '../../../electron/engine/report/resultTable.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { paragraphs, reportModel } from '../../../shared/domain/reportModel.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';

const modelOf = (payload: Payload) => reportModel(payload, payloadSha256(payload));

describe('the printed model', () => {
  it('says result, reason, completion and responsible official of an item', () => {
    const payload = aPayload({
      answers: [
        anAnswer('1.1.a', { status: 'not-applicable', result: 'Dòng 1\nDòng 2', reason: 'Không quản lý' }),
      ],
    });
    expect(modelOf(payload).rows[0]).toMatchObject({
      id: '1.1.a',
      result: ['Dòng 1', 'Dòng 2'],
      notes: ['Lý do: Không quản lý', 'Hoàn thành ngày 07/05/2024.', 'Phụ trách: Nguyễn Thị Mẫu.'],
      status: 'Không áp dụng',
    });
  });

  it('gives the figures of status and evidence that the payload counts', () => {
    const file = anEvidence('a.pdf');
    const payload = aPayload({
      evidence: [file],
      answers: [
        anAnswer('1.1.a', { evidenceIds: [file.id] }),
        anAnswer('1.1.d', { status: 'nothing-occurred', result: '', completedOn: null }),
      ],
    });
    expect(modelOf(payload).figures.map(({ value }) => value)).toEqual(['18', '1', '0', '16', '1', '0', '1']);
  });

  it('says "Không nêu" for a report without a deadline', () => {
    const payload = aPayload({ complianceReturn: aReturn({ deadline: null }) });
    expect(modelOf(payload).figureNotes[0]).toContain('Hạn báo cáo: Không nêu.');
  });

  it('leaves room for number, day and month that the clerk adds later', () => {
    const { header } = modelOf(aPayload());
    expect(header.number).toMatch(/^Số: \.{13}\/BC-UBND$/);
    expect(header.placeAndDate).toMatch(/^Thử Nghiệm, ngày \.{5} tháng \.{5} năm \.{8}$/);
  });

  it('shows sizes and moments as the screen does', () => {
    const [small, large] = [anEvidence('a', { sizeBytes: 900 }), anEvidence('b', { sizeBytes: 3_250_586 })];
    const payload = aPayload({
      evidence: [small, large],
      answers: [anAnswer('1.1.a', { evidenceIds: [small.id, large.id] })],
    });
    expect(modelOf(payload).evidence).toMatchObject([
      { size: '900 byte', addedAt: '06/05/2024 09:12' },
      { size: '3,1 MB' },
    ]);
  });

  it('drops blank lines and the white space at line ends, nothing else', () => {
    expect(paragraphs('a \r\n\r\n  b\u2028c\n')).toEqual(['a', '  b', 'c']);
    expect(paragraphs(' \n ')).toEqual([]);
  });

  it('draws runs of evidence numbers together', () => {
    expect(shownNumbers([1, 2, 3, 5, 7, 8])).toBe('1–3, 5, 7, 8');
    expect(shownNumbers([])).toBe('');
  });
});
