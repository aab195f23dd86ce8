import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import { createEngine } from '../../../electron/engine/engine.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import type { Result } from '../../../shared/result.ts';
import { aUnit } from '../../builders/aUnit.ts';

// Saves one answer of a 200 KB return again and again, each time with another text, through the call the window uses. The
// same text goes into one JSON document of 200 KB by `conf` (what electron-store is made of), and into a bare file with fsync.
// Arguments: empty folder; project; number of saves. Prints the times in milliseconds.
const [folder = '', root = '', times = '1'] = process.argv.slice(2);
const returnBytes = 200 * 1024;
const passphrase = 'mật khẩu đo tốc độ';

const engine = await createEngine({
  folders: {
    resources: path.join(root, 'out', 'resources'),
    assets: path.join(root, 'assets'),
    vault: path.join(folder, 'vault'),
  },
  now: () => new Date(),
  offsetMinutes: () => 420,
  tell: () => undefined,
  startTokenHost: () => {
    throw new Error('no token is asked for');
  },
  kdf: { kdfCost: 2 ** 10, allowWeakKdf: true },
});
valueIn(await engine['vault.create']({ passphrase, lossUnderstood: true }));
valueIn(await engine['unit.save'](aUnit()));
const { returnId } = valueIn(
  await engine['returns.create']({
    directiveId: 'tuyen-quang-2024-04',
    directiveReference: { number: null, day: null },
    adoptedGroup: null,
    period: { from: '2024-04-27', to: '2024-05-07' },
    deadline: null,
  }),
);
const { itemIds, directive } = valueIn(await engine['returns.open']({ returnId }));
const words = directiveItems(directive).map(({ verbatim }) => verbatim);
const share = returnBytes / itemIds.length;
for (const itemId of itemIds) await save(itemId, textOf(itemId));
const store = new Conf({ cwd: folder, configName: 'conf', projectName: 'bench' });
store.store = Object.fromEntries(itemIds.map((itemId) => [key(itemId), textOf(itemId)]));

const spent = { engine: [] as number[], conf: [] as number[], file: [] as number[] };
for (let round = 0; round < Number(times); round += 1) {
  const itemId = itemIds[0] ?? '';
  const text = `${textOf(itemId).slice(0, -8)}${String(round).padStart(8)}`;
  spent.engine.push(await timed(() => save(itemId, text)));
  spent.conf.push(await timed(async () => store.set(key(itemId), text)));
  spent.file.push(await timed(async () => writeBare(text)));
}
valueIn(await engine['vault.lock'](undefined));
process.stdout.write(JSON.stringify(spent));

async function save(itemId: string, result: string): Promise<void> {
  valueIn(await engine['answers.save']({ returnId, itemId, patch: { result }, leaving: false }));
}

/** About one item's share of the return, in UTF-8 bytes. */
function textOf(itemId: string): string {
  let text = itemId;
  for (let index = 0; Buffer.byteLength(text) < share; index += 1) text += ` ${words[index % words.length]}`;
  return text;
}

function key(itemId: string): string {
  return itemId.replaceAll('.', '_');
}

function writeBare(text: string): void {
  const file = openSync(path.join(folder, 'bare.txt'), 'w');
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
