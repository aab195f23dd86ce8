import { differingKeys, equalLists, equalValues } from './cosEquality.ts';
import { type CosDict, type CosValue, nameValue, numberValue, textValue } from './cosValues.ts';
import { isAddedToForm, isPreparedName } from './filledFields.ts';
import { reachableFrom } from './references.ts';
import {
  allowOnly,
  catalogOf,
  freshSignature,
  isCertification,
  isSameObject,
  type RevisionChange,
  referenceCount,
  refuse,
  topFields,
} from './revisionChange.ts';
import { resolve, resolveArray, resolveDict } from './strictPdf.ts';
import { structureUpdate } from './structureUpdate.ts';
import { hasPlainLook } from './widgetLook.ts';
import { isWriterEntry } from './writerTraces.ts';

const fieldKeys = [
  'Type',
  'Subtype',
  'FT',
  'T',
  'TU',
  'F',
  'Ff',
  'Rect',
  'P',
  'V',
  'AP',
  'MK',
  'BS',
  'Border',
  'DA',
  'DR',
  'Q',
  'Lock',
  'SV',
  'M',
  'NM',
  'StructParent',
];
/** Added to a form that had none; a form that has them keeps them. */
const formAdditions = ['DR', 'DA', 'SigFlags'];

/**
 * A revision of another program: adds exactly one signed signature field, its widget and appearance, and changes no earlier
 * object but the lists it is appended to. Gives the name of the field; throws `PdfRuleBroken` for everything else.
 */
export function judgeAddition(change: RevisionChange): string {
  const forms = formsOf(change);
  const { number, written } = addedField(change, forms);
  const field = change.fresh.get(number);
  if (field?.kind !== 'dict') return refuse(change, 'added-field');
  const name = checkField(change, field, forms.old);
  const signature = freshSignature(change, field);
  checkCatalog(change, signature.number);
  const lists = new Set<number>([change.root, ...written, ...placeOnPage(change, number, field)]);
  const structure = structureUpdate(change, number);
  for (const [changedNumber, value] of change.changed) {
    const isExpected = lists.has(changedNumber) || structure.changed.has(changedNumber);
    if (!isExpected && !isSameObject(change, changedNumber, value)) return refuse(change, 'object-changed');
  }
  for (const list of lists) {
    // A list with a second use could draw something there.
    const isUsedTwice =
      list !== change.root && !isPage(change.changed.get(list)) && referenceCount(change, list) > 1;
    if (change.changed.has(list) && isUsedTwice) return refuse(change, 'shared-object');
  }
  const withoutPage = [...field.entries].filter(([key]) => key !== 'P').map(([, value]) => value);
  const added = formAdditions.flatMap((key) => forms.now.entries.get(key) ?? []);
  const reached = reachableFrom([...withoutPage, ...added], change.fresh);
  allowOnly(change, new Set([...lists, number, ...reached.numbers, ...structure.fresh]));
  return name;
}

interface Forms {
  readonly old: CosDict | null;
  readonly now: CosDict;
  /** Objects that hold the new form and its list. */
  readonly numbers: readonly number[];
}

function formsOf(change: RevisionChange): Forms {
  const [oldValue, nowValue] = [change.before, change.after].map((source) =>
    catalogOf(source, change.root)?.entries.get('AcroForm'),
  );
  const old = resolveDict(change.before, oldValue);
  const now = resolveDict(change.after, nowValue);
  if (now === null) return refuse(change, 'form');
  const list = now.entries.get('Fields');
  if (!isSamePlace(change, oldValue, nowValue) || !isSamePlace(change, old?.entries.get('Fields'), list))
    return refuse(change, 'form');
  return {
    old,
    now,
    numbers: [nowValue, list].flatMap((value) => (value?.kind === 'ref' ? [value.number] : [])),
  };
}

