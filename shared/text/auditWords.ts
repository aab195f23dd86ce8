import { isIsoDay, showDay } from '../domain/dates.ts';
import { shortFingerprint, showMoment, showSha256 } from './showFigures.ts';
import type { Texts } from './textsOf.ts';

// The words of one entry of the vault's log: which field is called what, and how its values read. Every value goes
// through here, so that no code of the program is ever shown.

/** What the words need to know of the rest of the vault. */
export interface AuditNames {
  /** Name of an evidence file; null when it is no longer in the vault. */
  readonly evidence: (id: string) => string | null;
  readonly unitKind: (id: string) => string | null;
  readonly group: (id: string) => string | null;
  /** Whose a root, a revocation list or a certificate of a unit is, also after it was removed; null when nothing of it is kept. */
  readonly trusted: (kind: string, key: string) => string | null;
}

/** A kind of document as the log knows it: the part before `/`, and what follows. */
export function kindOf(kind: string): { readonly name: string; readonly of: string | null } {
  const cut = kind.indexOf('/');
  return cut < 0 ? { name: kind, of: null } : { name: kind.slice(0, cut), of: kind.slice(cut + 1) };
}

type FieldGroup = keyof Texts['audit']['fields'];

/** Documents whose fields are told one by one; of the others only what happened to them. */
const fieldGroups: Readonly<Record<string, FieldGroup>> = {
  answer: 'answer',
  returnTexts: 'texts',
  return: 'return',
  evidenceOf: 'caption',
  exportOf: 'export',
  roadOf: 'road',
  unit: 'unit',
  officer: 'officer',
  signatureImage: 'image',
  revocationList: 'list',
  unitIdentity: 'identity',
};

/** The sentence for what was done. */
export function actionWords(action: string, { audit }: Texts): string {
  const known: Readonly<Record<string, string>> = audit.actions;
  return Object.hasOwn(known, action) ? (known[action] ?? audit.unknownAction) : audit.unknownAction;
}

/** What was touched; null for what only the program sees, such as bytes that another object names. */
export function objectWords(
  { table, kind, key }: { readonly table: 'doc' | 'ev'; readonly kind: string; readonly key: string },
  { audit: { what, unknownFile } }: Texts,
  names: AuditNames,
): string | null {
  if (table === 'ev') {
    const file = names.evidence(key);
    return file === null ? null : what.file(file);
  }
  switch (kindOf(kind).name) {
    case 'answer':
      return what.answer(key);
    case 'evidenceOf':
      return what.caption(names.evidence(key) ?? unknownFile);
    case 'revisionOf':
      return what.revision(names.evidence(key) ?? unknownFile);
    case 'returnTexts':
      return what.texts;
    case 'return':
      return what.return;
    case 'exportOf':
      return what.export;
    case 'roadOf':
      return what.road;
    case 'unit':
      return what.unit;
    case 'signatureImage':
      return key === 'seal' ? what.seal : what.hand;
    case 'sealCertificate':
      return what.sealCertificate;
    case 'trustedRoot':
      return what.root(names.trusted(kind, key), shortFingerprint(key));
    case 'revocationList':
      return what.list(names.trusted(kind, key));
    case 'unitIdentity':
      return what.identity(names.trusted(kind, key));
    case 'officer':
      return what.officer;
    case 'recoveryCode':
      return what.recoveryCode;
    case 'transferIdentity':
      return what.transferKey;
    case 'transferOut':
    case 'transferIn':
      return what.transfer;
    case 'vaultCheck':
      return what.check;
    case 'restored':
      return what.restored;
    case 'vault':
      return null;
    default:
      return what.other;
  }
}

/** Label of a field, `head.name` for one inside another; null for what is not told: ids and moments of the program. */
export function fieldWords(kind: string, field: string, { audit }: Texts): string | null {
  const group = fieldGroups[kindOf(kind).name];
  if (group === undefined) return null;
  const labels: Readonly<Record<string, string>> = audit.fields[group];
  return Object.hasOwn(labels, field) ? (labels[field] ?? null) : null;
}

/** A value as people read it; an empty text for nothing. */
export function valueWords(
  kind: string,
  field: string,
  value: unknown,
  texts: Texts,
  names: AuditNames,
): string {
  if (value === null || value === undefined || value === '') return '';
  const { audit } = texts;
  if (typeof value === 'boolean') return value ? audit.yes : audit.no;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.map((each) => valueWords(kind, field, each, texts, names)).join('; ');
  if (typeof value !== 'string') return audit.things(String(Object.keys(value).length));
  switch (`${kindOf(kind).name} ${field}`) {
    case 'answer status':
      return wordOf(texts.status, value);
    case 'answer evidenceIds':
      return names.evidence(value) ?? audit.unknownFile;
    case 'exportOf way':
      return wordOf(texts.home.ways, value);
    case 'roadOf where':
      return wordOf(audit.where, value);
    case 'roadOf role':
    case 'roadOf requiredSignatures':
    case 'unitIdentity role':
      return wordOf(audit.roles, value);
    case 'unit kind':
      return names.unitKind(value) ?? value;
    case 'return adoptedGroup':
      return names.group(value) ?? value;
  }
  if (field.endsWith('sha256') && /^[0-9a-f]{64}$/.test(value)) return showSha256(value);
  if (isIsoDay(value)) return showDay(value);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? showMoment(value) : value;
}

function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** The fields of a document with those inside others: `{head: {name}}` gives `head.name`. A text or list is one field. */
export function leafFields(value: unknown, inside = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[inside, value]];
  return Object.entries(value).flatMap(([name, each]) =>
    leafFields(each, inside === '' ? name : `${inside}.${name}`),
  );
}
