import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../shared/problems.ts';
import type { Result } from '../shared/result.ts';

export interface Answered<T> {
  /** null until main has answered. */
  readonly value: T | null;
  readonly problems: readonly Problem[];
  readonly askAgain: () => void;
}

/** Asks main once when the screen opens. `ask` must be the same function at each render. */
export function useAnswer<T>(ask: () => Promise<Result<T>>): Answered<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` repeats the question.
  useEffect(() => {
    let open = true;
    void ask().then((answer) => {
      if (!open) return;
      if (answer.ok) setValue(answer.value);
      setProblems(answer.ok ? [] : answer.problems);
    });
    return () => {
      open = false;
    };
  }, [ask, asked]);
  const askAgain = useCallback(() => setAsked((count) => count + 1), []);
  return { value, problems, askAgain };
}
