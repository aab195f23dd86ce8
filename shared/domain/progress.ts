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

export function finalCount(answers: readonly Answer[]): number {
  return answers.filter((answer) => isFinal(answer.status)).length;
}
