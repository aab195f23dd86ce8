import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { passphrase, reopened, value, withVault } from './vaultFixture.ts';

interface Acknowledged {
  saved: number;
  typed: number;
  attached: Map<string, string>;
}

/** Runs the writer and kills it after a while; notes what it had acknowledged. */
async function writeAndKill(dir: string, afterMs: number, acknowledged: Acknowledged): Promise<void> {
  const writer = join(import.meta.dirname, 'killedWriter.ts');
  const child = spawn(process.execPath, [writer, dir, passphrase, join(dir, '..', 'scratch')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  const exited = once(child, 'close');
  while (!output.includes('opened') && child.exitCode === null) await sleep(5);
  await sleep(afterMs);
  child.kill('SIGKILL');
  await exited;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself: ${errors}`);
  for (const line of output.split('\n').slice(0, -1)) {
    const event = JSON.parse(line) as { saved?: number; typed?: number; attached?: string; sha256?: string };
    acknowledged.saved = event.saved ?? acknowledged.saved;
    acknowledged.typed = event.typed ?? acknowledged.typed;
    if (event.attached !== undefined) acknowledged.attached.set(event.attached, event.sha256 ?? '');
  }
}

test(
  'killed at any moment, twelve times: nothing acknowledged is lost, nothing is torn, the log is whole',
  () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      const acknowledged: Acknowledged = { saved: 0, typed: 0, attached: new Map() };
      for (let kill = 0; kill < 12; kill++) {
        await writeAndKill(dir, 10 + ((kill * 37) % 190), acknowledged);
        await reopened(dir, async (again) => {
          expect(again.problems).toEqual([]);
          expect(value(again.verifyRows())).toEqual([]);
          value(again.verifyAudit());
          const last = (value(again.read('count', 'n'))?.value as { n: number } | undefined)?.n ?? 0;
          expect(last).toBeGreaterThanOrEqual(acknowledged.saved);
          for (const { value: answer } of value(again.list('answer')).documents) {
            const { n, text } = answer as { n: number; text: string };
            expect(text).toBe(`${n} `.repeat(2000));
            expect(n).toBeLessThanOrEqual(last);
          }
          const typed = (value(again.read('typing', 'field'))?.value as { n: number } | undefined)?.n ?? 0;
          expect(typed).toBeGreaterThanOrEqual(acknowledged.typed);
          const store = value(await openEvidenceStore(again));
          expect(store.problems).toEqual([]);
          expect(value(await store.verifyAll())).toEqual([]);
          for (const [id, sha256] of acknowledged.attached) expect(store.find(id)?.sha256).toBe(sha256);
        });
      }
      expect(acknowledged.saved).toBeGreaterThan(0);
    }),
  180_000,
);
