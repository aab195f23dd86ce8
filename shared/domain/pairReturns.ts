import type { ChainRule } from '../problems/verifyProblems.ts';
import type { Problem, ProblemCode } from '../problems.ts';
import { problem } from '../result.ts';
import { findingWeight } from './findingWeight.ts';
import { maySpeakOf } from './knownSigners.ts';
import { areApart, isSameReturn } from './sameReturn.ts';
import { type UnlistedPlace, unlistedPlaces } from './unlistedTexts.ts';
import type { Verdict, VerifiedPayload, VerifyEntry } from './verifyEntry.ts';
import { visibleProblem } from './visibleName.ts';

/** What leaves open which of several versions holds: none of them is counted. */
export const forkCodes: readonly ProblemCode[] = [
  'amendment-forked',
  'return-forked',
  'amendment-behind-fork',
];

/** A checked file, as far as pairing looks at it. */
export interface CheckedReturn {
  readonly file: string;
  readonly entry: VerifyEntry;
  /** Of the whole file, lower-case hex; null when it cannot be read. */
  readonly sha256: string | null;
}

/**
 * Pairs each amended return with the one it replaces, by the hash of the replaced file, and adds to its entry what does not fit
 * (SIGNING.md, "Amended returns"): an original that is not among the files is only told; one that is there and does not fit, a
 * version left out between files of one return and an original whose own chain is broken make the amendment invalid; two amendments
 * of one file leave both open and whatever continues either of them, and so do versions of one return that cannot stand in one chain
 * and an amendment that asks for less than its original had. Files of another unit are another return, whatever id they bear. What differs
 * outside every list of changes is told. What a file of unknown signers claims is only told to one whose signers are known. Order and
 * number of the files stay.
 */
export function pairReturns<T extends CheckedReturn>(checked: readonly T[]): readonly T[] {
  const bySha256 = new Map<string, T>();
  for (const each of checked) if (each.sha256 !== null) bySha256.set(each.sha256, each);
  const forks = new Map<CheckedReturn, Problem | null>();
  // Each file of a long chain asks for those of all before it.
  const forkOf = (each: CheckedReturn): Problem | null => {
    const known = forks.get(each);
    if (known !== undefined) return known;
    const found = forkProblem(each, checked);
    forks.set(each, found);
    return found;
  };
  return checked.map((each) => {
    const { entry } = each;
    if (entry.payload === null) return each;
    const broken = chainProblem(entry, checked, bySha256);
    const fork = forkOf(each) ?? behindFork(entry, forkOf, bySha256);
    const fewer = fewerSignatures(entry.payload, bySha256);
    const unlisted = broken === null ? unlistedChanges(entry, bySha256) : null;
    const claimed = claimProblem(each, checked);
    const found = [broken, fork, fewer, unlisted, claimed].filter((one) => one !== null);
    if (found.length === 0) return each;
    const verdict = found.reduce((worst, one) => worseOf(worst, verdictFor(one)), entry.verdict);
    return {
      ...each,
      entry: { ...entry, verdict, problems: [...entry.problems, ...found.map(visibleProblem)] },
    };
  });
}

function verdictFor({ code }: Problem): Verdict {
  if (code === 'amendment-chain-broken') return 'invalid';
  return findingWeight(code) === 'note' ? 'valid' : 'indeterminate';
}

const order: readonly Verdict[] = ['valid', 'indeterminate', 'invalid'];

