import { useEffect, useState } from 'react';
import { leaveFocusedField, onClosing } from '../stores/closingGuard.ts';
import { onLeaving } from '../stores/leaveGuard.ts';
import { dropDrafts, useOpenReturn } from '../stores/openReturn.ts';
import { forgetUnsaved, saver } from '../stores/saving.ts';
import { useTexts } from '../useTexts.ts';
import { LeaveDialog } from './LeaveDialog.tsx';

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
      const field = document.activeElement;
      leaveFocusedField();
      const saved = await saver().flush();
      if (saved && !hasDrafts()) return true;
      const leave = await new Promise<boolean>((answer) => setQuestion({ onlyDraft: saved, answer }));
      setQuestion(null);
      if (leave) {
        forgetUnsaved();
        dropDrafts();
      } else if (field instanceof HTMLElement) field.focus();
      return leave;
    };
    const stopGuard = onLeaving(mayGo);
    const stopClosing = onClosing(() => saver().unsaved || hasDrafts(), mayGo);
    const onPageHide = () => void saver().flush();
    window.addEventListener('pagehide', onPageHide);
    return () => {
      stopGuard();
      stopClosing();
      window.removeEventListener('pagehide', onPageHide);
    };
  }, []);

  if (question === null) return null;
  return <LeaveDialog body={question.onlyDraft ? texts.draftBody : texts.body} onAnswer={question.answer} />;
}

/** A day was typed that is none: it stands in its field only. */
function hasDrafts(): boolean {
  return useOpenReturn.getState().leftDrafts.length > 0;
}
