import { preparedTextFields, signatureRoles } from '../../../shared/domain/verifyEntry.ts';
import { signatureKeyOrder } from '../signing/signatureSlot.ts';
import { differingKeys, equalTexts } from './cosEquality.ts';
import { type CosDict, type CosValue, nameValue, numberValue } from './cosValues.ts';
import { reachableFrom } from './references.ts';
import {
  allowOnly,
  catalogOf,
  freshSignature,
  isCertification,
  isSameObject,
  type RevisionChange,
  refuse,
  type TopField,
  topFields,
} from './revisionChange.ts';
import { resolveDict } from './strictPdf.ts';
import { structureUpdate } from './structureUpdate.ts';
import { hasPlainLook } from './widgetLook.ts';
import { hasAllResources, isWriterEntry } from './writerTraces.ts';

const signatureKeys: readonly string[] = signatureKeyOrder;
/** What other programs add: which of them signed, and how to reach the signer. */
const foreignSignatureKeys = ['Prop_Build', 'ContactInfo'];
/** Added to a signature field by other programs; one that has them keeps them. */
export const foreignFieldKeys = ['M', 'NM', 'DA', 'DR', 'MK'];
/** Written once more by programs, each in the encoding it prefers. */
const fieldTexts = ['T', 'TU'];
const textFields: readonly string[] = preparedTextFields;

/** Prepared fields that are changed by a revision; [] when it does something else. */
export function preparedFieldsChanged({ before, root, changed }: RevisionChange): readonly TopField[] {
  const form = resolveDict(before, catalogOf(before, root)?.entries.get('AcroForm'));
  return topFields(before, form).filter(
    ({ number, name }) => changed.has(number) && name !== null && isPreparedName(name),
  );
}

export function isPreparedName(name: string): boolean {
  return Object.hasOwn(signatureRoles, name) || textFields.includes(name);
}

/** Whether the dictionary could be the product's own: no other keys, and CAdES. Else another program has filled the field. */
export function isOwnSignature({ entries }: CosDict): boolean {
  return (
    [...entries.keys()].every((key) => signatureKeys.includes(key)) &&
    nameValue(entries.get('SubFilter')) === 'ETSI.CAdES.detached'
  );
}

/**
 * A revision of the product's own: fills exactly one prepared signature field, and number and date only together with the
 * agency's. Another program may fill a prepared signature field too, that field alone (SIGNING.md, "Our own"). Gives the name of the
 * signature field; throws `PdfRuleBroken` for everything else.
 */
export function judgeFilling(change: RevisionChange, fields: readonly TopField[]): string {
  const names = new Map(fields.map((field) => [field.number, field]));
  const signatures = fields.filter(({ name }) => !textFields.includes(name ?? ''));
  const [signature, ...others] = signatures;
  if (signature?.name == null || others.length > 0) return refuse(change, 'one-signature');
  if (fields.length > 1 && signature.name !== 'sig-agency') return refuse(change, 'text-without-agency');

  if (fields.some(({ dict }) => dict.entries.has('V'))) return refuse(change, 'field-filled-twice');
  const changed = change.changed.get(signature.number);
  const value = freshSignature(change, changed?.kind === 'dict' ? changed : signature.dict);
  const isForeign = !isOwnSignature(value.dict);
  // A program that writes its signature as the product does is known by nothing else either.
  const mayBeForeign = fields.length === 1 && signature.name !== 'seal-vault';
  const known = [...signatureKeys, ...foreignSignatureKeys];
  if ([...value.dict.entries.keys()].some((key) => !known.includes(key)))
    return refuse(change, 'signature-key');
  if (isForeign && !mayBeForeign) return refuse(change, 'filled-elsewhere');
  const filled = fields.map((field) => filledField(change, field, { isForeign, mayBeForeign }));
  const parts = filled.flatMap(({ written }) => written);

  const formReference = catalogOf(change.before, change.root)?.entries.get('AcroForm');
  const formNumber = formReference?.kind === 'ref' ? formReference.number : null;
  const structure = structureUpdate(change, null);
  for (const [number, object] of change.changed) {
    const isAllowed = structure.changed.has(number) || isSameObject(change, number, object);
    if (number === change.root) checkCatalog(change, value.number, mayBeForeign);
    else if (number === formNumber) parts.push(...checkForm(change, number, isForeign));
    else if (!names.has(number) && !(mayBeForeign && isAllowed)) return refuse(change, 'object-changed');
  }
  const reached = reachableFrom(parts, change.fresh);
  if (reached.leadsBack && !isForeign) return refuse(change, 'reference-back');
  allowOnly(change, new Set([...reached.numbers, ...(mayBeForeign ? structure.fresh : [])]));
  return signature.name;
}

