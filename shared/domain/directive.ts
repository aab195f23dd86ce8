import { z } from 'zod';
import { isoDaySchema, partialDateSchema } from './dates.ts';

/**
 * A directive as data. Every `verbatim` is a plain NFC string that stands in `source.text` exactly at `span`
 * (UTF-16 code units, end exclusive). What the paper does not say is null; nothing is invented.
 */

const spanSchema = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.infer<typeof spanSchema>;

const quoteSchema = z.strictObject({ verbatim: z.string().min(1), span: spanSchema });

export const itemSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-zđ]+(\.[0-9a-zđ]+)*$/),
  verbatim: z.string().min(1),
  span: spanSchema,
  /** Id of the sentence in `sentences` that the obligation stands in. */
  sentence: z.string().min(1),
  /** Short label for lists; a proposal of the decomposition, never a quotation. */
  label: z.string().min(1),
  /** The words of `verbatim` that this item is about when two items share a phrase. */
  focus: z.string().nullable(),
  /** Words earlier in the sentence that govern this obligation. */
  governingWords: z.string().nullable(),
  deadline: isoDaySchema.nullable(),
  /** Kinds of evidence that would prove it. */
  evidenceKinds: z.array(z.string().min(1)),
  /** Acceptance rule: the item counts as done when each of these is true. */
  doneWhen: z.array(z.string().min(1)).min(1),
  /** Whether an event, warning or condition triggers the item, so that "nothing occurred" is an answer. */
  nothingOccurredAllowed: z.boolean(),
});
export type DirectiveItem = z.infer<typeof itemSchema>;

const sentenceSchema = z.strictObject({
  id: z.string().min(1),
  /** Short group name for the outline; a proposal, never a quotation. */
  label: z.string().min(1),
  verbatim: z.string().min(1),
  span: spanSchema,
  /** Line of the source text, counted from 1. */
  line: z.int().min(1),
});
export type DirectiveSentence = z.infer<typeof sentenceSchema>;

const sectionSchema = z.strictObject({
  number: z.string().nullable(),
  heading: z.string().nullable(),
  headingSpan: spanSchema.nullable(),
  /** `all` = every addressee; otherwise names of recipients or actors. */
  appliesTo: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]),
  sentences: z.array(sentenceSchema).min(1),
  items: z.array(itemSchema).min(1),
});
export type DirectiveSection = z.infer<typeof sectionSchema>;

const contactSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  phones: z.array(z.string().min(1)),
  hotlines: z.array(z.string().min(1)),
  emails: z.array(z.string().min(1)),
  /** Shown as "cần kiểm tra": the contact may be out of date. */
  needsCheck: z.boolean(),
  note: z.string().nullable(),
});

export const directiveSchema = z.strictObject({
  formatVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.int().min(1),
  source: z.strictObject({
    file: z.string().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    text: z.string().min(1),
  }),
  metadata: z.strictObject({
    type: z.string().min(1),
    number: z.string().nullable(),
    symbol: z.string().nullable(),
    issuer: z.array(z.string().min(1)).min(1),
    /** The issuer's name as a running text, e.g. "Ủy ban nhân dân tỉnh Tuyên Quang". */
    issuerName: z.string().min(1),
    place: z.string().nullable(),
    date: partialDateSchema,
    subject: z.string().min(1),
    urgency: z.string().nullable(),
    secrecy: z.string().nullable(),
    signer: z.strictObject({
      capacity: z.string().nullable(),
      position: z.string().min(1),
      name: z.string().min(1),
    }),
  }),
  /** Short name of the occasion for screens and the report title; a proposal, never a quotation. */
  occasion: z.string().nullable(),
  recipients: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        name: z.string().min(1),
        verbatim: z.string().min(1),
        span: spanSchema,
      }),
    )
    .min(1),
  /** Addressees named only by a section, with the recipient group they belong to. */
  actors: z.array(
    z.strictObject({ id: z.string().min(1), name: z.string().min(1), memberOf: z.string().min(1) }),
  ),
  /** Unit kind id → id of the recipient or actor that this kind of unit is. A kind that is absent is not addressed. */
  addressedKinds: z.record(z.string(), z.string()),
  legalBases: z.array(
    z.strictObject({
      verbatim: z.string().min(1),
      span: spanSchema,
      symbol: z.string().nullable(),
      date: partialDateSchema.nullable(),
    }),
  ),
  orderingPhrase: quoteSchema.nullable(),
  deadline: isoDaySchema.nullable(),
  sections: z.array(sectionSchema).min(1),
  contacts: z.array(contactSchema),
  distribution: z.array(quoteSchema),
});
export type Directive = z.infer<typeof directiveSchema>;

/** All items in the order of the paper. */
export function directiveItems(directive: Directive): readonly DirectiveItem[] {
  return directive.sections.flatMap((section) => section.items);
}

export function directiveSentence(directive: Directive, sentenceId: string): DirectiveSentence {
  for (const section of directive.sections) {
    const sentence = section.sentences.find((candidate) => candidate.id === sentenceId);
    if (sentence) return sentence;
  }
  throw new Error(`no sentence ${sentenceId} in directive ${directive.id}`);
}
