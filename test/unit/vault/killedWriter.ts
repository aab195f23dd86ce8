// Child process of kill.test.ts: writes as fast as it can and tells the parent what was acknowledged.
import { randomBytes } from 'node:crypto';
import { writeFileSync, writeSync } from 'node:fs';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import type { Result } from '../../../shared/result.ts';

const [dir = '', passphrase = '', scratch = ''] = process.argv.slice(2);

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}

const tell = (event: object) => writeSync(1, `${JSON.stringify(event)}\n`);

const vault = must(await openVault({ dir, passphrase, allowWeakKdf: true }));
const store = must(await openEvidenceStore(vault));
let n = Number((must(vault.read('count', 'n'))?.value as { n: number } | undefined)?.n ?? 0);
tell({ opened: n });
for (;;) {
  n += 1;
  const text = `${n} `.repeat(2000);
  must(
    vault.transact('saved', (tx) => {
      tx.put('count', 'n', { n });
      tx.put('answer', String(n % 7), { n, text });
    }),
  );
  tell({ saved: n });
  must(vault.saveQuietly('typing', 'field', { n, text }));
  tell({ typed: n });
  if (n % 3 === 0) {
    writeFileSync(scratch, randomBytes(300_000));
    const { evidence } = must(await store.attachFile(scratch, `${n}.bin`));
    tell({ attached: evidence.id, sha256: evidence.sha256 });
  }
  if (n % 5 === 0) must(vault.closeVisit('typing', 'field'));
}
