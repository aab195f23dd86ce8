import { describe } from 'vitest';

/**
 * A group of tests that cannot run everywhere. `reason` says what is missing on this machine, or is null where they run;
 * a skipped group carries the reason in its title, and the test command lists it.
 */
export function describeUnless(reason: string | null, title: string, body: () => void): void {
  if (reason === null) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason})`, body);
}
