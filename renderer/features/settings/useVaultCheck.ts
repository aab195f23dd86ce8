import { useEffect, useState } from 'react';
import type { CheckProgress, VaultCheckReport } from '../../../shared/domain/vaultCheck.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { useLanguage } from '../../useTexts.ts';

export interface VaultCheckInUse {
  /** False until main has answered for the first time. */
  readonly known: boolean;
  readonly running: CheckProgress | null;
  readonly stopping: boolean;
  readonly last: VaultCheckReport | null;
  readonly nextAt: string;
  readonly problems: readonly Problem[];
  /** Name of the file the report was saved as. */
  readonly savedAs: string | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly save: () => Promise<void>;
}

const begun: CheckProgress = { step: 'keyring', done: 0, total: 1 };

/** The self-check as the person sees it; one that the program began by itself is shown in the same way. */
export function useVaultCheck(): VaultCheckInUse {
  const language = useLanguage();
  const [known, setKnown] = useState(false);
  const [running, setRunning] = useState<CheckProgress | null>(null);
  const [stopping, setStopping] = useState(false);
  const [last, setLast] = useState<VaultCheckReport | null>(null);
  const [nextAt, setNextAt] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [savedAs, setSavedAs] = useState<string | null>(null);

  async function look() {
    const answer = await bridge().check.state();
    if (!answer.ok) return setProblems(answer.problems);
    setKnown(true);
    setRunning(answer.value.running);
    setLast(answer.value.last);
    setNextAt(answer.value.nextAt);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the section opens.
  useEffect(() => {
    void look();
    const ends = [
      bridge().on('check.progress', setRunning),
      bridge().on('check.finished', ({ automatic }) => {
        if (automatic) void look();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);

  return {
    known,
    running,
    stopping,
    last,
    nextAt,
    problems,
    savedAs,
    async start() {
      setProblems([]);
      setSavedAs(null);
      setRunning(begun);
      const answer = await bridge().check.start();
      setStopping(false);
      if (!answer.ok) setProblems(answer.problems);
      await look();
    },
    async stop() {
      setStopping(true);
      const answer = await bridge().check.cancel();
      if (!answer.ok) setProblems(answer.problems);
    },
    async save() {
      const answer = await bridge().check.saveReport({ language });
      if (!answer.ok) setProblems(answer.problems);
      else if (answer.value !== null) setSavedAs(answer.value.fileName);
    },
  };
}
