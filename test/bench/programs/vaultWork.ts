import { randomBytes, randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { createVault, openVault } from '../../../electron/engine/vault/vault.ts';
import type { Result } from '../../../shared/result.ts';

// Saves of a large document, the headers of many returns after an unlock, and pieces of a large file of evidence from any
// place. Prints the times in milliseconds. Arguments: empty folder; times; bytes of the document; bytes of the evidence (0: only saves).
const [folder = '', times = '1', documentBytes = '0', evidenceBytes = '0'] = process.argv.slice(2);
const given = {
  dir: path.join(folder, 'vault'),
  passphrase: 'mật khẩu đo tốc độ',
  allowWeakKdf: true,
} as const;
const returns = 300;
const pieceBytes = 4096;
const spent = { save: [] as number[], headers: [] as number[], preview: [] as number[] };

const vault = valueIn(await createVault({ ...given, slotLabel: 'Cán bộ 1', kdfCost: 2 ** 10 }));
const text = randomBytes(Math.ceil(Number(documentBytes) / 2)).toString('hex');
for (let round = 0; round < Number(times); round += 1) {
  const value = { text: `${String(round).padStart(8)}${text.slice(8)}` };
  spent.save.push(await timed(() => valueIn(vault.saveQuietly('answer/r', '1', value))));
}
if (Number(evidenceBytes) > 0) {
  valueIn(
    vault.transact('filled', (tx) => {
      for (let number = 0; number < returns; number += 1) tx.put('return', `r${number}`, header(number));
    }),
  );
  const source = path.join(folder, 'source.bin');
  await writeFile(source, randomBytes(Number(evidenceBytes)));
  const store = valueIn(await openEvidenceStore(vault));
  const { evidence } = valueIn(await store.attachFile(source, 'phim.mp4'));
  for (let round = 0; round < Number(times); round += 1) {
    const offset = randomInt(evidence.sizeBytes - pieceBytes);
    spent.preview.push(
      await timed(async () => valueIn(await store.readRange(evidence.id, offset, pieceBytes))),
    );
  }
}
valueIn(vault.lock());
if (Number(evidenceBytes) > 0)
  for (let round = 0; round < 20; round += 1) {
    const again = valueIn(await openVault(given));
    spent.headers.push(await timed(() => valueIn(again.list('return'))));
    valueIn(again.lock());
  }
process.stdout.write(JSON.stringify(spent));

/** About what the head of a return holds. */
function header(number: number) {
  const line = 'Phòng, chống thiên tai và bảo đảm an toàn trong dịp nghỉ lễ. '.repeat(8);
  return { number, line, period: { from: '2024-04-27', to: '2024-05-07' }, items: Array(40).fill('1.1.a') };
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
