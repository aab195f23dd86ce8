import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useTexts } from '../../useTexts.ts';

interface NotOwedSectionProps {
  readonly heading: ReactNode;
  /** What the fold is named by: the heading's words, or what the sentences are about. */
  readonly name: string;
  readonly sentences: number;
  readonly children: ReactNode;
}

/** A section of the paper that this unit does not owe: folded, never removed. */
export function NotOwedSection({ heading, name, sentences, children }: NotOwedSectionProps) {
  const texts = useTexts().checklist.document;
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  return (
    <>
      {heading}
      <div className="paper-row paper-row-continues">
        <span className="paper-margin margin-none">{texts.notOwed}</span>
        <button
          type="button"
          className="paper-fold"
          aria-expanded={unfolded}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded)}
        >
          <Icon name={unfolded ? 'arrowUp' : 'arrowDown'} />
          <span>{unfolded ? texts.fold : texts.unfold(String(sentences))}</span>
          <VisuallyHidden>: {name}</VisuallyHidden>
        </button>
      </div>
      <div id={id} hidden={!unfolded}>
        {unfolded && children}
      </div>
    </>
  );
}
