import { describe, expect, it } from 'vitest';
import type { ExpectedShape, InputProblems, UsageFault } from '../../../shared/problems/inputProblems.ts';
import { inputProblems as en } from '../../../shared/text/en/inputProblems.ts';
import { inputProblems as vi } from '../../../shared/text/vi/inputProblems.ts';

/** Facts of every code: a new code does not compile until it has some here. */
const facts: { readonly [C in keyof InputProblems]: InputProblems[C] } = {
  'input-unreadable': { file: 'unit.json' },
  'input-too-large': { file: 'unit.json', limitBytes: 64 * 1024 * 1024 },
  'input-encoding': { file: 'unit.json' },
  'input-not-json': { file: 'unit.json', line: 3 },
  'field-twice': { field: 'result', line: 9 },
  'input-shape': { expected: { kind: 'text' } },
  'field-missing': { field: 'period' },
  'field-unknown': { field: 'extra' },
  'input-usage': { fault: 'command-missing', name: '' },
  'unknown-item': { item: '9.9.z' },
  'duplicate-item': { item: '1.1.a' },
  'item-not-applicable-to-unit': { item: '2.1.a' },
  'result-missing': { item: '1.1.a' },
  'reason-missing': { item: '1.1.a' },
  'nothing-occurred-not-allowed': { item: '1.1.a' },
  'date-does-not-exist': { text: '2024-04-31' },
  'characters-unfit': { characters: ['[U+202E]'] },
  'period-reversed': { from: '2024-05-07', to: '2024-04-27' },
  'directive-reference-differs': { given: '13', printed: '12' },
  'evidence-file-missing': { file: 'a.pdf' },
  'evidence-folder-missing': { folder: 'evidence' },
  'evidence-folder-not-given': { file: 'a.pdf' },
  'evidence-outside-folder': { file: '../a.pdf' },
  'caption-without-evidence': { file: 'a.pdf' },
  'unknown-unit-kind': { kind: 'huyen', known: ['ubnd-huyen', 'so'] },
  'unit-not-addressed': { kind: 'ubnd-xa', groups: ['ubnd-cap-huyen'] },
  'adoption-not-needed': { kind: 'so' },
  'adopted-group-unknown': { group: 'x', groups: ['ubnd-cap-huyen'] },
  'directive-unknown': { id: 'x' },
  'directive-quote-not-in-source': { quote: 'Tăng cường' },
  'directive-source-altered': { file: 'x.json' },
  'directive-reference-unknown': { name: 'x' },
  'directive-duplicate-id': { id: '1.1.a' },
  'return-unknown': { id: 'x' },
  'return-addressee-unknown': { subject: 'ứng phó thiên tai', group: 'nhom-moi' },
};
const shapes: readonly ExpectedShape[] = [
  ...(['text', 'text-not-empty', 'number', 'whole-number', 'true-or-false', 'list'] as const),
  ...(['list-not-empty', 'object', 'day', 'uuid', 'other'] as const),
].map((kind): ExpectedShape => ({ kind }));
const faults: readonly UsageFault[] = [
  ...([
    'command-missing',
    'command-unknown',
    'option-unknown',
    'option-missing',
    'option-without-value',
  ] as const),
  ...(['option-twice', 'options-exclude', 'signing-way-missing', 'argument-missing'] as const),
  ...([
    'argument-unexpected',
    'time-invalid',
    'time-in-future',
    'seal-width-invalid',
    'day-invalid',
    'language-unknown',
  ] as const),
];

describe.each([
  ['Vietnamese', vi],
  ['English', en],
])('input problem in %s', (_, texts) => {
  it.each(Object.entries(facts))('%s says what happened, what it means and what to do', (code, codeFacts) => {
    const write = texts[code as keyof InputProblems] as (given: unknown) => string;
    const text = write(codeFacts);
    expect(text.match(/[.:](?=\s|$)/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/!|vui lòng|thành công|please|successfull?y|undefined|\bfile\b.*\btệp\b/i);
    expect(text.normalize('NFC')).toBe(text);
  });

  it('has a word for every shape and fault', () => {
    const all = [
      ...shapes.map((expected) => texts['input-shape']({ expected })),
      ...faults.map((fault) => texts['input-usage']({ fault, name: 'X' })),
      texts['input-shape']({ expected: { kind: 'one-of', values: ['a'] } }),
      texts['input-shape']({ expected: { kind: 'like', example: 'BC-UBND' } }),
      ...(['at-least', 'at-most', 'characters-at-most', 'entries-at-most'] as const).map((kind) =>
        texts['input-shape']({ expected: { kind, limit: 3 } }),
      ),
      texts['input-not-json']({ file: 'a.json', line: null }),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const text of all) expect(text).not.toContain('undefined');
  });
});
