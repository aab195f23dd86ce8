import { describe, expect, it } from 'vitest';

import { payloadSchema } from '../../../shared/domain/payload.ts';
import { aDirective } from '../../builders/aDirective.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';

describe('the payload of a return', () => {
  it('passes its own schema', () => {
    expect(payloadSchema.safeParse(aPayload()).error).toBeUndefined();
  });

  it('has one entry for each item the unit owes, in the order of the paper', () => {
    const payload = aPayload();
    expect(payload.items).toHaveLength(18);
    expect(payload.items[0]?.id).toBe('1.1.a');
    expect(payload.items.at(-1)?.id).toBe('4.2.a');
    expect(aPayload({ groupId: 'dn-vien-thong-internet' }).items).toHaveLength(26);
  });

  it('counts an item without an answer as not started', () => {
    const { counts } = aPayload();
    expect(counts).toEqual({
      total: 18,
      notStarted: 17,
      inProgress: 0,
      done: 1,
      notApplicable: 0,
      nothingOccurred: 0,
      evidence: 0,
    });
  });

  it('numbers evidence in the order in which the answers first point to it', () => {
    const [roster, photo, unused] = ['lich.pdf', 'anh.jpg', 'thua.txt'].map((name) => anEvidence(name));
    const payload = aPayload({
      evidence: [photo, unused, roster].filter((file) => file !== undefined),
      answers: [
        anAnswer('1.1.b', { evidenceIds: [photo?.id ?? ''] }),
        anAnswer('1.1.a', { evidenceIds: [roster?.id ?? '', photo?.id ?? ''] }),
      ],
    });
    expect(payload.evidence.map(({ number, name, items }) => ({ number, name, items }))).toEqual([
      { number: 1, name: 'lich.pdf', items: ['1.1.a'] },
      { number: 2, name: 'anh.jpg', items: ['1.1.a', '1.1.b'] },
    ]);
    expect(payload.items[0]?.evidence).toEqual([1, 2]);
    expect(payload.counts.evidence).toBe(2);
  });

  it('gives two files of one name different export names, whatever the case', () => {
    const files = [anEvidence('Anh.jpg'), anEvidence('anh.JPG', { id: 'f'.repeat(32) })];
    const payload = aPayload({
      evidence: files,
      answers: [anAnswer('1.1.a', { evidenceIds: files.map(({ id }) => id) })],
    });
    const names = payload.evidence.map(({ exportName }) => exportName.toLowerCase());
    expect(new Set(names).size).toBe(2);
  });

  it('shows only pictures that have an annex copy in the photo annex', () => {
    const shown = anEvidence('a.jpg', { mediaType: 'image/jpeg', annexBlobId: 'b1' });
    const broken = anEvidence('b.jpg', { mediaType: 'image/jpeg', annexBlobId: null });
    const payload = aPayload({
      evidence: [shown, broken],
      answers: [anAnswer('1.1.a', { evidenceIds: [shown.id, broken.id] })],
    });
    expect(payload.evidence.map(({ inPhotoAnnex }) => inPhotoAnnex)).toEqual([true, false]);
  });

  it('brings every text to NFC and replaces unpaired surrogates', () => {
    const payload = aPayload({
      answers: [anAnswer('1.1.a', { result: `${'Đã rà soát'.normalize('NFD')} \ud800.` })],
    });
    expect(payload.items[0]?.result).toBe('Đã rà soát \ufffd.');
  });

  it('keeps the number and day that the unit received', () => {
    const payload = aPayload({
      complianceReturn: aReturn({ directiveReference: { number: '1234', day: 22 } }),
    });
    expect(payload.directive).toMatchObject({ number: '1234', date: { year: 2024, month: 4, day: 22 } });
    expect(payload.openingSentence).toContain('số 1234/UBND-THCB ngày 22 tháng 4 năm 2024');
  });

  it('records that a unit adopted the items of a group', () => {
    const payload = aPayload({
      unit: aUnit({ kind: 'ubnd-xa' }),
      complianceReturn: aReturn({ adoptedGroup: 'ubnd-cap-huyen' }),
    });
    expect(payload.addressee).toMatchObject({ id: 'ubnd-cap-huyen', adopted: true });
  });

  it('keeps the group of the return when the unit becomes another kind', () => {
    const payload = aPayload({ unit: aUnit({ kind: 'so-tttt' }) });

    expect(payload.addressee).toMatchObject({ id: 'ubnd-cap-huyen', adopted: false });
    expect(payload.counts.total).toBe(18);
  });

  it('is refused for a group that the directive does not have', () => {
    expect(() => aPayload({ groupId: 'khong-co' })).toThrow('khong-co');
  });

  it('says the same for the same inputs', () => {
    expect(JSON.stringify(aPayload())).toBe(JSON.stringify(aPayload()));
  });

  it('names the directive without an occasion by its number and issuer', () => {
    const payload = aPayload({ directive: aDirective({ occasion: null }) });
    expect(payload.title).toBe(
      'Kết quả thực hiện Văn bản số …/UBND-THCB tháng 4 năm 2024 của Ủy ban nhân dân tỉnh Tuyên Quang',
    );
  });
});
