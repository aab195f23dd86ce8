import type { ReactNode } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { problemText } from '../../shared/text/problemText.ts';
import { Note, type NoteTone } from '../ui/Note.tsx';
import { useLanguage } from '../useTexts.ts';

interface ProblemNoticeProps {
  readonly problems: readonly Problem[];
  readonly actions?: ReactNode;
  readonly tone?: NoteTone;
}

/** The sentences of what went wrong, heard at once. Nothing while there is no problem. */
export function ProblemNotice({ problems, actions, tone = 'error' }: ProblemNoticeProps) {
  const language = useLanguage();
  const sentences = [...new Set(problems.map((problem) => problemText(problem, language)))];
  if (sentences.length === 0) return null;
  return (
    <Note tone={tone} role="alert" actions={actions}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Note>
  );
}
