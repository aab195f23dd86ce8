import type { TrailChange, TrailFilter, TrailLine, TrailPart } from '../../shared/domain/auditTrail.ts';
import { foldForSearch } from '../../shared/domain/search.ts';
import {
  type AuditNames,
  actionWords,
  fieldWords,
  kindOf,
  leafFields,
  objectWords,
  valueWords,
} from '../../shared/text/auditWords.ts';
import { showMoment } from '../../shared/text/showFigures.ts';
import { type Texts, textsOf } from '../../shared/text/textsOf.ts';
import type { OfficerName } from './officers.ts';
import { kinds } from './stored.ts';
import type { AuditEntry, AuditObject, StoredDocument, Vault } from './vault/vault.ts';

// The log of the vault with words in place of codes. Full values come from the history: the log itself cuts long ones.

/** A line before it is known which versions may be put back. */
type ReadLine = Omit<TrailLine, 'parts'> & { readonly parts: readonly ReadPart[] };

/** What entries are told with: gathered once per question. */
export interface TrailContext {
  /** Its history gives whole values and what may be put back. Null: entries of another vault, whose history did not travel. */
  readonly vault: Vault | null;
  readonly names: AuditNames;
  /** Names of the returns in the vault, by id. */
  readonly returns: ReadonlyMap<string, string>;
  /** By slot. */
  readonly officers: ReadonlyMap<string, OfficerName>;
  readonly momentText: (moment: Date) => string;
}

/** Values in the log are cut behind this many UTF-16 units, with `…` in place of the rest. */
const cutAt = 200;

/** Reads entries for one question. `take` gives the line of an entry, or null when it is not asked for. */
export function trailReader(
  context: TrailContext,
  filter: TrailFilter,
): (entry: AuditEntry) => TrailLine | null {
  const texts = textsOf(filter.language);
  const words = foldForSearch(filter.query)
    .split(' ')
    .filter((word) => word !== '');
  const ofItem = wantedObjects(context.vault, filter);
  return (entry) => {
    if (filter.officer !== null && entry.slotId !== filter.officer) return null;
    const at = context.momentText(new Date(entry.at));
    const day = at.slice(0, 10);
    if (filter.from !== null && day < filter.from) return null;
    if (filter.to !== null && day > filter.to) return null;
    const objects = entry.objects.filter((object) => ofItem === null || ofItem(object));
    if (ofItem !== null && objects.length === 0) return null;
    const returnId = returnOf(entry.objects);
    if (filter.returnId !== null && ofItem === null && returnId !== filter.returnId) return null;
    const line: ReadLine = {
      seq: entry.seq,
      at,
      clock: entry.clock,
      officer: officerWords(context, entry.slotId, texts),
      action: actionWords(entry.action, texts),
      recovered: entry.recovered,
      returnName: returnId === null ? null : (context.returns.get(returnId) ?? texts.audit.unknownReturn),
      parts: objects.flatMap((object) => partOf(context, object, texts) ?? []),
    };
    if (words.length > 0 && !hasWords(line, words)) return null;
    return { ...line, parts: line.parts.map((part) => withRestorable(context.vault, part)) };
  };
}

/** Whether nothing of the return can stand before this entry: it made it. */
export function isFirstOf(entry: AuditEntry, returnId: string): boolean {
  return entry.objects.some(({ kind, key, rev }) => kind === kinds.return && key === returnId && rev === 1);
}

/** Full name, else the alias; of a slot that nobody is known by, its first digits. */
export function officerWords(
  { officers }: Pick<TrailContext, 'officers'>,
  slotId: string,
  { audit }: Texts,
): string {
  const officer = officers.get(slotId);
  if (officer === undefined) return audit.formerOfficer(slotId.slice(0, 4));
  if (officer.kind === 'recovery') return audit.recoveryCode;
  const name = officer.fullName ?? officer.alias;
  return officer.isFormer ? audit.former(name) : name;
}

/** Return that the objects of an entry belong to. */
export function returnOf(objects: readonly AuditObject[]): string | null {
  for (const { table, kind, key } of objects) {
    if (table === 'ev') continue;
    const { name, of } = kindOf(kind);
    if (of !== null) return of;
    if (name === kinds.return || name === kinds.texts) return key;
  }
  return null;
}

/** Which objects are asked for; null for all of an entry. */
function wantedObjects(
  vault: Vault | null,
  { returnId, itemId, commonTexts }: TrailFilter,
): ((object: AuditObject) => boolean) | null {
  if (returnId === null) return null;
  if (commonTexts === true) return ({ kind, key }) => kind === kinds.texts && key === returnId;
  if (itemId === null) return null;
  if (vault === null) return ({ kind, key }) => kind === kinds.answer(returnId) && key === itemId;
  return itemObjects(vault, returnId, itemId);
}

/** Objects of one item: its answer, and each file it has or ever had. */
function itemObjects(vault: Vault, returnId: string, itemId: string): (object: AuditObject) => boolean {
  const kind = kinds.answer(returnId);
  const files = filesEver(vault, kind, itemId);
  return (object) =>
    object.table === 'ev'
      ? files.has(object.key)
      : (object.kind === kind && object.key === itemId) ||
        (object.kind === kinds.evidenceOf(returnId) && files.has(object.key));
}

