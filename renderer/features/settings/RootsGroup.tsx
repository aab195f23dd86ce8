import { useState } from 'react';
import type { RootCandidate, TrustedRoot } from '../../../shared/domain/trust.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { ConfirmRootDialog } from './ConfirmRootDialog.tsx';
import { RootFactsList } from './RootFactsList.tsx';
import { TrustEntry } from './TrustEntry.tsx';

interface RootsGroupProps {
  readonly roots: readonly TrustedRoot[];
  readonly onChanged: () => void;
}

/** The trusted root certificates; a new one is read, shown, and added only by the person's word. */
export function RootsGroup({ roots, onChanged }: RootsGroupProps) {
  const words = useTexts().trust;
  const [candidates, setCandidates] = useState<readonly RootCandidate[]>([]);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);

  async function choose() {
    setBusy(true);
    const answer = await bridge().trust.readRoots();
    setBusy(false);
    setNotes([]);
    setProblems(answer.ok ? (answer.value?.problems ?? []) : answer.problems);
    if (!answer.ok || answer.value === null) return;
    const known = answer.value.candidates.filter(({ isTrustedAlready }) => isTrustedAlready);
    setNotes(known.map(({ subject }) => words.alreadyTrusted(visibleName(subject))));
    setCandidates(answer.value.candidates.filter(({ isTrustedAlready }) => !isTrustedAlready));
  }

  function decided(added: readonly RootCandidate[]) {
    setCandidates([]);
    if (added.length === 0) return;
    setNotes((before) => [...before, ...added.map(({ subject }) => words.rootAdded(visibleName(subject)))]);
    onChanged();
  }

  return (
    <section className="form-group" aria-labelledby="trust-roots">
      <div>
        <h2 id="trust-roots">{words.roots}</h2>
        <p className="small">{words.rootsIntro}</p>
      </div>
      <ProblemNotice problems={problems} />
      {notes.length > 0 && (
        <Note role="status" icon="check">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Note>
      )}
      {roots.length === 0 ? (
        <p>{words.noRoots}</p>
      ) : (
        <ul className="trust-list">
          {roots.map((root) => (
            <TrustEntry
              key={root.sha256}
              title={root.subject}
              state={words.validity[root.validity]}
              isSound={root.validity === 'now'}
              removal={{ title: words.removeRootTitle(root.subject), meaning: words.removeRootMeaning }}
              onRemove={() => bridge().trust.removeRoot({ sha256: root.sha256 })}
              onRemoved={onChanged}
            >
              <RootFactsList root={root}>
                <dt>{words.confirmedAt}</dt>
                <dd>{showMoment(root.confirmedAt)}</dd>
              </RootFactsList>
            </TrustEntry>
          ))}
        </ul>
      )}
      <div>
        <Button icon="plus" busy={busy} onPress={() => void choose()}>
          {words.addRoots}
        </Button>
      </div>
      {candidates.length > 0 && <ConfirmRootDialog candidates={candidates} onDone={decided} />}
    </section>
  );
}
