import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { passphrase, reopened, value, withVault } from './vaultFixture.ts';

const program = fileURLToPath(new URL('../../support/countingWriter.ts', import.meta.url));
const rounds = 20;
const updatesInARound = 20;

test(
  'two processes that take turns on one vault lose none of 400 + 400 updates',
  () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      const run = () =>
        promisify(execFile)(process.execPath, [
          program,
          dir,
          passphrase,
          String(rounds),
          String(updatesInARound),
        ]).then(({ stdout }) => JSON.parse(stdout) as { refused: number; codes: string[] });
      const [one, other] = await Promise.all([run(), run()]);

      // Both had to wait for each other: without that nothing was tried.
      expect(one.refused + other.refused).toBeGreaterThan(0);
      expect([...new Set([...one.codes, ...other.codes])]).toEqual(['vault-in-use']);
      await reopened(dir, (again) => {
        expect(again.problems).toEqual([]);
        expect(value(again.read('counter', '1'))?.value).toEqual({ count: 2 * rounds * updatesInARound });
        value(again.verifyAudit());
      });
    }),
  120_000,
);
