import { useState } from 'react';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { replaceEvidence } from '../../stores/attaching.ts';
import { useFrozen } from '../../stores/openReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface FileRevisionsProps {
  readonly file: Evidence;
  readonly all: readonly Evidence[];
  readonly onChoose: (evidenceId: string) => void;
}

/** The file's older versions, what replaced it, and the way to put a newer one in its place. */
export function FileRevisions({ file, all, onChoose }: FileRevisionsProps) {
  const words = useTexts().evidence.revisions;
  const frozen = useFrozen();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const newer = all.find(({ id }) => id === file.replacedBy);
  const older = olderVersions(file, all);

  async function replace() {
    setBusy(true);
    const answer = await replaceEvidence(file.id);
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value !== null) onChoose(answer.value);
  }

  return (
    <section className="revisions" aria-label={words.heading}>
      {newer !== undefined && (
        <Note>
          <p>
            {words.replacedBy}{' '}
            <LinkButton label={words.open(visibleName(newer.name))} onPress={() => onChoose(newer.id)}>
              <ForeignText>{newer.name}</ForeignText>
            </LinkButton>
          </p>
        </Note>
      )}
      {older.length > 0 && (
        <>
          <h2 className="places-title">{words.heading}</h2>
          <ul>
            {older.map((version) => (
              <li key={version.id}>
                <LinkButton
                  label={words.open(visibleName(version.name))}
                  onPress={() => onChoose(version.id)}
                >
                  <ForeignText>{version.name}</ForeignText>
                </LinkButton>{' '}
                <span className="small">{showMoment(version.addedAt)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!frozen && newer === undefined && (
        <div>
          <Button busy={busy} onPress={() => void replace()}>
            {busy ? words.replacing : words.replace}
          </Button>
        </div>
      )}
      <ProblemNotice problems={problems} />
    </section>
  );
}

/** Newest first. */
function olderVersions(file: Evidence, all: readonly Evidence[]): readonly Evidence[] {
  const found: Evidence[] = [];
  let wanted = [file.id];
  while (wanted.length > 0) {
    const here = all.filter(
      ({ id, replacedBy }) =>
        replacedBy !== undefined && wanted.includes(replacedBy) && !found.some((known) => known.id === id),
    );
    found.push(...here);
    wanted = here.map(({ id }) => id);
  }
  return found;
}
