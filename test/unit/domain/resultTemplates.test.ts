import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statuses } from '../../../shared/domain/answer.ts';
import { blank, resultTemplates, withTemplate } from '../../../shared/domain/resultTemplates.ts';

describe('a ready sentence', () => {
  it('exists for every status, with something to fill in', () => {
    for (const status of statuses) {
      expect(resultTemplates[status].length).toBeGreaterThan(0);
      for (const sentence of resultTemplates[status]) {
        expect(sentence).toContain(blank);
        expect(sentence.normalize('NFC')).toBe(sentence);
        expect(sentence.endsWith('.')).toBe(true);
      }
    }
  });

  it('goes in at the caret, keeps what stands around it and marks its first blank', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.constantFrom(...resultTemplates.done), (text, at, sentence) => {
        const caret = at % (text.length + 1);
        const put = withTemplate(text, caret, caret, sentence);
        expect(put.text.startsWith(text.slice(0, caret))).toBe(true);
        expect(put.text.endsWith(`${sentence}${text.slice(caret)}`)).toBe(true);
        expect(put.text.slice(put.start, put.end)).toBe(blank);
      }),
    );
  });
});
