import { expect, it } from 'vitest';
import { emptyFreeTexts } from '../../../shared/domain/complianceReturn.ts';
import { unprintedParts } from '../../../shared/domain/unprintedParts.ts';
import { anAnswer } from '../../builders/anAnswer.ts';

it('names each part of a return with characters that the pages cannot show, evidence among its item', () => {
  const found = unprintedParts({
    answers: [
      anAnswer('1.1.a', { result: 'Đã rà soát 24/7.\nXong 👍👍' }),
      anAnswer('1.1.b', { result: 'Không có gì lạ', evidenceIds: ['e1'] }),
      anAnswer('1.1.c', { result: 'Bình thường' }),
    ],
    evidence: [{ id: 'e1', name: 'anh\u202egnp.jpg', caption: '漢' }],
    texts: { ...emptyFreeTexts, proposals: 'Đề xuất ☑' },
  });
  expect(found).toEqual([
    { part: { itemId: '1.1.a' }, characters: ['👍 [U+1F44D]'] },
    { part: { itemId: '1.1.b' }, characters: ['[U+202E]', '漢 [U+6F22]'] },
    { part: { text: 'proposals' }, characters: ['☑ [U+2611]'] },
  ]);
});
