import { memo } from 'react';
import type { PaperLine } from '../../../shared/domain/directivePaper.ts';
import { Icon } from '../../ui/Icon.tsx';
import { StatusGlyph } from '../../ui/StatusMark.tsx';
import { useTexts } from '../../useTexts.ts';
import { type ObligationMark, sameMarks } from './obligationMark.ts';
import { PaperWords } from './PaperWords.tsx';

interface PaperRowProps {
  readonly line: PaperLine;
  readonly marks: readonly ObligationMark[];
  /** Whether this unit owes the section of the line. */
  readonly owed: boolean;
  readonly verbatimOf: ReadonlyMap<string, string>;
}

/** A line of the source: at its left number, glyph and word of each obligation that begins in it, then its words. */
export const PaperRow = memo(
  function PaperRow({ line, marks, owed, verbatimOf }: PaperRowProps) {
    const texts = useTexts().checklist.document;
    const begins = new Set(line.pieces.flatMap((piece) => piece.begins));
    const Words = line.heading ? 'h2' : 'p';
    return (
      <div
        className={`paper-row${line.continues ? ' paper-row-continues' : ''}${owed ? '' : ' paper-row-not-owed'}`}
      >
        {/* The buttons in the sentence say the same to a screen reader. */}
        <div className="paper-margin" aria-hidden="true">
          {owed
            ? marks
                .filter(({ id }) => begins.has(id))
                .map((mark) => <MarginEntry key={mark.id} mark={mark} />)
            : !line.heading && line.sentence !== null && <span className="margin-none">{texts.notOwed}</span>}
        </div>
        <Words className="paper-words">
          <PaperWords pieces={line.pieces} marks={marks} verbatimOf={verbatimOf} />
        </Words>
      </div>
    );
  },
  (before, after) =>
    before.line === after.line &&
    before.owed === after.owed &&
    before.verbatimOf === after.verbatimOf &&
    sameMarks(before.marks, after.marks),
);

function MarginEntry({ mark }: { readonly mark: ObligationMark }) {
  const texts = useTexts();
  const open = mark.status === 'not-started' || mark.status === 'in-progress';
  const tone = mark.contradiction ? ' flag-error' : open ? ' margin-unfinished' : '';
  return (
    <span className={`margin-entry${tone}${mark.open ? ' margin-open' : ''}`} data-obligation={mark.id}>
      <span className="margin-number">{mark.id}</span>
      {mark.contradiction ? <Icon name="alert" /> : <StatusGlyph status={mark.status} />}
      <span className="margin-word">
        {mark.contradiction ? texts.checklist.document.contradiction : texts.status[mark.status]}
      </span>
    </span>
  );
}