/** Files that versions of an answer name, with the newest version looked at: ids only, forgotten with the vault. */
const filesOfAnswers = new WeakMap<
  Vault,
  Map<string, { readonly rev: number; readonly files: Set<string> }>
>();

function filesEver(vault: Vault, kind: string, itemId: string): ReadonlySet<string> {
  const answers = filesOfAnswers.get(vault) ?? new Map();
  filesOfAnswers.set(vault, answers);
  const known = answers.get(`${kind}/${itemId}`) ?? { rev: 0, files: new Set<string>() };
  const present = vault.read(kind, itemId);
  let version = present.ok && present.value !== null ? present.value : newestKept(vault, kind, itemId);
  if (version !== null) answers.set(`${kind}/${itemId}`, { rev: version.rev, files: known.files });
  while (version !== null && version.rev > known.rev) {
    for (const id of evidenceIdsOf(version)) known.files.add(id);
    const before = vault.versionBefore(kind, itemId, version.rev);
    version = before.ok ? before.value : null;
  }
  return known.files;
}

function newestKept(vault: Vault, kind: string, key: string): StoredDocument | null {
  const kept = vault.versionBefore(kind, key, Number.MAX_SAFE_INTEGER);
  return kept.ok ? kept.value : null;
}

function evidenceIdsOf({ value }: StoredDocument): readonly string[] {
  const ids = (value as { readonly evidenceIds?: unknown }).evidenceIds;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

/** A part before it is known whether its version may be put back: that is asked for shown entries only. */
type ReadPart = Omit<TrailPart, 'restorable'> & { readonly object: AuditObject };

function partOf(context: TrailContext, object: AuditObject, texts: Texts): ReadPart | null {
  const what = objectWords(object, texts, context.names);
  if (what === null) return null;
  const removed = object.sha256 === null;
  const changes = removed || object.table === 'ev' ? [] : changesOf(context, object, texts);
  return { what, removed, changes, object };
}

/** Every told field that differs, whole values; from the history unless the log holds them uncut. */
function changesOf({ vault, names }: TrailContext, object: AuditObject, texts: Texts): TrailChange[] {
  const { kind, key, rev } = object;
  const given = object.changes;
  const isWhole =
    vault === null || (given.length > 0 && !given.some((change) => isCut(change.old) || isCut(change.new)));
  const after = isWhole ? null : versionOr(vault.version(kind, key, rev));
  const before = isWhole ? null : versionOr(vault.versionBefore(kind, key, rev));
  const pairs =
    after === null
      ? given.flatMap(({ field, old, new: next }) => pairsOf(leafFields(old, field), leafFields(next, field)))
      : pairsOf(before === null ? [] : leafFields(before.value), leafFields(after.value));
  return pairs.flatMap(([field, old, next]) => {
    const label = fieldWords(kind, field, texts);
    // An answer is not started until someone says otherwise: its first version says nothing by that.
    if (label === null || ((old === null || old === undefined) && next === 'not-started')) return [];
    const shown = [old, next].map((value) => valueWords(kind, field, value, texts, names));
    const [oldWords = '', newWords = ''] = shown;
    return oldWords === newWords ? [] : [{ label, old: oldWords, new: newWords }];
  });
}

function versionOr(found: ReturnType<Vault['version']>): StoredDocument | null {
  return found.ok ? found.value : null;
}

function isCut(value: unknown): boolean {
  return typeof value === 'string' && value.length >= cutAt && value.endsWith('…');
}

function pairsOf(
  old: readonly (readonly [string, unknown])[],
  next: readonly (readonly [string, unknown])[],
): readonly (readonly [string, unknown, unknown])[] {
  const before = new Map(old);
  const after = new Map(next);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => [field, before.get(field), after.get(field)] as const)
    .filter(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b));
}

function withRestorable(vault: Vault | null, { object, ...part }: ReadPart): TrailPart {
  return { ...part, restorable: vault === null ? null : restorableOf(vault, object) };
}

function restorableOf(vault: Vault, { table, kind, key, rev, sha256 }: AuditObject): TrailPart['restorable'] {
  if (table !== 'doc' || sha256 === null) return null;
  const { name, of } = kindOf(kind);
  const place =
    name === 'answer' && of !== null
      ? ({ part: 'answer', itemId: key, returnId: of } as const)
      : name === 'evidenceOf' && of !== null
        ? ({ part: 'caption', evidenceId: key, returnId: of } as const)
        : name === kinds.texts
          ? ({ part: 'texts', returnId: key } as const)
          : null;
  if (place === null) return null;
  const present = vault.read(kind, key);
  return present.ok && present.value?.rev !== rev ? { ...place, rev } : null;
}

function hasWords(line: ReadLine, words: readonly string[]): boolean {
  const key = foldForSearch(
    [
      String(line.seq),
      showMoment(line.at),
      line.officer,
      line.action,
      line.returnName ?? '',
      ...line.parts.flatMap(({ what, changes }) => [
        what,
        ...changes.flatMap((change) => [change.label, change.old, change.new]),
      ]),
    ].join(' '),
  );
  return words.every((word) => key.includes(word));
}
