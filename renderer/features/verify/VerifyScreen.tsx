import { useState } from 'react';
import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useTexts } from '../../useTexts.ts';
import './verify.css';
import { VerifiedCard } from './VerifiedCard.tsx';

/** Checks returned files: verdict in words, signatures, figures, and everything that is to be known. */
export function VerifyScreen() {
  const texts = useTexts();
  const words = texts.verify;
  const [entries, setEntries] = useState<readonly VerifiedFile[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const go = useRoute((state) => state.go);
  const main = useArrivalFocus<HTMLElement>();
  useScreenCrumbs([{ label: texts.app.home, onPress: () => go({ screen: 'home' }) }, { label: words.title }]);

  async function choose() {
    setBusy(true);
    const answer = await bridge().verify.chosen();
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value.length > 0) setEntries(answer.value);
  }

  return (
    <main ref={main} className="page" data-zone="main" tabIndex={-1}>
      <div className="page-inner verify">
        <header>
          <h1>{words.title}</h1>
          <p className="verify-intro">{words.intro}</p>
        </header>
        <div>
          <Button variant="filled" icon="search" busy={busy} onPress={() => void choose()}>
            {busy ? words.checking : entries.length === 0 ? words.choose : words.chooseMore}
          </Button>
        </div>
        <ProblemNotice problems={problems} />
        <section aria-label={words.results} aria-live="polite">
          {entries.length === 0 ? (
            <p className="small">{words.none}</p>
          ) : (
            <ul className="verified-list">
              {entries.map((entry, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice.
                <li key={place}>
                  <VerifiedCard entry={entry} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </main>
  );
}
