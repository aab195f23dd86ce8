import { problem } from '../result.ts';
import { maySpeakOf } from './knownSigners.ts';
import { type CheckedReturn, forkCodes } from './pairReturns.ts';
import { visibleProblem } from './visibleName.ts';

/**
 * Tells of each paired file that another one among them replaces: a note, the verdict stays. An amendment that is invalid or
 * contradicted by another one replaces nothing yet; one whose signers are not known, while those of the file are, only claims to
 * (`pairReturns` tells it).
 */
export function tellSuperseded<T extends CheckedReturn>(paired: readonly T[]): readonly T[] {
  return paired.map((each) => {
    const newer = replacementOf(each, paired);
    if (newer === undefined) return each;
    const note = visibleProblem(problem('amendment-superseded', { file: newer.file }));
    return { ...each, entry: { ...each.entry, problems: [...each.entry.problems, note] } };
  });
}

/** The file that replaces this one, of those that were paired with it. */
export function replacementOf<T extends CheckedReturn>(
  each: CheckedReturn,
  paired: readonly T[],
): T | undefined {
  return paired.find(
    ({ entry }) =>
      each.sha256 !== null &&
      entry.payload?.amendment?.replaces.sha256 === each.sha256 &&
      entry.verdict !== 'invalid' &&
      !entry.problems.some(({ code }) => forkCodes.includes(code)) &&
      maySpeakOf(entry, each.entry),
  );
}
