import { useState } from 'react';
import type { RevocationList } from '../../../shared/domain/trust.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showCount, showMoment } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { localMoment } from '../../returnParts/localMoment.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { TrustEntry } from './TrustEntry.tsx';

interface ListsGroupProps {
  readonly lists: readonly RevocationList[];
  readonly onChanged: () => void;
}

/** Revocation lists: whose, from when until when, and whether they have run out. */
export function ListsGroup({ lists, onChanged }: ListsGroupProps) {
  const words = useTexts().trust;
  const language = useLanguage();
  const [added, setAdded] = useState(0);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);

  async function choose() {
    setBusy(true);
    const answer = await bridge().trust.importLists();
    setBusy(false);
    setProblems(answer.ok ? (answer.value?.problems ?? []) : answer.problems);
    setAdded(answer.ok ? (answer.value?.imported.length ?? 0) : 0);
    if (answer.ok && answer.value !== null) onChanged();
  }

  return (
    <section className="form-group" aria-labelledby="trust-lists">
      <div>
        <h2 id="trust-lists">{words.lists}</h2>
        <p className="small">{words.listsIntro}</p>
      </div>
      <ProblemNotice problems={problems} />
      {added > 0 && (
        <Note role="status" icon="check">
          <p>{words.listsAdded(showCount(added, language))}</p>
        </Note>
      )}
      {lists.length === 0 ? (
        <p>{words.noLists}</p>
      ) : (
        <ul className="trust-list">
          {lists.map((list) => (
            <TrustEntry
              key={list.sha256}
              title={list.issuer}
              state={words.listStates[list.state]}
              isSound={list.state === 'current'}
              removal={{ title: words.removeListTitle(list.issuer), meaning: words.removeListMeaning }}
              onRemove={() => bridge().trust.removeList({ sha256: list.sha256 })}
              onRemoved={onChanged}
            >
              <dl className="trust-facts">
                <dt>{words.thisUpdate}</dt>
                <dd>{showMoment(localMoment(list.thisUpdate))}</dd>
                <dt>{words.nextUpdate}</dt>
                <dd>{list.nextUpdate === null ? words.noEnd : showMoment(localMoment(list.nextUpdate))}</dd>
              </dl>
              <p className="small">
                {`${words.revokedCount(showCount(list.revoked, language))}. ${list.isProven ? words.proven : words.notProven}.`}
              </p>
            </TrustEntry>
          ))}
        </ul>
      )}
      <div>
        <Button icon="plus" busy={busy} onPress={() => void choose()}>
          {words.addLists}
        </Button>
      </div>
    </section>
  );
}
