import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { type Result, succeed } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { useTexts } from '../../useTexts.ts';

/** A token library by its handle, with the name shown. */
export interface TokenLibrary {
  readonly module: string;
  readonly name: string;
}

interface TokenLibraries {
  /** Those found on this PC, then those chosen as files; null until they were looked for. */
  readonly all: readonly TokenLibrary[] | null;
  /** Looks for those on this PC; loads none. */
  readonly look: () => Promise<void>;
  readonly chosen: TokenLibrary | null;
  readonly choose: (module: string) => void;
  /** The handle of the chosen file, or null when the person chose none. */
  readonly chooseFile: () => Promise<Result<string | null>>;
  readonly problems: readonly Problem[];
}

/** The token libraries of this PC; the first is chosen. */
export function useTokenLibraries(): TokenLibraries {
  const words = useTexts().tokens;
  const [all, setAll] = useState<readonly TokenLibrary[] | null>(null);
  const [module, setModule] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function look() {
    const answer = await bridge().tokens.modules();
    const known = answer.ok ? answer.value : [];
    setAll(known.map((one) => ({ module: one.module, name: words.moduleName(one.name, one.fileName) })));
    setProblems(answer.ok ? [] : answer.problems);
  }

  return {
    all,
    look,
    chosen: all?.find((library) => library.module === module) ?? all?.[0] ?? null,
    choose: setModule,
    async chooseFile() {
      const answer = await bridge().tokens.chooseModule();
      if (!answer.ok) return answer;
      if (answer.value === null) return succeed(null);
      const { module: id, fileName } = answer.value;
      setAll((before) => [...(before ?? []), { module: id, name: words.chosenModule(fileName) }]);
      setModule(id);
      return succeed(id);
    },
    problems,
  };
}