/** Empty before; now with a value and, as a rule, a new appearance. All else is as it was prepared: rectangle, flags, name. */
function filledField(
  change: RevisionChange,
  { number, name, dict }: TopField,
  { isForeign, mayBeForeign }: { readonly isForeign: boolean; readonly mayBeForeign: boolean },
): { readonly now: CosDict; readonly written: readonly CosValue[] } {
  const now = change.changed.get(number);
  if (now?.kind !== 'dict') return refuse(change, 'field-changed');
  if (dict.entries.has('Kids') || dict.entries.has('Parent')) return refuse(change, 'field-form');
  const isText = textFields.includes(name ?? '');
  const differing = differingKeys(dict, now);
  const mayDiffer = (key: string) => {
    if (key === 'V' || key === 'AP') return true;
    if (fieldTexts.includes(key))
      return mayBeForeign && equalTexts(dict.entries.get(key), now.entries.get(key));
    if (key === 'Rect') return isForeign && isTakenFromSight(now);
    return isForeign && foreignFieldKeys.includes(key) && !dict.entries.has(key);
  };
  if (!differing.every(mayDiffer)) return refuse(change, 'field-changed');
  if (nameValue(dict.entries.get('FT')) !== (isText ? 'Tx' : 'Sig')) return refuse(change, 'field-form');
  if (isText && now.entries.get('V')?.kind !== 'string') return refuse(change, 'text-value');
  if (differing.includes('AP')) checkAppearance(change, now.entries.get('AP'));
  else if (isText) return refuse(change, 'appearance');
  if (!hasPlainLook(change.after, now)) return refuse(change, 'field-look');
  const written = differing.map((key) => now.entries.get(key)).filter((value) => value !== undefined);
  return { now, written };
}

/** `[0 0 0 0]`: what programs write (PDFBox) that sign without a picture. */
function isTakenFromSight({ entries }: CosDict): boolean {
  const sides = entries.get('Rect');
  return (
    sides?.kind === 'array' &&
    sides.items.length === 4 &&
    sides.items.every((side) => numberValue(side) === 0)
  );
}

function checkAppearance(change: RevisionChange, appearance: CosValue | undefined): void {
  const dict = appearance?.kind === 'ref' ? change.fresh.get(appearance.number) : appearance;
  const normal = dict?.kind === 'dict' ? dict.entries.get('N') : undefined;
  const stream = normal?.kind === 'ref' ? change.fresh.get(normal.number) : undefined;
  const isForm =
    stream?.kind === 'stream' &&
    nameValue(stream.dict.entries.get('Subtype')) === 'Form' &&
    !stream.dict.entries.has('OC');
  if (dict?.kind !== 'dict' || dict.entries.size !== 1 || !isForm) refuse(change, 'appearance');
}

function checkCatalog(change: RevisionChange, signature: number, mayBeForeign: boolean): void {
  const [old, now] = [catalogOf(change.before, change.root), catalogOf(change.after, change.root)];
  if (old === null || now === null) refuse(change, 'catalog');
  const differing = differingKeys(old, now).filter(
    (key) => !(mayBeForeign && isWriterEntry(key, now.entries.get(key))),
  );
  const certifies =
    change.mayCertify &&
    differing.every((key) => key === 'Perms') &&
    !old.entries.has('Perms') &&
    isCertification(now.entries.get('Perms'), signature);
  if (differing.length > 0 && !certifies) refuse(change, 'catalog');
}

/** Resources where there were none, or beside those that there were. */
export function isAddedToForm(change: RevisionChange, key: string, old: CosDict, now: CosDict): boolean {
  const [was, is] = [old.entries.get(key), now.entries.get(key)];
  if (was === undefined) return is !== undefined;
  return key === 'DR' && hasAllResources(change.before, was, change.after, is);
}

/** Gives what another program has added for the appearance of its field. */
function checkForm(change: RevisionChange, number: number, isForeign: boolean): readonly CosValue[] {
  const [old, now] = [change.before.objects.get(number), change.changed.get(number)];
  if (old?.kind !== 'dict' || now?.kind !== 'dict') refuse(change, 'form');
  const added = ['DR', 'DA'].filter((key) => isForeign && isAddedToForm(change, key, old, now));
  const differing = differingKeys(old, now).filter((key) => !added.includes(key));
  const flags = (form: CosDict) => numberValue(form.entries.get('SigFlags'));
  const allowed = differing.length === 0 || (differing.length === 1 && differing[0] === 'SigFlags');
  if (!allowed || (differing.length === 1 && (flags(old) !== 1 || flags(now) !== 3))) refuse(change, 'form');
  return added.flatMap((key) => now.entries.get(key) ?? []);
}