function worseOf(a: Verdict, b: Verdict): Verdict {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function chainProblem(
  entry: VerifyEntry,
  checked: readonly CheckedReturn[],
  bySha256: ReadonlyMap<string, CheckedReturn>,
): Problem | null {
  const { payload } = entry;
  if (payload === null || payload.amendment === null) return null;
  const { amendment, version } = payload;
  const { sha256, version: replacedVersion } = amendment.replaces;
  const original = bySha256.get(sha256);
  if (original !== undefined) {
    const rule = brokenRule(entry, original.entry) ?? brokenBefore(original, checked, bySha256);
    return rule === null ? null : problem('amendment-chain-broken', { file: original.file, rule });
  }
  const missing = problem('amendment-original-missing', { version: replacedVersion, sha256 });
  if (replacedVersion >= version) return missing;
  const others = checked.filter(
    (other) => isSameReturn(other.entry, entry) && maySpeakOf(other.entry, entry),
  );
  const same = others.find((other) => other.entry.payload?.version === replacedVersion);
  if (same !== undefined) return problem('amendment-chain-broken', { file: same.file, rule: 'sha256' });
  const before = others.find((other) => (other.entry.payload?.version ?? version) < replacedVersion);
  return before === undefined
    ? missing
    : problem('amendment-chain-broken', { file: before.file, rule: 'gap' });
}

/** Which part of the amendment does not continue the original; null when all do. */
function brokenRule({ payload, content }: VerifyEntry, replaced: VerifyEntry): ChainRule | null {
  const { payload: original } = replaced;
  if (original === null || payload === null) return 'original-invalid';
  const { amendment } = payload;
  if (original.returnId !== payload.returnId) return 'return';
  if (original.unit.code !== payload.unit.code) return 'unit';
  if (original.directive.id !== payload.directive.id) return 'directive';
  if (original.directive.sha256 !== payload.directive.sha256) return 'directive-content';
  // Versions that were sent back inside the office leave no file: only the number of the amendment is without gaps.
  if (amendment?.replaces.version !== original.version || payload.version <= original.version)
    return 'version';
  if (amendment.replaces.exportedAt !== original.exportedAt) return 'exported-at';
  if (new Date(payload.exportedAt) < new Date(original.exportedAt)) return 'earlier';
  if (amendment.number !== (original.amendment?.number ?? 0) + 1) return 'number';
  const others = otherPlaces(content, replaced.content);
  // Whoever answers as somebody else answers other items.
  if (others.includes('quotes') && !others.includes('addressee')) return 'directive-content';
  return content?.before === replaced.content?.now ? null : 'changes';
}

/** Where two returns differ outside the texts that a list of changes mentions. */
function otherPlaces(one: VerifyEntry['content'], other: VerifyEntry['content']): readonly UnlistedPlace[] {
  return unlistedPlaces.filter((place) => one?.unlisted[place] !== other?.unlisted[place]);
}

/** Names and sentences may well be others in a later version, but its pages do not say that they are. */
function unlistedChanges(
  { payload, content }: VerifyEntry,
  bySha256: ReadonlyMap<string, CheckedReturn>,
): Problem | null {
  const replaced = payload?.amendment?.replaces.sha256;
  const original = replaced === undefined ? undefined : bySha256.get(replaced);
  if (original === undefined || original.entry.payload === null) return null;
  const places = otherPlaces(content, original.entry.content);
  return places.length === 0 ? null : problem('amendment-unlisted', { file: original.file, places });
}

/** A chain is as good as its worst link. Versions fall from link to link, so this ends. */
function brokenBefore(
  original: CheckedReturn,
  checked: readonly CheckedReturn[],
  bySha256: ReadonlyMap<string, CheckedReturn>,
): ChainRule | null {
  const before = chainProblem(original.entry, checked, bySha256);
  return before?.code === 'amendment-chain-broken' ? 'original-broken' : null;
}

/**
 * Another amendment of the same file that says something else, or another version of the return that is of no chain with this one.
 * Two signed states of one version (by the head alone, then by the agency too) carry the same payload and are no fork.
 */
function forkProblem(each: CheckedReturn, checked: readonly CheckedReturn[]): Problem | null {
  const { entry } = each;
  const speakers = checked.filter((other) => maySpeakOf(other.entry, entry));
  const rival = rivalsOf(entry, speakers).find((other) => isSameReturn(other.entry, entry));
  if (rival !== undefined) return problem('amendment-forked', { file: rival.file });
  // What one of two says of the other by its hash is judged by the rules of the chain.
  const apart = speakers.find(
    (other) => areApart(other.entry, entry) && !isReplacedBy(other, each) && !isReplacedBy(each, other),
  );
  return apart === undefined ? null : problem('return-forked', { file: apart.file });
}

function isReplacedBy({ sha256 }: CheckedReturn, { entry }: CheckedReturn): boolean {
  return sha256 !== null && entry.payload?.amendment?.replaces.sha256 === sha256;
}

function rivalsOf(
  { payload, payloadSha256 }: VerifyEntry,
  checked: readonly CheckedReturn[],
): readonly CheckedReturn[] {
  const replaced = payload?.amendment?.replaces.sha256;
  if (replaced === undefined) return [];
  return checked.filter(
    ({ entry }) =>
      entry.payload?.amendment?.replaces.sha256 === replaced && entry.payloadSha256 !== payloadSha256,
  );
}

/** A file of unknown signers that says it replaces this one, or what this one replaces: anybody can make such a file. */
function claimProblem({ entry, sha256 }: CheckedReturn, checked: readonly CheckedReturn[]): Problem | null {
  const successors = checked.filter(
    (other) => sha256 !== null && other.entry.payload?.amendment?.replaces.sha256 === sha256,
  );
  const claimant = [...rivalsOf(entry, checked), ...successors].find(
    (other) => !maySpeakOf(other.entry, entry),
  );
  return claimant === undefined ? null : problem('amendment-claimed', { file: claimant.file });
}

/** Which of the rivals holds is open, and with it everything that was built on one of them. */
function behindFork(
  { payload: later }: VerifyEntry,
  forkOf: (each: CheckedReturn) => Problem | null,
  bySha256: ReadonlyMap<string, CheckedReturn>,
): Problem | null {
  const replaced = later?.amendment?.replaces.sha256;
  const original = replaced === undefined ? undefined : bySha256.get(replaced);
  const payload = original?.entry.payload;
  // A hash cannot stand in its own file, but nothing here relies on that: versions must fall.
  if (original === undefined || later === null || payload == null || payload.version >= later.version)
    return null;
  return forkOf(original) === null
    ? behindFork(original.entry, forkOf, bySha256)
    : problem('amendment-behind-fork', { file: original.file });
}

/**
 * The signatures of the office that the original had to carry and the amendment does without. The preparer's is none of them: an
 * office may stop asking for it.
 */
function fewerSignatures(
  { amendment, requiredSignatures }: VerifiedPayload,
  bySha256: ReadonlyMap<string, CheckedReturn>,
): Problem | null {
  const original = amendment === null ? undefined : bySha256.get(amendment.replaces.sha256);
  const roles = (original?.entry.payload?.requiredSignatures ?? []).filter(
    (role) => role !== 'preparer' && !requiredSignatures.includes(role),
  );
  return original === undefined || roles.length === 0
    ? null
    : problem('amendment-fewer-signatures', { file: original.file, roles });
}
