import { differingKeys, equalLists, equalValues } from './cosEquality.ts';
import { type CosDict, type CosValue, hasOnly, nameValue, numberValue } from './cosValues.ts';
import { reachableFrom } from './references.ts';
import { catalogOf, type RevisionChange } from './revisionChange.ts';
import { type ObjectSource, resolve, resolveArray, resolveDict } from './strictPdf.ts';

/** Objects with which a program enters a signature field in the structure of a tagged file. */
export interface StructureUpdate {
  readonly changed: ReadonlySet<number>;
  readonly fresh: ReadonlySet<number>;
}

const nothing: StructureUpdate = { changed: new Set(), fresh: new Set() };
const rootKeys = ['ParentTree', 'ParentTreeNextKey', 'RoleMap'];
const elementKeys = ['Type', 'S', 'P', 'Pg', 'K'];
const objectReferenceKeys = ['Type', 'Obj', 'Pg'];

/**
 * What a revision may do to the structure tree (ISO 32000-1 §14.7): write its parent tree anew with the same entries, and append one
 * element /Form that holds the added widget. All elements that were there stay as they were. `widget` is null where no field was
 * added. Nothing is allowed when the revision does anything else to it.
 */
export function structureUpdate(change: RevisionChange, widget: number | null): StructureUpdate {
  const place = catalogOf(change.before, change.root)?.entries.get('StructTreeRoot');
  if (place?.kind !== 'ref') return nothing;
  const [old, now] = [change.before.objects.get(place.number), change.changed.get(place.number)];
  if (old?.kind !== 'dict' || now?.kind !== 'dict') return nothing;
  const added = addedElement(change, widget);
  if (!isSameRoot(change, old, now, widget, added?.number ?? null)) return nothing;
  const tree = now.entries.get('ParentTree');
  const reached = tree === undefined ? [] : reachableFrom([tree], change.fresh).numbers;
  return {
    changed: new Set(added === null ? [place.number] : [place.number, added.parent]),
    fresh: new Set(added === null ? reached : [...reached, added.number]),
  };
}

/** The one new element, and the old one to whose kids it was appended. */
function addedElement(
  change: RevisionChange,
  widget: number | null,
): { readonly number: number; readonly parent: number } | null {
  if (widget === null) return null;
  for (const [number, value] of change.fresh) {
    if (value.kind !== 'dict' || nameValue(value.entries.get('S')) !== 'Form') continue;
    const { entries } = value;
    const [parent, kid] = [entries.get('P'), resolveDict(change.after, entries.get('K'))];
    const isPlain =
      hasOnly(value, elementKeys) &&
      kid !== null &&
      hasOnly(kid, objectReferenceKeys) &&
      parent?.kind === 'ref';
    if (!isPlain || !equalValues(kid.entries.get('Obj'), { kind: 'ref', number: widget })) continue;
    const [old, now] = [change.before.objects.get(parent.number), change.changed.get(parent.number)];
    if (old?.kind !== 'dict' || now?.kind !== 'dict') continue;
    const kids = resolveArray(change.after, now.entries.get('K')) ?? [];
    const before = resolveArray(change.before, old.entries.get('K')) ?? [];
    change.work.spend('objects', kids.length + before.length);
    const isAppended = equalLists(kids, [...before, { kind: 'ref', number }]);
    if (isAppended && differingKeys(old, now).every((key) => key === 'K'))
      return { number, parent: parent.number };
  }
  return null;
}

function isSameRoot(
  change: RevisionChange,
  old: CosDict,
  now: CosDict,
  widget: number | null,
  element: number | null,
): boolean {
  if (!differingKeys(old, now).every((key) => rootKeys.includes(key))) return false;
  const roles = resolveDict(change.after, now.entries.get('RoleMap'));
  if (!old.entries.has('RoleMap') && roles !== null && roles.entries.size > 0) return false;
  if (old.entries.has('RoleMap') && !equalValues(old.entries.get('RoleMap'), now.entries.get('RoleMap')))
    return false;
  // A smaller one would let the next program give a number twice.
  const [wasNext, isNext] = [old, now].map(({ entries }) => numberValue(entries.get('ParentTreeNextKey')));
  if (wasNext != null && (isNext == null || isNext < wasNext)) return false;
  const [before, after] = [parentsOf(change, change.before, old), parentsOf(change, change.after, now)];
  if (before === null || after === null) return false;
  const parent = widget === null ? null : change.fresh.get(widget);
  const key = parent?.kind === 'dict' ? numberValue(parent.entries.get('StructParent')) : null;
  for (const [number, value] of after) {
    const isAdded =
      !before.has(number) && number === key && equalValues(value, { kind: 'ref', number: element ?? 0 });
    if (!isAdded && !equalValues(before.get(number), value)) return false;
  }
  return [...before.keys()].every((number) => after.has(number));
}

/** The entries of a parent tree without further levels, lists followed; null for every other form. */
function parentsOf(
  { work }: RevisionChange,
  source: ObjectSource,
  root: CosDict,
): ReadonlyMap<number, CosValue> | null {
  const tree = resolveDict(source, root.entries.get('ParentTree'));
  const numbers = resolveArray(source, tree?.entries.get('Nums'));
  if (tree?.entries.size !== 1 || numbers === null || numbers.length % 2 !== 0) return null;
  work.spend('objects', numbers.length);
  const parents = new Map<number, CosValue>();
  for (let i = 0; i < numbers.length; i += 2) {
    const [key, value] = [numberValue(numbers[i]), numbers[i + 1]];
    if (key === null || value === undefined || parents.has(key)) return null;
    const list = resolve(source, value);
    parents.set(key, list?.kind === 'array' ? list : value);
  }
  return parents;
}
