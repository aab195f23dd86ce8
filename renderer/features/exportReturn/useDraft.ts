import { useCallback, useEffect, useState } from 'react';
import type { Preview } from '../../../shared/contract.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { saver } from '../../stores/saving.ts';

export interface Draft {
  /** null while it is being built or could not be. */
  readonly preview: Preview | null;
  readonly problems: readonly Problem[];
  readonly build: () => void;
}

/** The unsigned draft of the return, built once everything typed is in the vault. */
export function useDraft(returnId: string): Draft {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt builds the same return again.
  useEffect(() => {
    let current = true;
    setPreview(null);
    setProblems([]);
    void saver()
      .flush()
      .then(() => bridge().report.preview({ returnId }))
      .then((answer) => {
        if (!current) return;
        if (answer.ok) setPreview(answer.value);
        else setProblems(answer.problems);
      });
    return () => {
      current = false;
    };
  }, [returnId, attempt]);

  const build = useCallback(() => setAttempt((before) => before + 1), []);
  return { preview, problems, build };
}
