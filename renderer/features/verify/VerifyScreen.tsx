import { type DragEvent, useState } from 'react';
import type { CheckedBatch, CheckedFile } from '../../../shared/domain/checkedFile.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import './verify.css';
import { CheckedCard } from './CheckedCard.tsx';
import { CheckedTotals } from './CheckedTotals.tsx';
import { SaveTotals } from './SaveTotals.tsx';
import { sendDropped } from './sendDropped.ts';

/** Checks returned files: verdict in words, signatures, figures, and everything that is to be known. */
export function VerifyScreen() {
  const texts = useTexts();
  const words = texts.verify;
  const language = useLanguage();
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [damaged, setDamaged] = useState<readonly Problem[]>([]);
  const [told, setTold] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const go = useRoute((state) => state.go);
  const main = useArrivalFocus<HTMLElement>();
  useScreenCrumbs([{ label: texts.app.home, onPress: () => go({ screen: 'home' }) }, { label: words.title }]);

  async function check(ask: () => Promise<Result<CheckedBatch | null>>) {
    setBusy(true);
    setTold(null);
    const answer = await ask();
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok || answer.value === null) return;
    setFiles(answer.value.files);
    setDamaged(answer.value.problems);
  }
  const again = () => check(() => bridge().verify.again());

  function over(event: DragEvent) {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    if (busy) return;
    const dropped = [...event.dataTransfer.files].filter(({ name }) => /\.pdf$/i.test(name));
    if (dropped.length === 0) setTold(words.dropNone);
    else void check(() => sendDropped(bridge().verify, dropped));
  }

  return (
    <main
      ref={main}
      className={isOver ? 'page verify-over' : 'page'}
      data-zone="main"
      tabIndex={-1}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={drop}
    >
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
        <p className="small" role="status">
          {isOver ? words.dropNow : (told ?? words.drop)}
        </p>
        <ProblemNotice problems={problems} />
        {damaged.length > 0 && (
          <Note tone="warn" title={words.damagedTrust}>
            {[...new Set(damaged.map((problem) => problemText(problem, language)))].map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Note>
        )}
        <section aria-label={words.results} aria-live="polite">
          {files.length === 0 ? (
            <p className="small">{words.none}</p>
          ) : (
            <>
              <CheckedTotals files={files} />
              <SaveTotals />
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
