import { namedCharacter, unfitCharacters } from '../../shared/domain/printedCharacters.ts';
import { foldForSearch } from '../../shared/domain/search.ts';
import { type Unit, type UnitKind, unitSchema } from '../../shared/domain/unit.ts';
import type { Texts } from '../../shared/text/textsOf.ts';

/** The profile of the unit as it stands in the fields: every value is the typed text. */
export interface UnitDraft {
  readonly kind: string;
  readonly name: string;
  readonly parent: string;
  readonly symbol: string;
  readonly recipient: string;
  readonly place: string;
  readonly code: string;
  readonly preparerName: string;
  readonly preparerPosition: string;
  readonly headName: string;
  readonly headPosition: string;
  readonly authorityFirst: string;
  readonly authoritySecond: string;
  readonly clerkName: string;
}

export type UnitField = keyof UnitDraft;
export type UnitErrors = Partial<Record<UnitField, string>>;

export const unitFields = ['kind', 'name', 'parent', 'symbol', 'recipient', 'place', 'code'] as const;
export const peopleFields = [
  'preparerName',
  'preparerPosition',
  'headName',
  'headPosition',
  'authorityFirst',
  'authoritySecond',
  'clerkName',
] as const;

export const emptyUnitDraft: UnitDraft = {
  kind: '',
  name: '',
  parent: '',
  symbol: '',
  recipient: '',
  place: '',
  code: '',
  preparerName: '',
  preparerPosition: '',
  headName: '',
  headPosition: '',
  authorityFirst: '',
  authoritySecond: '',
  clerkName: '',
};

export function draftOfUnit(unit: Unit): UnitDraft {
  return {
    kind: unit.kind,
    name: unit.name,
    parent: unit.parent ?? '',
    symbol: unit.symbol,
    recipient: unit.recipient,
    place: unit.place,
    code: unit.code,
    preparerName: unit.preparer.name,
    preparerPosition: unit.preparer.position ?? '',
    headName: unit.head.name,
    headPosition: unit.head.position,
    authorityFirst: unit.head.authority[0] ?? '',
    authoritySecond: unit.head.authority[1] ?? '',
    clerkName: unit.clerk?.name ?? '',
  };
}

/** What the draft would be in the vault; texts in NFC, without blanks at the ends. */
function unitOf(draft: UnitDraft): unknown {
  const text = (field: UnitField) => draft[field].normalize('NFC').trim();
  const optional = (field: UnitField) => text(field) || null;
  const clerk = text('clerkName');
  return {
    formatVersion: 1,
    kind: draft.kind,
    name: text('name'),
    code: text('code'),
    parent: optional('parent'),
    place: text('place'),
    symbol: text('symbol'),
    recipient: text('recipient'),
    preparer: { name: text('preparerName'), position: optional('preparerPosition') },
    head: {
      name: text('headName'),
      position: text('headPosition'),
      authority: [text('authorityFirst'), text('authoritySecond')].filter((line) => line !== ''),
    },
    clerk: clerk === '' ? null : { name: clerk },
  };
}

/** Place in the unit → field of the draft. */
const fieldOfPath: Readonly<Record<string, UnitField>> = {
  'preparer.name': 'preparerName',
  'preparer.position': 'preparerPosition',
  'head.name': 'headName',
  'head.position': 'headPosition',
  'head.authority.0': 'authorityFirst',
  'head.authority.1': 'authoritySecond',
  'clerk.name': 'clerkName',
};

/** The unit, or a sentence for each field that is not right yet. */
export function checkUnitDraft(
  draft: UnitDraft,
  texts: Texts['firstStart'],
):
  | { readonly unit: Unit; readonly errors: UnitErrors }
  | { readonly unit: null; readonly errors: UnitErrors } {
  const parsed = unitSchema.safeParse(unitOf(draft));
  const errors: UnitErrors = unfitErrors(draft, texts);
  if (parsed.success)
    return Object.keys(errors).length === 0 ? { unit: parsed.data, errors } : { unit: null, errors };
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.');
    const field = fieldOfPath[path] ?? (path as UnitField);
    errors[field] ??= sentence(field, draft[field].trim() === '', texts);
  }
  return { unit: null, errors };
}

function unfitErrors(draft: UnitDraft, texts: Texts['firstStart']): UnitErrors {
  const errors: UnitErrors = {};
  for (const field of [...unitFields, ...peopleFields]) {
    const unfit = unfitCharacters(draft[field].trim());
    if (unfit.length > 0) errors[field] = texts.unfit(unfit.map(namedCharacter).join(', '));
  }
  return errors;
}

function sentence(field: UnitField, empty: boolean, texts: Texts['firstStart']): string {
  const missing: Partial<Record<UnitField, string>> = texts.missing;
  const invalid: Partial<Record<UnitField, string>> = texts.invalid;
  return (empty ? missing[field] : invalid[field]) ?? texts.invalid.other;
}

/** The draft with another kind: its suggestions replace fields that are empty or still hold the former suggestion. */
export function withKind(draft: UnitDraft, kindId: string, kinds: readonly UnitKind[]): UnitDraft {
  const before = suggestions(kinds.find(({ id }) => id === draft.kind));
  const after = suggestions(kinds.find(({ id }) => id === kindId));
  const pick = (field: keyof typeof after) =>
    draft[field] === '' || draft[field] === before[field] ? after[field] : draft[field];
  return {
    ...draft,
    kind: kindId,
    symbol: pick('symbol'),
    headPosition: pick('headPosition'),
    authorityFirst: pick('authorityFirst'),
  };
}

function suggestions(kind: UnitKind | undefined) {
  return {
    symbol: kind?.suggested.symbol ?? '',
    headPosition: kind?.suggested.position ?? '',
    authorityFirst: kind?.suggested.authority[0] ?? '',
  };
}

/** `Chiêm Hóa` → `CHIEMHOA`: the letters a unit code may have. */
export function unitCodeOf(text: string): string {
  return foldForSearch(text)
    .toUpperCase()
    .replace(/[^A-Z0-9_-]/g, '')
    .slice(0, 30)
    .replace(/^[_-]+|[_-]+$/g, '');
}
