import type { CheckedFile } from './checkedFile.ts';
import { areSignersKnown } from './knownSigners.ts';
import type { Counts } from './progress.ts';
import { returnKey } from './sameReturn.ts';
import { isCountable, type ShownVerdict, shownVerdict } from './shownVerdict.ts';

/** As on the card of each file; those that are confirmed match as well. */
type CountedVerdict = Exclude<ShownVerdict, 'confirmed'>;

/** What a receiver counts with: the files by verdict, and the sum over their returns. */
export interface CheckedSummary {
  readonly files: number;
  readonly byVerdict: Readonly<Record<CountedVerdict, number>>;
  /** Returns that are summed: each once, in its newest version, and only when its figures are proven. */
  readonly returns: number;
  /** Of these, how many have a signer that is not known. */
  readonly openReturns: number;
  readonly counts: Counts;
}

const noCounts: Counts = {
  total: 0,
  notStarted: 0,
  inProgress: 0,
  done: 0,
  notApplicable: 0,
  nothingOccurred: 0,
  evidence: 0,
};

/**
 * Sums the checked files. Left out: invalid files, files that are sealed and not signed, files that another checked one replaces, versions of one return that contradict
 * each other with all that continue them, and further copies of the same version.
 */
export function summarizeChecked(files: readonly CheckedFile[]): CheckedSummary {
  const newest = new Map<string, CheckedFile>();
  for (const file of files) {
    const { payload } = file;
    if (payload === null || !isCountable(file)) continue;
    const key = returnKey(payload);
    const other = newest.get(key);
    if (other === undefined || isBetter(file, other)) newest.set(key, file);
  }
  const summed = [...newest.values()];
  const shown = files.map((file) => shownVerdict(file));
  const countOf = (wanted: ShownVerdict) => shown.filter((verdict) => verdict === wanted).length;
  return {
    files: files.length,
    byVerdict: {
      valid: shown.filter((verdict) => verdict === 'valid' || verdict === 'confirmed').length,
      indeterminate: countOf('indeterminate'),
      incomplete: countOf('incomplete'),
      unread: countOf('unread'),
      sealed: countOf('sealed'),
      unsigned: countOf('unsigned'),
      invalid: countOf('invalid'),
    },
    returns: summed.length,
    openReturns: summed.filter(({ verdict }) => verdict === 'indeterminate').length,
    counts: summed.reduce(
      (sum, { payload }) => (payload === null ? sum : add(sum, payload.counts)),
      noCounts,
    ),
  };
}

/** One whose signers are known before one that anybody can have made; then a later version, or the same one with the better verdict. */
function isBetter(file: CheckedFile, other: CheckedFile): boolean {
  if (areSignersKnown(file) !== areSignersKnown(other)) return areSignersKnown(file);
  const [version, before] = [file.payload?.version ?? 0, other.payload?.version ?? 0];
  return version > before || (version === before && file.verdict === 'valid' && other.verdict !== 'valid');
}

function add(a: Counts, b: Counts): Counts {
  return {
    total: a.total + b.total,
    notStarted: a.notStarted + b.notStarted,
    inProgress: a.inProgress + b.inProgress,
    done: a.done + b.done,
    notApplicable: a.notApplicable + b.notApplicable,
    nothingOccurred: a.nothingOccurred + b.nothingOccurred,
    evidence: a.evidence + b.evidence,
  };
}
