import { useEffect, useRef, useState } from 'react';
import { LeaveDialog } from '../../returnParts/LeaveDialog.tsx';
import { onClosing } from '../../stores/closingGuard.ts';
import { onLeaving } from '../../stores/leaveGuard.ts';
import { useTexts } from '../../useTexts.ts';

/** The profile is written in one act at the end: locking or closing before asks once. */
export function UnsavedProfile({ unsaved }: { readonly unsaved: boolean }) {
  const texts = useTexts().firstStart;
  const [answer, setAnswer] = useState<((leave: boolean) => void) | null>(null);
  const waiting = useRef(unsaved);
  waiting.current = unsaved;

  useEffect(() => {
    const mayGo = async () => {
      if (!waiting.current) return true;
      const leave = await new Promise<boolean>((answered) => setAnswer(() => answered));
      setAnswer(null);
      if (leave) waiting.current = false;
      return leave;
    };
    const stopGuard = onLeaving(mayGo);
    const stopClosing = onClosing(() => waiting.current, mayGo);
    return () => {
      stopGuard();
      stopClosing();
    };
  }, []);

  return answer === null ? null : <LeaveDialog body={texts.leavingBody} onAnswer={answer} />;
}
