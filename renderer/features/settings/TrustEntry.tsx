import { type ReactNode, useState } from 'react';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface TrustEntryProps {
  readonly title: string;
  /** In words, beside a glyph. */
  readonly state?: string;
  /** False marks a state that wants attention. */
  readonly isSound?: boolean;
  /** The question before it is removed. */
  readonly removal: { readonly title: string; readonly meaning: string };
  readonly onRemove: () => Promise<Result<unknown>>;
  readonly onRemoved: () => void;
  readonly children: ReactNode;
}

/** One entry of a list of trust, with its facts and the way to take it out again. */
export function TrustEntry(props: TrustEntryProps) {
  const words = useTexts().trust;
  const { title, state, isSound = true, removal, onRemove, onRemoved } = props;
  const [isAsked, setIsAsked] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function remove() {
    const answer = await onRemove();
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    setIsAsked(false);
    onRemoved();
  }

  return (
    <li className="trust-entry">
      <div className="trust-entry-head">
        <h3>
          <ForeignText>{title}</ForeignText>
        </h3>
        {state !== undefined && (
          <span className={isSound ? 'trust-state' : 'trust-state trust-state-warn'}>
            <Icon name={isSound ? 'check' : 'warning'} />
            {state}
          </span>
        )}
        <Button size="small" label={words.removeNamed(visibleName(title))} onPress={() => setIsAsked(true)}>
          {words.remove}
        </Button>
      </div>
      {props.children}
      {isAsked && (
        <Dialog
          title={visibleName(removal.title)}
          onClose={() => setIsAsked(false)}
          actions={
            <>
              <Button variant="filled" onPress={() => void remove()}>
                {words.remove}
              </Button>
              <Button onPress={() => setIsAsked(false)}>{words.cancel}</Button>
            </>
          }
        >
          <p>{removal.meaning}</p>
          <ProblemNotice problems={problems} />
        </Dialog>
      )}
    </li>
  );
}
