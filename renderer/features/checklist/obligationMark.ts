import type { Answer } from '../../../shared/domain/answer.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';

/** How an obligation stands in the paper. */
export interface ObligationMark {
  readonly id: string;
  readonly status: Answer['status'];
  readonly contradiction: boolean;
  /** Open in the panel: it carries the highlighter. */
  readonly open: boolean;
}

/** null for an item that this unit does not owe, or whose answer could not be read. */
export function obligationMark(
  facts: ReturnFacts,
  id: string,
  openItem: string | undefined,
): ObligationMark | null {
  const answer = facts.answerOf.get(id);
  if (answer === undefined) return null;
  const contradiction = facts.findingsOf.get(id)?.some(({ kind }) => kind === 'contradiction') === true;
  return { id, status: answer.status, contradiction, open: id === openItem };
}

/** True when a line with these marks looks as before. */
export function sameMarks(a: readonly ObligationMark[], b: readonly ObligationMark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, place) => {
      const other = b[place];
      return (
        mark.id === other?.id &&
        mark.status === other.status &&
        mark.contradiction === other.contradiction &&
        mark.open === other.open
      );
    })
  );
}
