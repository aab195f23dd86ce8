import { useState } from 'react';
import type { RootCandidate } from '../../../shared/domain/trust.ts';
import { bridge } from '../../bridge.ts';
import { ConfirmFingerprintDialog } from '../../returnParts/ConfirmFingerprintDialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { RootFactsList } from './RootFactsList.tsx';

interface ConfirmRootDialogProps {
  /** One question each, in this order. */
  readonly candidates: readonly RootCandidate[];
  /** With those that are trusted now. */
  readonly onDone: (added: readonly RootCandidate[]) => void;
}

/** Nothing is trusted because it lay in a file: each certificate is a question of its own. */
export function ConfirmRootDialog({ candidates, onDone }: ConfirmRootDialogProps) {
  const words = useTexts().trust;
  const [place, setPlace] = useState(0);
  const [added, setAdded] = useState<readonly RootCandidate[]>([]);
  const root = candidates[place];
  if (root === undefined) return null;

  function next(trusted: readonly RootCandidate[]) {
    if (place + 1 >= candidates.length) return onDone(trusted);
    setAdded(trusted);
    setPlace(place + 1);
  }

  const { compared, comparedMissing, confirm, later } = words;
  const warnings = [
    ...(root.isSelfSigned ? [] : [words.intermediate]),
    ...(root.hasWeakSignature ? [words.weakSignature] : []),
    ...(root.validity === 'now' ? [] : [words.expiredRoot]),
  ];
  return (
    <ConfirmFingerprintDialog
      title={words.confirmTitle}
      words={{ compared, missing: comparedMissing, confirm, refuse: later }}
      onConfirm={() => bridge().trust.confirmRoot({ sha256: root.sha256 })}
      onConfirmed={() => next([...added, root])}
      onRefuse={() => next(added)}
      onClose={() => onDone(added)}
    >
      <p className="small">
        {words.step(place + 1, candidates.length)} <ForeignText>{root.file}</ForeignText>
      </p>
      <h3>
        <ForeignText>{root.subject}</ForeignText>
      </h3>
      <RootFactsList root={root} />
      {warnings.map((warning) => (
        <Note key={warning} tone="warn">
          <p>{warning}</p>
        </Note>
      ))}
      <p>{words.confirmIntro}</p>
    </ConfirmFingerprintDialog>
  );
}
