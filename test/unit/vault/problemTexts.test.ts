import { describe, expect, test } from 'vitest';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { evidenceProblems } from '../../../shared/text/vi/evidenceProblems.ts';
import { vaultProblems } from '../../../shared/text/vi/vaultProblems.ts';

const facts = {
  name: 'biên bản.pdf',
  file: 'bản sao.pdf',
  label: 'Cán bộ 2',
  host: 'MAY-01',
  since: '2026-11-02T08:05:00.000Z',
  user: 'UBND\\mau',
  isHere: false,
  names: ['keyring-PC1.json'],
  length: 160,
  longest: 150,
  reason: 'EACCES',
  item: '1.1.a',
  table: 'doc',
  id: '0123456789abcdef0123456789abcdef',
  minimum: 8,
  seq: 12,
  found: 2,
  supported: 1,
  sizeBytes: 3 * 1024 ** 3,
  limitBytes: 2 * 1024 ** 3,
  missingBytes: 12_345_678,
  freeBytes: 9_876_543,
  previousGenerationReadable: true,
};
const codesOfArea = [...Object.keys(vaultProblems), ...Object.keys(evidenceProblems)] as ProblemCode[];
const sentence = (code: ProblemCode, language: 'vi' | 'en', given: object = facts) =>
  problemText({ code, facts: given } as unknown as Problem, language);

describe('problems of vault and evidence', () => {
  test.each(codesOfArea)('%s says what happened, what it means and what to do, in both languages', (code) => {
    for (const language of ['vi', 'en'] as const) {
      const text = sentence(code, language);
      const sentences = text.split(/[.?](?:\s|$)/).filter((part) => part.trim() !== '');
      expect(sentences.length, text).toBeGreaterThanOrEqual(3);
      expect(text).not.toMatch(/!|undefined|null|NaN|\[object/);
      expect(text).toBe(text.normalize('NFC'));
    }
    expect(sentence(code, 'vi')).not.toMatch(/vui lòng|thành công|\bfile\b|uỷ|hoà|khoá/i);
    expect(sentence(code, 'en')).not.toMatch(/\b(please|sorry|oops|invalid|something went wrong)\b/i);
  });

  test('figures and times are written the Vietnamese way', () => {
    expect(sentence('evidence-too-large', 'vi')).toContain('3,00 GB');
    const limitBytes = 2 * 1024 ** 3;
    const justAbove = { name: 'a', sizeBytes: limitBytes + 1, limitBytes };
    expect(sentence('evidence-too-large', 'vi', justAbove)).toMatch(/2,01 GB, vượt giới hạn 2,00 GB/);
    expect(sentence('disk-full', 'vi')).toContain('13 MB');
    expect(sentence('disk-full', 'vi', { missingBytes: null })).not.toMatch(/thiếu/);
    expect(sentence('vault-in-use', 'vi')).toContain('từ 08:05 02/11/2026');
    expect(sentence('vault-in-use', 'vi', { host: '', user: '', since: '', isHere: true })).toContain(
      'ở một cửa sổ khác',
    );
    expect(sentence('vault-keyring-damaged', 'vi', { previousGenerationReadable: false })).toContain(
      'bản sao lưu',
    );
  });
});