/** The form has one field more, at the end of its list, and nothing else that matters has changed. */
function addedField(
  change: RevisionChange,
  { old, now, numbers }: Forms,
): { number: number; written: readonly number[] } {
  const before = resolveArray(change.before, old?.entries.get('Fields')) ?? [];
  const after = resolveArray(change.after, now.entries.get('Fields')) ?? [];
  const last = after.at(-1);
  if (last?.kind !== 'ref' || !equalLists(before, after.slice(0, -1))) return refuse(change, 'form-fields');
  const empty: CosDict = { kind: 'dict', entries: new Map() };
  for (const key of differingKeys(old ?? empty, now)) {
    const isAdded = formAdditions.includes(key) && isAddedToForm(change, key, old ?? empty, now);
    const isFlag = key === 'SigFlags' && numberValue(now.entries.get(key)) === 3;
    if (key !== 'Fields' && !isAdded && !isFlag) return refuse(change, 'form');
  }
  return { number: last.number, written: numbers };
}

function checkField(change: RevisionChange, field: CosDict, oldForm: CosDict | null): string {
  const { entries } = field;
  const name = textValue(resolve(change.after, entries.get('T')));
  const taken = topFields(change.before, oldForm).some((other) => other.name === name);
  if (name === null || name === '' || name.includes('.') || taken || isPreparedName(name))
    return refuse(change, 'field-name');
  if ([...entries.keys()].some((key) => !fieldKeys.includes(key))) return refuse(change, 'field-key');
  if (nameValue(entries.get('FT')) !== 'Sig' || nameValue(entries.get('Subtype')) !== 'Widget')
    return refuse(change, 'field-form');
  if (!hasPlainLook(change.after, field)) return refuse(change, 'field-look');
  return name;
}

function checkCatalog(change: RevisionChange, signature: number): void {
  const [old, now] = [catalogOf(change.before, change.root), catalogOf(change.after, change.root)];
  if (old === null || now === null) refuse(change, 'catalog');
  for (const key of differingKeys(old, now)) {
    const certifies =
      key === 'Perms' &&
      change.mayCertify &&
      !old.entries.has(key) &&
      isCertification(now.entries.get(key), signature);
    // `formsOf` has compared the forms behind this key.
    if (key !== 'AcroForm' && !certifies && !isWriterEntry(key, now.entries.get(key)))
      refuse(change, 'catalog');
  }
}

/** The widget is appended to the annotations of one page, or to none when it is not seen. Gives the objects written for it. */
function placeOnPage(change: RevisionChange, widget: number, field: CosDict): readonly number[] {
  const home = field.entries.get('P');
  if (home !== undefined && home.kind !== 'ref') return refuse(change, 'page');
  const changedPages = [...change.changed].filter(
    ([number, value]) => isPage(value) && !equalValues(change.before.objects.get(number), value),
  );
  const number = home?.number ?? changedPages[0]?.[0];
  if (number === undefined) return [];
  const [old, now] = [change.before.objects.get(number), change.after.objects.get(number)];
  if (!isPage(old) || !isPage(now)) return refuse(change, 'page');
  const [oldList, list] = [old.entries.get('Annots'), now.entries.get('Annots')];
  if (differingKeys(old, now).some((key) => key !== 'Annots')) return refuse(change, 'page');
  if (!isSamePlace(change, oldList, list)) return refuse(change, 'page');
  const before = resolveArray(change.before, oldList) ?? [];
  const after = resolveArray(change.after, list) ?? [];
  if (equalLists(before, after)) return [number];
  if (!equalLists([...before, { kind: 'ref', number: widget }], after))
    return refuse(change, 'page-annotations');
  return list?.kind === 'ref' ? [number, list.number] : [number];
}

/** What was written for a list or form may only stand where it stood, or in an object that is new. */
function isSamePlace(change: RevisionChange, old: CosValue | undefined, now: CosValue | undefined): boolean {
  if (old?.kind === 'ref') return equalValues(old, now);
  return now?.kind !== 'ref' || change.fresh.has(now.number);
}

function isPage(value: CosValue | undefined): value is CosDict {
  return value?.kind === 'dict' && nameValue(value.entries.get('Type')) === 'Page';
}
