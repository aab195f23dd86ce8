import { expect, test } from 'vitest';
import { createUnlockTries } from '../../../electron/engine/unlockTries.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';

const wrong = async (): Promise<Result<string>> => fail('vault-wrong-passphrase', {});
const right = async (): Promise<Result<string>> => succeed('open');

function waitOf(answer: Result<unknown>): number | null {
  if (answer.ok) return null;
  const found = answer.problems.find(({ code }) => code === 'vault-wait');
  return found?.code === 'vault-wait' ? found.facts.seconds : null;
}

test('pauses double from one second to a minute', async () => {
  let ms = 0;
  const tries = createUnlockTries(() => ms);
  const pauses: (number | null)[] = [];
  for (let count = 0; count < 9; count++) {
    const pause = waitOf(await tries.guard(wrong));
    pauses.push(pause);
    ms += (pause ?? 0) * 1000;
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('a try before its time is not made, not even with the right secret', async () => {
  let ms = 0;
  const tries = createUnlockTries(() => ms);
  await tries.guard(wrong);
  ms = 999;
  let made = false;
  const early = await tries.guard(async () => {
    made = true;
    return succeed(1);
  });
  expect(made).toBe(false);
  expect(waitOf(early)).toBe(1);
  ms = 1000;
  expect(await tries.guard(right)).toEqual(succeed('open'));
});

test('a right secret makes the count start anew', async () => {
  let ms = 0;
  const tries = createUnlockTries(() => ms);
  for (const _ of [1, 2, 3]) {
    await tries.guard(wrong);
    ms += 60_000;
  }
  await tries.guard(right);
  expect(waitOf(await tries.guard(wrong))).toBe(1);
});

test('other failures do not count', async () => {
  const tries = createUnlockTries(() => 0);
  const other = async (): Promise<Result<string>> => fail('vault-database-damaged', {});
  await tries.guard(other);
  expect(await tries.guard(other)).toEqual(fail('vault-database-damaged', {}));
  expect(waitOf(await tries.guard(async () => fail('recovery-code-wrong', {})))).toBe(1);
});
