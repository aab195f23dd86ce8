import type { Problem } from '../shared/problems.ts';
import { problem } from '../shared/result.ts';
import type { EngineCallName } from './engineCalls.ts';

type CutOff = Extract<Problem, { readonly code: 'work-cut-off' }>['facts']['work'];

/** Work that takes long enough for a lock to come in between. */
const longWork: Partial<Record<EngineCallName, CutOff>> = {
  'evidence.attachPaths': 'attach',
  'evidence.appendUpload': 'attach',
  'evidence.finishUpload': 'attach',
  'evidence.replaceByPath': 'attach',
  'evidence.writeCopy': 'write',
  'report.write': 'write',
  'report.writeEvidence': 'write',
  'road.submit': 'write',
  'road.takeInSigned': 'write',
  'road.sendOnPaper': 'write',
  'road.writeCopy': 'write',
  'road.writePrintCopy': 'write',
  'road.writeVersionCopy': 'write',
  'vault.backUp': 'backup',
  'backups.makeNow': 'backup',
  'backups.restore': 'restore',
  'transfer.write': 'write',
  'transfer.takeIn': 'take-in',
  'audit.writeCsv': 'write',
};

export interface CutOffWork {
  /** Passes an answer on, and remembers it when a lock came before it and it is a refusal. */
  watch<T>(name: EngineCallName, answer: Promise<T>): Promise<T>;
  locked(): void;
  /** What the person is told after the next unlock; told once. */
  take(): readonly Problem[];
}

/** A lock empties the window, so what it cut off is remembered here and told when the vault is open again. */
export function createCutOffWork(): CutOffWork {
  let locks = 0;
  const found = new Set<CutOff>();
  return {
    async watch(name, answer) {
      const work = longWork[name];
      const before = locks;
      const given = await answer;
      if (work !== undefined && locks !== before && isRefused(given)) found.add(work);
      return given;
    },
    locked() {
      locks += 1;
    },
    take() {
      const problems = [...found].map((work) => problem('work-cut-off', { work }));
      found.clear();
      return problems;
    },
  };
}

/** Of several files each has its own outcome. */
function isRefused(answer: unknown): boolean {
  const { ok, value } = answer as { readonly ok: boolean; readonly value?: unknown };
  return !ok || (Array.isArray(value) && value.some((outcome) => outcome.ok === false));
}
