import type { Problem } from '../problems.ts';
import { failAll, problem, type Result, succeed } from '../result.ts';
import { type Directive, directiveSchema, type Span } from './directive.ts';
import { schemaProblems } from './schemaProblems.ts';

/**
 * Checks a directive document: its schema, then that every quotation stands in the source at its span, that ids are
 * unique and that names it refers to are declared. All problems at once.
 */
export function checkDirective(json: unknown): Result<Directive> {
  const parsed = directiveSchema.safeParse(json);
  if (!parsed.success) return failAll(schemaProblems(parsed.error, json));
  const directive = parsed.data;
  const problems = [
    ...quoteProblems(directive),
    ...duplicateProblems(directive),
    ...referenceProblems(directive),
  ];
  return problems.length === 0 ? succeed(directive) : failAll(problems);
}

interface Quote {
  readonly verbatim: string;
  readonly span: Span;
  readonly path: string;
}

function quotesOf(directive: Directive): readonly Quote[] {
  const at = (path: string) => (quote: { verbatim: string; span: Span }, index: number) => ({
    verbatim: quote.verbatim,
    span: quote.span,
    path: `${path}[${index}]`,
  });
  const { orderingPhrase } = directive;
  return [
    ...directive.recipients.map(at('recipients')),
    ...directive.legalBases.map(at('legalBases')),
    ...(orderingPhrase === null ? [] : [{ ...orderingPhrase, path: 'orderingPhrase' }]),
    ...directive.sections.flatMap((section, index) => [
      ...(section.heading === null || section.headingSpan === null
        ? []
        : [{ verbatim: section.heading, span: section.headingSpan, path: `sections[${index}].heading` }]),
      ...section.sentences.map(at(`sections[${index}].sentences`)),
      ...section.items.map(at(`sections[${index}].items`)),
    ]),
    ...directive.distribution.map(at('distribution')),
  ];
}

function quoteProblems(directive: Directive): readonly Problem[] {
  const { text } = directive.source;
  return quotesOf(directive)
    .filter(
      ({ verbatim, span }) =>
        text.slice(span.start, span.end) !== verbatim || verbatim !== verbatim.normalize('NFC'),
    )
    .map(({ verbatim, path }) => problem('directive-quote-not-in-source', { quote: verbatim }, path));
}

function duplicateProblems(directive: Directive): readonly Problem[] {
  const { sections } = directive;
  const idLists = [
    sections.flatMap(({ items }) => items.map(({ id }) => id)),
    sections.flatMap(({ sentences }) => sentences.map(({ id }) => id)),
    [...directive.recipients, ...directive.actors].map(({ id }) => id),
    directive.contacts.map(({ id }) => id),
  ];
  return idLists.flatMap((ids) =>
    ids.filter((id, index) => ids.indexOf(id) < index).map((id) => problem('directive-duplicate-id', { id })),
  );
}

function referenceProblems(directive: Directive): readonly Problem[] {
  const addressees = [...directive.recipients, ...directive.actors];
  const ids = new Set(addressees.map(({ id }) => id));
  const names = new Set(addressees.map(({ name }) => name));
  const unknown = (name: string, path: string) => problem('directive-reference-unknown', { name }, path);
  return [
    ...directive.actors.flatMap(({ memberOf }, index) =>
      directive.recipients.some(({ id }) => id === memberOf)
        ? []
        : [unknown(memberOf, `actors[${index}].memberOf`)],
    ),
    ...Object.entries(directive.addressedKinds).flatMap(([kind, id]) =>
      ids.has(id) ? [] : [unknown(id, `addressedKinds["${kind}"]`)],
    ),
    ...directive.sections.flatMap(({ appliesTo, items, sentences }, index) => [
      ...(appliesTo === 'all' ? [] : appliesTo)
        .filter((name) => !names.has(name))
        .map((name) => unknown(name, `sections[${index}].appliesTo`)),
      ...items.flatMap(({ sentence }, at) =>
        sentences.some(({ id }) => id === sentence)
          ? []
          : [unknown(sentence, `sections[${index}].items[${at}].sentence`)],
      ),
    ]),
  ];
}
