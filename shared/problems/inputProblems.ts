/** Expected failures of this area: code → the facts its sentence needs. */
export interface InputProblems {
  readonly 'input-unreadable': { readonly file: string };
  readonly 'input-too-large': { readonly file: string; readonly limitBytes: number };
  /** Neither UTF-8 nor UTF-16 with a byte order mark. */
  readonly 'input-encoding': { readonly file: string };
  /** `line` counts from 1; null when the text ends too early. */
  readonly 'input-not-json': { readonly file: string; readonly line: number | null };
  /** A key that stands twice in one object: JSON readers keep only the last, so a text would vanish. */
  readonly 'field-twice': { readonly field: string; readonly line: number };
  readonly 'input-shape': { readonly expected: ExpectedShape };
  readonly 'field-missing': { readonly field: string };
  readonly 'field-unknown': { readonly field: string };
  readonly 'input-usage': { readonly fault: UsageFault; readonly name: string };
  readonly 'unknown-item': { readonly item: string };
  readonly 'duplicate-item': { readonly item: string };
  readonly 'item-not-applicable-to-unit': { readonly item: string };
  readonly 'result-missing': { readonly item: string };
  readonly 'reason-missing': { readonly item: string };
  readonly 'nothing-occurred-not-allowed': { readonly item: string };
  /** `text` as it stands in the input. */
  readonly 'date-does-not-exist': { readonly text: string };
  /** A name, a post or another short text with characters that cannot be printed or seen, each as it is named. */
  readonly 'characters-unfit': { readonly characters: readonly string[] };
  readonly 'period-reversed': { readonly from: string; readonly to: string };
  /** The directive has its own number or day; the input names another. */
  readonly 'directive-reference-differs': { readonly given: string; readonly printed: string };
  readonly 'evidence-file-missing': { readonly file: string };
  readonly 'evidence-folder-missing': { readonly folder: string };
  readonly 'evidence-folder-not-given': { readonly file: string };
  readonly 'evidence-outside-folder': { readonly file: string };
  readonly 'caption-without-evidence': { readonly file: string };
  readonly 'unknown-unit-kind': { readonly kind: string; readonly known: readonly string[] };
  readonly 'unit-not-addressed': { readonly kind: string; readonly groups: readonly string[] };
  /** A unit that is addressed cannot adopt the items of another group. */
  readonly 'adoption-not-needed': { readonly kind: string };
  readonly 'adopted-group-unknown': { readonly group: string; readonly groups: readonly string[] };
  readonly 'directive-unknown': { readonly id: string };
  readonly 'directive-quote-not-in-source': { readonly quote: string };
  readonly 'directive-source-altered': { readonly file: string };
  readonly 'directive-reference-unknown': { readonly name: string };
  readonly 'directive-duplicate-id': { readonly id: string };
  readonly 'return-unknown': { readonly id: string };
  /** A return of the vault answers as an addressee that the directive of this program does not have. */
  readonly 'return-addressee-unknown': { readonly subject: string; readonly group: string };
}

/** What an input document should hold at the path of the problem. */
export type ExpectedShape =
  | {
      readonly kind:
        | 'text'
        | 'text-not-empty'
        | 'number'
        | 'whole-number'
        | 'true-or-false'
        | 'list'
        | 'list-not-empty'
        | 'object'
        | 'day'
        | 'uuid'
        | 'other';
    }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | {
      readonly kind: 'at-least' | 'at-most' | 'characters-at-most' | 'entries-at-most';
      readonly limit: number;
    }
  | { readonly kind: 'like'; readonly example: string };

/** What is wrong with a command line; `name` is the option, command or argument it is about. */
export type UsageFault =
  | 'command-missing'
  | 'command-unknown'
  | 'option-unknown'
  | 'option-missing'
  | 'option-without-value'
  | 'option-twice'
  | 'options-exclude'
  | 'signing-way-missing'
  | 'argument-missing'
  | 'argument-unexpected'
  | 'time-invalid'
  | 'time-in-future'
  | 'seal-width-invalid'
  | 'day-invalid'
  | 'role-unknown'
  | 'size-unknown'
  | 'package-name'
  | 'signatures-unknown'
  | 'amendment-options'
  | 'language-unknown';
