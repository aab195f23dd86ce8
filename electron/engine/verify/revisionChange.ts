import { equalValues } from './cosEquality.ts';
import { type CosDict, type CosValue, nameValue, PdfRuleBroken, textValue } from './cosValues.ts';
import { eachReference } from './references.ts';
import {
  type ObjectSource,
  type Revision,
  resolve,
  resolveArray,
  resolveDict,
  type StrictPdf,
} from './strictPdf.ts';
import type { Work } from './work.ts';
import { isSameInfo, isSameMetadata } from './writerTraces.ts';

/** One revision beside the document it was appended to. */
export interface RevisionChange {
  readonly before: { readonly objects: ReadonlyMap<number, CosValue> };
  readonly after: ObjectSource;
  readonly root: number;
  readonly info: number | null;
  /** Objects of the revision that were there before. */
  readonly changed: ReadonlyMap<number, CosValue>;
  /** Objects of the revision with numbers nobody used or referred to before. */
  readonly fresh: ReadonlyMap<number, CosValue>;
  /** No signature stands before it, so its own may certify the document. */
  readonly mayCertify: boolean;
  readonly start: number;
  readonly work: Work;
}

/** A field of the form that stands in /Fields itself, with its object number. */
export interface TopField {
  readonly number: number;
  readonly name: string | null;
  readonly dict: CosDict;
}

export function refuse(change: RevisionChange, rule: string): never {
  throw new PdfRuleBroken(rule, change.start);
}

/**
 * Divides a revision into changed and new objects. A new number that an earlier object refers to is refused: what hung in the
 * air when the file was signed must not get a content afterwards.
 */
export function changeOf(
  before: ReadonlyMap<number, CosValue>,
  referred: ReadonlySet<number>,
  revision: Revision,
  { root, info, work }: Pick<StrictPdf, 'root' | 'info' | 'work'>,
  mayCertify: boolean,
): RevisionChange {
  const changed = new Map<number, CosValue>();
  const fresh = new Map<number, CosValue>();
  for (const [number, value] of revision.objects) {
    if (before.has(number)) changed.set(number, value);
    else if (referred.has(number)) throw new PdfRuleBroken('dangling-reference', revision.start);
    else fresh.set(number, value);
  }
  const after = { get: (number: number) => revision.objects.get(number) ?? before.get(number) };
  return {
    before: { objects: before },
    after: { objects: after },
    root,
    info,
    changed,
    fresh,
    mayCertify,
    start: revision.start,
    work,
  };
}

export function catalogOf(source: ObjectSource, root: number): CosDict | null {
  return resolveDict(source, { kind: 'ref', number: root });
}

export function topFields(source: ObjectSource, form: CosDict | null): readonly TopField[] {
  const items = resolveArray(source, form?.entries.get('Fields')) ?? [];
  return items.flatMap((item) => {
    const dict = resolveDict(source, item);
    if (item.kind !== 'ref' || dict === null) return [];
    return [{ number: item.number, name: textValue(resolve(source, dict.entries.get('T'))), dict }];
  });
}

/** What the first signature may put into the catalog: `/Perms << /DocMDP … >>` with exactly that signature. */
export function isCertification(perms: CosValue | undefined, signature: number): boolean {
  return (
    perms?.kind === 'dict' &&
    perms.entries.size === 1 &&
    equalValues(perms.entries.get('DocMDP'), { kind: 'ref', number: signature })
  );
}

/** The signature dictionary that a field's new /V leads to: an object of this revision. */
export function freshSignature(change: RevisionChange, field: CosDict): { number: number; dict: CosDict } {
  const value = field.entries.get('V');
  const dict = value?.kind === 'ref' ? change.fresh.get(value.number) : undefined;
  if (value?.kind !== 'ref' || dict?.kind !== 'dict') return refuse(change, 'signature-value');
  if (nameValue(dict.entries.get('Type')) !== 'Sig') return refuse(change, 'signature-value');
  return { number: value.number, dict };
}

const countsOf = new WeakMap<RevisionChange, ReadonlyMap<number, number>>();

/** How often the document before refers to an object. Counted once for a revision: several of its objects are asked for. */
export function referenceCount(change: RevisionChange, number: number): number {
  const known = countsOf.get(change);
  if (known !== undefined) return known.get(number) ?? 0;
  const counts = new Map<number, number>();
  for (const object of change.before.objects.values())
    eachReference(object, (reference) => counts.set(reference, (counts.get(reference) ?? 0) + 1));
  countsOf.set(change, counts);
  return counts.get(number) ?? 0;
}

/** Every new object must be one of the allowed ones: nothing is carried along unseen. */
export function allowOnly(change: RevisionChange, allowed: ReadonlySet<number>): void {
  for (const [number, value] of change.fresh)
    if (!allowed.has(number) && !isEmptyFont(value)) refuse(change, 'unreferenced-object');
}

/** `<< /Type /Font >>`, which iText leaves behind and nothing uses. */
function isEmptyFont(value: CosValue): boolean {
  return value.kind === 'dict' && value.entries.size === 1 && nameValue(value.entries.get('Type')) === 'Font';
}

/** Written once more as it was, or with another note of who wrote the file last. */
export function isSameObject(change: RevisionChange, number: number, now: CosValue): boolean {
  const old = change.before.objects.get(number);
  if (equalValues(old, now)) return true;
  if (number === change.info)
    return referenceCount(change, number) === 0 && isSameInfo(change.before, old, change.after, now);
  const metadata = catalogOf(change.before, change.root)?.entries.get('Metadata');
  const isMetadata = metadata?.kind === 'ref' && metadata.number === number;
  return isMetadata && referenceCount(change, number) === 1 && isSameMetadata(old, now, change.work);
}
