import { useState } from 'react';
import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useTexts } from '../../useTexts.ts';
import './verify.css';
import { CheckedCard } from './CheckedCard.tsx';
import { CheckedTotals } from './CheckedTotals.tsx';

/** Checks returned files: verdict in words, signatures, figures, and everything that is to be known. */
export function VerifyScreen() {
  const texts = useTexts();
  const words = texts.verify;
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const go = useRoute((state) => state.go);
  const main = useArrivalFocus<HTMLElement>();
  useScreenCrumbs([{ label: texts.app.home, onPress: () => go({ screen: 'home' }) }, { label: words.title }]);

  async function check(ask: () => Promise<Result<readonly CheckedFile[]>>) {
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok && answer.value.length > 0) setFiles(answer.value);
  }
  const again = () => check(() => bridge().verify.again());

  return (
    <main ref={main} className="page" data-zone="main" tabIndex={-1}>
      <div className="page-inner verify">
        <header>
          <h1>{words.title}</h1>
          <p className="verify-intro">{words.intro}</p>
        </header>
        <div className="verify-actions">
          <Button
            variant={files.length === 0 ? 'filled' : 'outlined'}
            icon="search"
            busy={busy}
            onPress={() => void check(() => bridge().verify.chosen())}
          >
            {busy ? words.checking : files.length === 0 ? words.choose : words.chooseMore}
          </Button>
          {files.length > 0 && (
            <Button busy={busy} onPress={() => void again()}>
              {words.again}
            </Button>
          )}
        </div>
        <ProblemNotice problems={problems} />
        <section aria-label={words.results} aria-live="polite">
          {files.length === 0 ? (
            <p className="small">{words.none}</p>
          ) : (
            <>
              <CheckedTotals files={files} />
              <ul className="verified-list">
                {files.map((file) => (
                  <li key={file.fileId}>
                    <CheckedCard file={file} onChanged={again} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </main>
  );
}
