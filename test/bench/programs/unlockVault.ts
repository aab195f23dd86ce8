import { scrypt } from 'node:crypto';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngineHost } from '../../../electron/engineHost.ts';
import type { Result } from '../../../shared/result.ts';

// Unlocks a vault of the usual work factor in the engine's thread, as main asks for it, and watches the thread that asks.
// Arguments: empty folder; project; number of unlocks.
const [folder = '', root = '', times = '1'] = process.argv.slice(2);
const passphrase = 'mật khẩu đo tốc độ';
const engine = createEngineHost({
  workerFile: path.join(root, 'out', 'engine', 'engineWorker.js'),
  folders: {
    resources: path.join(root, 'out', 'resources'),
    assets: path.join(root, 'assets'),
    vault: path.join(folder, 'vault'),
  },
  startTokenHost: () => {
    throw new Error('no token is asked for');
  },
  onEvent: () => undefined,
  onStop: (fault) => process.stderr.write(fault.message),
});
await ask('vault.create', { passphrase, lossUnderstood: true });
await ask('vault.lock', undefined);

const spent = { unlock: [] as number[], blocked: [] as number[], scrypt: [] as number[] };
for (let round = 0; round < Number(times); round += 1) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await sleep(20);
  delay.reset();
  spent.unlock.push(await timed(() => ask('vault.unlock', { passphrase })));
  await sleep(5);
  delay.disable();
  spent.blocked.push(delay.max / 1e6);
  await ask('vault.lock', undefined);
  spent.scrypt.push(await timed(bareScrypt));
}
await engine.close();
process.stdout.write(JSON.stringify(spent));

async function ask(call: string, input: unknown): Promise<void> {
  const result = (await engine.call(call, input)) as Result<unknown>;
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
}

function bareScrypt(): Promise<void> {
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, 'muối', 32, cost, (error) => (error ? reject(error) : resolve()));
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
