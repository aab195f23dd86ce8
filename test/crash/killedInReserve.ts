// Child process that dies on a full disk after the reserve was given back and before the save is there.
import { openVault } from '../../electron/engine/vault/vault.ts';

const [dir = ''] = process.argv.slice(2);
const opened = await openVault({ dir, passphrase: 'Cuối năm họp tổ 3', allowWeakKdf: true });
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
let runs = 0;
const saved = opened.value.transact('saved', (tx) => {
  runs += 1;
  if (runs === 2) process.kill(process.pid, 'SIGKILL');
  tx.put('a', '1', { text: 'x'.repeat(3_000_000) });
});
throw new Error(`still alive after ${runs} runs: ${JSON.stringify(saved)}`);
