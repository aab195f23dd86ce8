import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { LanguageSwitch } from '../../LanguageSwitch.tsx';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';
import { RecoveryCodeMaker } from '../../vaultKeys/RecoveryCodeMaker.tsx';
import { StepOutline } from './StepOutline.tsx';

/** Behind the new vault: the code for the day on which the passphrase is forgotten. It can wait; the home screen reminds. */
export function RecoveryStep({
  passphrase,
  onDone,
}: {
  /** Just chosen, so that it need not be typed a third time. */
  readonly passphrase: string;
  readonly onDone: () => void;
}) {
  const texts = useTexts().keys;
  const load = useSession((session) => session.load);
  const [code, setCode] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function make() {
    setBusy(true);
    const made = await bridge().keys.makeRecoveryCode({ passphrase });
    setBusy(false);
    setProblems(made.ok ? [] : made.problems);
    if (made.ok) setCode(made.value.code);
  }

  function kept() {
    onDone();
    // The home screen then has nothing to remind of.
    void load();
  }

  return (
    <div className="setup">
      <StepOutline current="vault" />
      <div className="setup-step">
        <main className="setup-body" data-zone="main" tabIndex={-1}>
          <div className="form form-column">
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {texts.recoveryTitle}
              </h1>
              <p className="lead">{texts.recoveryIntro}</p>
            </div>
            <ProblemNotice problems={problems} />
            {code === undefined ? (
              <div className="key-actions">
                <Button variant="filled" busy={busy} onPress={() => void make()}>
                  {busy ? texts.makingCode : texts.makeCode}
                </Button>
                <Button variant="quiet" onPress={onDone}>
                  {texts.skipCode}
                </Button>
              </div>
            ) : (
              <RecoveryCodeMaker code={code} onKept={kept} onCancel={onDone} cancelLabel={texts.skipCode} />
            )}
          </div>
        </main>
        <ActionBar left={<LanguageSwitch />} />
      </div>
    </div>
  );
}
