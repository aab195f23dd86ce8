import { fail, failAll, problem, type Result } from '../../shared/result.ts';

const firstPauseMs = 1000;
const longestPauseMs = 60_000;
const wrong = ['vault-wrong-passphrase', 'recovery-code-wrong'];

/** Counts wrong secrets since the program started and makes the next try wait: 1 s, 2 s, 4 s … 60 s. */
export interface UnlockTries {
  /**
   * Runs a try unless it comes too early (`vault-wait`). After a wrong secret its problems are joined by `vault-wait`; a
   * right one makes the count start anew.
   */
  guard<T>(attempt: () => Promise<Result<T>>): Promise<Result<T>>;
}

/** `monotonicMs` counts on whatever happens to the clock of the PC. */
export function createUnlockTries(monotonicMs: () => number): UnlockTries {
  let wrongTries = 0;
  let nextAtMs = Number.NEGATIVE_INFINITY;
  const secondsLeft = () => Math.ceil((nextAtMs - monotonicMs()) / 1000);
  return {
    async guard(attempt) {
      const seconds = secondsLeft();
      if (seconds > 0) return fail('vault-wait', { seconds });
      const answer = await attempt();
      if (answer.ok) {
        wrongTries = 0;
        return answer;
      }
      if (!answer.problems.some(({ code }) => wrong.includes(code))) return answer;
      wrongTries += 1;
      nextAtMs = monotonicMs() + Math.min(longestPauseMs, firstPauseMs * 2 ** (wrongTries - 1));
      return failAll([...answer.problems, problem('vault-wait', { seconds: secondsLeft() })]);
    },
  };
}
