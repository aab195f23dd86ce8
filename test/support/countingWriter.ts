import { setTimeout as sleep } from 'node:timers/promises';
import { openVault } from '../../electron/engine/vault/vault.ts';

// Opens a vault again and again as soon as it is free and counts one document up. Prints how often it was refused, and every
// code it met. Arguments: vault, passphrase, rounds, updates in each round.
const [dir = '', passphrase = '', rounds = '0', updates = '0'] = process.argv.slice(2);
const codes = new Set<string>();
let refused = 0;
for (let round = 0; round < Number(rounds); ) {
  const opened = await openVault({ dir, passphrase, allowWeakKdf: true });
  if (!opened.ok) {
    for (const { code } of opened.problems) codes.add(code);
    if (opened.problems.some(({ code }) => code !== 'vault-in-use')) break;
    refused += 1;
    await sleep(5);
    continue;
  }
  const vault = opened.value;
  for (let update = 0; update < Number(updates); update += 1) {
    const saved = vault.transact('counted', (tx) => {
      const { count = 0 } = (tx.read('counter', '1')?.value ?? {}) as { count?: number };
      tx.put('counter', '1', { count: count + 1 });
    });
    if (!saved.ok) for (const { code } of saved.problems) codes.add(code);
  }
  vault.lock();
  round += 1;
}
process.stdout.write(JSON.stringify({ refused, codes: [...codes] }));
