import { Fragment, type ReactNode } from 'react';
import type { PaperPiece } from '../../../shared/domain/directivePaper.ts';
import { Obligation } from './Obligation.tsx';
import type { ObligationMark } from './obligationMark.ts';

interface PaperWordsProps {
  readonly pieces: readonly PaperPiece[];
  /** Marks of the items in these pieces that the unit owes. */
  readonly marks: readonly ObligationMark[];
  readonly verbatimOf: ReadonlyMap<string, string>;
}

/** The words of one line; each belongs to the innermost obligation that holds it and shows the lines of all. */
export function PaperWords({ pieces, marks, verbatimOf }: PaperWordsProps) {
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const marksOf = (ids: readonly string[]) => ids.flatMap((id) => markOf.get(id) ?? []);
  return runsOf(pieces, (id) => markOf.has(id)).map(({ owner, own }) => {
    const begins = marksOf(own[0]?.begins ?? []);
    const words = own.map((piece) => (
      <Fragment key={piece.start}>{underlined(strongWords(piece), marksOf(piece.items), 0)}</Fragment>
    ));
    const last = begins.at(-1);
    return (
      <Fragment key={own[0]?.start}>
        {begins
          .filter(({ id }) => id !== owner)
          .map((mark) => (
            <Obligation key={mark.id} mark={mark} verbatim={verbatimOf.get(mark.id) ?? ''} />
          ))}
        {owner === undefined ? (
          words
        ) : last?.id === owner ? (
          <Obligation mark={last} verbatim={verbatimOf.get(owner) ?? ''}>
            {words}
          </Obligation>
        ) : (
          <span className="obligation-rest" data-obligation={owner}>
            {words}
          </span>
        )}
      </Fragment>
    );
  });
}

interface Run {
  /** The innermost obligation; undefined for words outside every obligation. */
  readonly owner: string | undefined;
  readonly own: PaperPiece[];
}

/** Neighbouring pieces of one owner together; where an obligation begins, a run begins. */
function runsOf(pieces: readonly PaperPiece[], owed: (id: string) => boolean): readonly Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'markup') continue;
    const owner = piece.items.findLast(owed);
    const run = runs.at(-1);
    if (run !== undefined && run.owner === owner && !piece.begins.some(owed)) run.own.push(piece);
    else runs.push({ owner, own: [piece] });
  }
  return runs;
}

function strongWords({ strong, text }: PaperPiece): ReactNode {
  return strong ? <strong>{text}</strong> : text;
}

/** One line for each obligation that holds the words, the inner ones lower. */
function underlined(words: ReactNode, marks: readonly ObligationMark[], depth: number): ReactNode {
  const mark = marks[depth];
  if (mark === undefined) return words;
  const form = mark.contradiction ? 'contradiction' : mark.status;
  return (
    <span className={`line line-${form} line-depth-${Math.min(depth, 2)}${mark.open ? ' line-open' : ''}`}>
      {underlined(words, marks, depth + 1)}
    </span>
  );
}
