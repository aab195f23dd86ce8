import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineCalls } from '../../electron/engineCalls.ts';
import { aUnit } from '../builders/aUnit.ts';
import { anEngine, expectValue, type TestEngine } from './anEngine.ts';
import { aReturnOnRoad, type ReturnOnRoad } from './returnOnRoad.ts';

/** A vault with a return, and the fresh one of a colleague of the same unit. */
export interface TransferPair {
  readonly sender: ReturnOnRoad;
  readonly receiver: TestEngine;
}

export const packagePassphrase = 'mật khẩu của gói 2024';

export async function aTransferPair(): Promise<TransferPair> {
  const sender = await aReturnOnRoad();
  const receiver = await anEngine();
  receiver.clock.now = new Date('2024-05-08T06:00:00Z');
  const created = await receiver.engine['vault.create']({
    passphrase: 'mật khẩu đồng nghiệp',
    lossUnderstood: true,
  });
  expectValue(created);
  expectValue(await receiver.engine['unit.save'](aUnit()));
  return { sender, receiver };
}

/** Attaches bytes to an item. */
export async function attach(
  { engine, folder }: Pick<TestEngine, 'engine' | 'folder'>,
  returnId: string,
  name: string,
  bytes: Uint8Array,
  itemId = '1.1.a',
): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const [outcome] = expectValue(await engine['evidence.attachPaths']({ returnId, itemId, paths: [file] }));
  if (!outcome?.ok) throw new Error('the file was not attached');
  return outcome.value.evidence.id;
}

/** Writes a package for the receiver's own key, which needs no scrypt. */
export async function send(
  from: EngineCalls,
  to: EngineCalls,
  target: string,
  scope: Parameters<EngineCalls['transfer.size']>[0]['scope'] = { kind: 'vault' },
): Promise<string> {
  const { recipient } = expectValue(await to['transfer.recipient'](undefined));
  const lock = { kind: 'key', recipient } as const;
  expectValue(await from['transfer.write']({ scope, lock, path: target }));
  return target;
}

/** Chooses and previews. */
export async function look(engine: EngineCalls, file: string) {
  expectValue(await engine['transfer.choose']({ path: file }));
  return engine['transfer.preview']({});
}

export async function receive(
  engine: EngineCalls,
  file: string,
  choices: Parameters<EngineCalls['transfer.takeIn']>[0]['choices'] = {},
) {
  expectValue(await look(engine, file));
  return engine['transfer.takeIn']({ choices });
}
