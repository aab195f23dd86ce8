import { useCallback, useEffect, useState } from 'react';
import type { Preview } from '../../../shared/contractAnswers.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { saver } from '../../stores/saving.ts';

export interface Draft {
  /** null while it is being built or could not be. */
  readonly preview: Preview | null;
  readonly problems: readonly Problem[];
  readonly build: () => void;
  /** Total of the evidence embedded in the file, in bytes. */
  readonly embedEvidence: number;
  readonly embed: (bytes: number) => void;
}

/**
 * The pages of the return, built once everything typed is in the vault. `kept`: SHA-256 of the newest kept file of a frozen
 * return, whose own pages are shown.
 */
export function useDraft(returnId: string, kept: string | null): Draft {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [embedEvidence, embed] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt builds the same return again, another kept file has other pages.
  useEffect(() => {
    let current = true;
    setPreview(null);
    setProblems([]);
    void saver()
      .flush()
      .then(() => bridge().report.preview({ returnId, ...(embedEvidence === 0 ? {} : { embedEvidence }) }))
      .then((answer) => {
        if (!current) return;
        if (answer.ok) setPreview(answer.value);
        else setProblems(answer.problems);
      });
    return () => {
      current = false;
    };
  }, [returnId, kept, attempt, embedEvidence]);

  const build = useCallback(() => setAttempt((before) => before + 1), []);
  return { preview, problems, build, embedEvidence, embed };
}
