import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDirective } from '../../../shared/domain/checkDirective.ts';
import type { Directive } from '../../../shared/domain/directive.ts';

const file = path.resolve(import.meta.dirname, '../../../assets/directives/tuyen-quang-2024-04.json');
const text = await readFile(file, 'utf8');

/** Problems of the first directive after `spoil` changed it. */
function problemsAfter(spoil: (directive: Directive) => unknown): readonly string[] {
  const directive = JSON.parse(text) as Directive;
  const result = checkDirective(spoil(directive) ?? directive);
  return result.ok ? [] : result.problems.map(({ path: place, code }) => `${place ?? ''} ${code}`);
}

describe('directive file', () => {
  it('that is the first directive is accepted', () => {
    expect(problemsAfter((directive) => directive)).toEqual([]);
  });

  it('with a quotation that is not in the source is refused', () => {
    const [section] = (JSON.parse(text) as Directive).sections;
    expect(section?.items[0]?.verbatim).toContain('24/7');
    expect(
      problemsAfter((directive) =>
        JSON.parse(JSON.stringify(directive).replace('"verbatim":"Tăng cường và', '"verbatim":"Giảm và')),
      ),
    ).toEqual(['sections[0].sentences[0] directive-quote-not-in-source']);
  });

  it('with two items of one id is refused', () => {
    expect(
      problemsAfter((directive) =>
        JSON.parse(JSON.stringify(directive).replace('"id":"1.1.b"', '"id":"1.1.a"')),
      ),
    ).toEqual([' directive-duplicate-id']);
  });

  it('with a section for somebody it does not declare is refused', () => {
    expect(
      problemsAfter((directive) => ({
        ...directive,
        addressedKinds: { ...directive.addressedKinds, 'ubnd-xa': 'nobody' },
        actors: [],
      })),
    ).toEqual([
      'addressedKinds["so-tttt"] directive-reference-unknown',
      'addressedKinds["ubnd-xa"] directive-reference-unknown',
      'sections[1].appliesTo directive-reference-unknown',
    ]);
  });

  it('that breaks the schema is told field by field', () => {
    expect(problemsAfter((directive) => ({ ...directive, version: 0, sections: [] }))).toEqual([
      'version input-shape',
      'sections input-shape',
    ]);
  });
});
