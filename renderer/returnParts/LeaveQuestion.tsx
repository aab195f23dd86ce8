import { useEffect, useState } from 'react';
import { onLeaving } from '../stores/leaveGuard.ts';
import { useOpenReturn } from '../stores/openReturn.ts';
import { forgetUnsaved, saver } from '../stores/saving.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useTexts } from '../useTexts.ts';

interface Question {
  readonly onlyDraft: boolean;
  readonly answer: (leave: boolean) => void;
}

/**
 * Guards the open return: before locking, closing or going elsewhere it writes what waits, and asks once when that
 * failed or when a typed date is no date.
 */
export function LeaveQuestion() {
  const texts = useTexts().checklist.leaving;
  const [question, setQuestion] = useState<Question | null>(null);

  useEffect(() => {
    const mayGo = async () => {
      leaveFocusedField();
      const saved = await saver().flush();
      if (saved && useOpenReturn.getState().leftDrafts.length === 0) return true;
      const leave = await new Promise<boolean>((answer) => setQuestion({ onlyDraft: saved, answer }));
      setQuestion(null);
      if (leave) forgetUnsaved();
      return leave;
    };
    const stopGuard = onLeaving(mayGo);
    const stopClosing = guardClosing(mayGo);
    return () => {
      stopGuard();
      stopClosing();
    };
  }, []);

  if (question === null) return null;
  return (
    <Dialog
      title={texts.title}
      onClose={() => question.answer(false)}
      actions={
        <>
          <Button variant="filled" onPress={() => question.answer(false)}>
            {texts.stay}
          </Button>
          <Button onPress={() => question.answer(true)}>{texts.leave}</Button>
        </>
      }
    >
      <p>{question.onlyDraft ? texts.draftBody : texts.body}</p>
    </Dialog>
  );
}

/** A field that is being typed in is left, so that its text is normalised and its visit ends. */
function leaveFocusedField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea')) activeElement.blur();
}

/** Closing the window waits for the last write, and for the answer when that failed. */
function guardClosing(mayGo: () => Promise<boolean>): () => void {
  let asking = false;
  function onBeforeUnload(event: BeforeUnloadEvent) {
    leaveFocusedField();
    if (!saver().unsaved) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void mayGo().then((go) => {
      asking = false;
      if (go) window.close();
    });
  }
  function onPageHide() {
    void saver().flush();
  }
  window.addEventListener('beforeunload', onBeforeUnload);
  window.addEventListener('pagehide', onPageHide);
  return () => {
    window.removeEventListener('beforeunload', onBeforeUnload);
    window.removeEventListener('pagehide', onPageHide);
  };
}
