// biome-ignore-all lint/a11y/useSemanticElements: a button element is one box and cannot run over the lines of a paragraph.
import type { ReactNode } from 'react';
import { useTexts } from '../../useTexts.ts';
import type { ObligationMark } from './obligationMark.ts';

interface ObligationProps {
  readonly mark: ObligationMark;
  /** The whole obligation, also where its last words belong to the one inside it. */
  readonly verbatim: string;
  /** Its words in this place; none when all of them belong to obligations inside it. */
  readonly children?: ReactNode;
}

/** An obligation as a button inside its sentence, with its letter before its first words. */
export function Obligation({ mark, verbatim, children }: ObligationProps) {
  const texts = useTexts();
  const words = texts.checklist.document;
  const state = mark.contradiction
    ? words.contradicting(texts.status[mark.status])
    : texts.status[mark.status];
  return (
    <span
      role="button"
      tabIndex={0}
      className="obligation"
      data-item={mark.id}
      data-obligation={mark.id}
      aria-label={words.obligation(mark.id, state, verbatim)}
      aria-current={mark.open ? 'true' : undefined}
    >
      {/* Drawn by the style sheet: what is selected and copied are the words of the paper. */}
      <span className="obligation-letter" data-letter={letterOf(mark.id)} />
      {children}
    </span>
  );
}

/** The last part of its number: the sentence stands beside it. */
function letterOf(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}
