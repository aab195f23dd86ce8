// Child process of the import runs: takes packages in one after the other, and tells each one that was acknowledged. Killed from outside.
import { readdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDirectiveLibrary } from '../../electron/engine/directives/directiveLibrary.ts';
import { openEvidenceStore } from '../../electron/engine/evidence/evidenceStore.ts';
import { backUpBefore } from '../../electron/engine/transfer/backUpBefore.ts';
import { openTransfer } from '../../electron/engine/transfer/openTransfer.ts';
import { previewTransfer } from '../../electron/engine/transfer/previewTransfer.ts';
import { takeInTransfer } from '../../electron/engine/transfer/takeInTransfer.ts';
import { ownTransferIdentity } from '../../electron/engine/transfer/transferIdentity.ts';
import { openVault } from '../../electron/engine/vault/vault.ts';
import type { Result } from '../../shared/result.ts';
import { passphraseNumber } from './crashEvents.ts';

const [dir = '', packages = ''] = process.argv.slice(2);

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}

const root = path.resolve(import.meta.dirname, '..', '..');
const library = await openDirectiveLibrary(path.join(root, 'assets', 'directives'));
const vault = must(await openVault({ dir, passphrase: passphraseNumber(0), allowWeakKdf: true }));
const evidence = must(await openEvidenceStore(vault));
const opened = { vault, evidence, momentText: (moment: Date) => moment.toISOString() };
const { identity } = must(await ownTransferIdentity(opened));
writeSync(1, 'opened\n');
for (const name of readdirSync(packages).filter((each) => each.endsWith('.age'))) {
  const transfer = must(await openTransfer(path.join(packages, name), { identity }));
  const seen = previewTransfer(opened, library, transfer);
  if (!seen.ok && seen.problems.some(({ code }) => code === 'transfer-nothing-new')) continue;
  const { plan } = must(seen);
  must(
    await takeInTransfer(opened, library, { transfer, plan, choices: {}, backUp: () => backUpBefore(vault) }),
  );
  writeSync(1, `${name}\n`);
}
writeSync(1, 'all\n');
await sleep(600_000);
