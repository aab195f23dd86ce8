import path from 'node:path';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';

// Attaches one real file to a fresh vault: encrypted, hashed, synced, proven, its row committed. Prints milliseconds and hash.
// Arguments: empty folder; the file.
const [folder = '', file = ''] = process.argv.slice(2);
const vault = await createVault({
  dir: path.join(folder, 'vault'),
  passphrase: 'mật khẩu đo tốc độ',
  slotLabel: 'Cán bộ 1',
  kdfCost: 2 ** 10,
  allowWeakKdf: true,
});
if (!vault.ok) throw new Error(JSON.stringify(vault.problems));
const store = await openEvidenceStore(vault.value);
if (!store.ok) throw new Error(JSON.stringify(store.problems));
const started = performance.now();
const attached = await store.value.attachFile(file, path.basename(file));
const spentMs = performance.now() - started;
if (!attached.ok) throw new Error(JSON.stringify(attached.problems));
vault.value.lock();
process.stdout.write(JSON.stringify({ spentMs, sha256: attached.value.evidence.sha256 }));
