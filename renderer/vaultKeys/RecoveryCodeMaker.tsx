import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import { problemText } from '../../shared/text/problemText.ts';
import { bridge } from '../bridge.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';

interface RecoveryCodeMakerProps {
  /** As main gave it. It is held by this part alone and is gone with it. */
  readonly code: string;
  readonly onKept: () => void;
  /** Gives the code up. */
  readonly onCancel: () => void;
  readonly cancelLabel: string;
}

/** What was typed is not the code that is shown: said at the field. */
const codesOfTyping: readonly ProblemCode[] = [
  'recovery-code-length',
  'recovery-code-mistyped',
  'recovery-code-wrong',
  'recovery-code-differs',
];

/** A new code: shown and written to a sheet, then hidden and typed back, because only then it counts. */
export function RecoveryCodeMaker({ code, onKept, onCancel, cancelLabel }: RecoveryCodeMakerProps) {
  const texts = useTexts().keys;
  const [isShown, setShown] = useState(true);
  const [typed, setTyped] = useState('');
  const [sheet, setSheet] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const language = useLanguage();
  const mistakes = problems.filter(({ code }) => codesOfTyping.includes(code));
  const field = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (isShown) heading.current?.focus();
    else field.current?.focus();
  }, [isShown]);

  async function saveSheet() {
    setBusy(true);
    const saved = await bridge().keys.saveRecoverySheet();
    setBusy(false);
    setProblems(saved.ok ? [] : saved.problems);
    if (saved.ok && saved.value !== null) setSheet(saved.value.fileName);
  }

  async function confirm(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    if (typed.trim() === '') return field.current?.focus();
    setBusy(true);
    const kept = await bridge().keys.confirmRecoveryCode({ code: typed });
    setBusy(false);
    if (kept.ok) return onKept();
    setProblems(kept.problems);
    field.current?.focus();
  }

  async function giveUp() {
    await bridge().keys.giveUpRecoveryCode();
    onCancel();
  }

  if (!isShown)
    return (
      <form className="form" onSubmit={(event) => void confirm(event)} noValidate>
        <TextField
          ref={field}
          label={texts.typeBack}
          hint={texts.typeBackHint}
          error={
            mistakes.length === 0 ? undefined : mistakes.map((each) => problemText(each, language)).join(' ')
          }
          value={typed}
          onChange={setTyped}
        />
        <ProblemNotice problems={problems.filter((each) => !mistakes.includes(each))} />
        <div className="key-actions">
          <Button type="submit" variant="filled" busy={busy}>
            {busy ? texts.confirming : texts.confirmCode}
          </Button>
          <Button onPress={() => setShown(true)}>{texts.showCode}</Button>
          <Button variant="quiet" onPress={() => void giveUp()}>
            {cancelLabel}
          </Button>
        </div>
      </form>
    );
  return (
    <div className="form">
      <p ref={heading} className="field-label" tabIndex={-1}>
        {texts.codeOf}
      </p>
      <ol className="recovery-code">
        {code.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and their order is fixed.
          <li key={index}>{group}</li>
        ))}
      </ol>
      <ProblemNotice problems={problems} />
      {sheet !== undefined && (
        <Note role="status" icon="check">
          <p>{texts.sheetSaved(sheet)}</p>
        </Note>
      )}
      <div className="key-actions">
        <Button busy={busy} onPress={() => void saveSheet()}>
          {texts.saveSheet}
        </Button>
        <Button
          variant="filled"
          onPress={() => {
            setProblems([]);
            setShown(false);
          }}
        >
          {texts.showTypeBack}
        </Button>
        <Button variant="quiet" onPress={() => void giveUp()}>
          {cancelLabel}
        </Button>
      </div>
    </div>
  );
}
