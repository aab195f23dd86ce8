import { problem } from '../result.ts';
import { type CheckedReturn, forkCodes } from './pairReturns.ts';
import { visibleProblem } from './visibleName.ts';

/**
 * Tells of each paired file that another one among them replaces: a note, the verdict stays. An amendment that is invalid or
 * contradicted by another one replaces nothing yet.
 */
export function tellSuperseded<T extends CheckedReturn>(paired: readonly T[]): readonly T[] {
  return paired.map((each) => {
    const newer = paired.find(
      ({ entry: { payload, verdict, problems } }) =>
        each.sha256 !== null &&
        payload?.amendment?.replaces.sha256 === each.sha256 &&
        verdict !== 'invalid' &&
        !problems.some(({ code }) => forkCodes.includes(code)),
    );
    if (newer === undefined) return each;
    const note = visibleProblem(problem('amendment-superseded', { file: newer.file }));
    return { ...each, entry: { ...each.entry, problems: [...each.entry.problems, note] } };
  });
}
