import type { Problem } from '../../../shared/problems.ts';

/** Carries expected problems out of a transaction after rolling it back. Never leaves the vault folder. */
export class TransactionAbort extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('transaction refused');
    this.problems = problems;
  }
}
