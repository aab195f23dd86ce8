import { type Answer, isFinal, type Status } from './answer.ts';

/** Printed and shown counts of a return; `total` is the sum of the five states. */
export interface Counts {
  readonly total: number;
  readonly notStarted: number;
  readonly inProgress: number;
  readonly done: number;
  readonly notApplicable: number;
  readonly nothingOccurred: number;
  /** Distinct evidence files that an answer points to. */
  readonly evidence: number;
}

const countOf: Record<Status, keyof Counts> = {
  'not-started': 'notStarted',
  'in-progress': 'inProgress',
  done: 'done',
  'not-applicable': 'notApplicable',
  'nothing-occurred': 'nothingOccurred',
};

export function countAnswers(answers: readonly Answer[]): Counts {
  const counts = {
    total: answers.length,
    notStarted: 0,
    inProgress: 0,
    done: 0,
    notApplicable: 0,
    nothingOccurred: 0,
    evidence: 0,
  };
  for (const answer of answers) counts[countOf[answer.status]] += 1;
  counts.evidence = new Set(answers.flatMap((answer) => answer.evidenceIds)).size;
  return counts;
}

function finalCount(answers: readonly Answer[]): number {
  return answers.filter((answer) => isFinal(answer.status)).length;
}

/** How many of the answers are final, of how many. */
export interface Fraction {
  readonly final: number;
  readonly total: number;
}

export function fractionOf(answers: readonly Answer[]): Fraction {
  return { final: finalCount(answers), total: answers.length };
}

/** First item without a final answer; null when all have one. */
export function firstOpenItem(answers: readonly Answer[]): string | null {
  return answers.find((answer) => !isFinal(answer.status))?.itemId ?? null;
}

/** Whole days from one day to another (`yyyy-MM-dd`); negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
