import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IpcMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { EngineFailure } from '../../../electron/engineHost.ts';
import { isOwnPage, registerCalls } from '../../../electron/ipc.ts';
import { contract, type Handlers } from '../../../shared/contract.ts';

type Listener = (event: object, ...args: unknown[]) => Promise<unknown>;

const ownFrame = { url: 'app://bundle/index.html', parent: null };
const names = Object.entries(contract).flatMap(([group, calls]) =>
  Object.keys(calls).map((name) => `${group}.${name}`),
);

function registered(
  answer: (channel: string, input: unknown) => unknown = () => ({ ok: true, value: 'done' }),
) {
  const channels = new Map<string, Listener>();
  const ipcMain = { handle: (channel: string, listener: Listener) => channels.set(channel, listener) };
  const table = Object.fromEntries(
    Object.entries(contract).map(([group, calls]) => [
      group,
      Object.fromEntries(
        Object.keys(calls).map((name) => [name, async (input: unknown) => answer(`${group}.${name}`, input)]),
      ),
    ]),
  );
  const recordFault = vi.fn(() => 'reference-1');
  registerCalls(ipcMain as unknown as IpcMain, table as unknown as Handlers, recordFault);
  const call = (channel: string, event: object, ...args: unknown[]) =>
    channels.get(channel)?.(event, ...args);
  return { channels, call, recordFault };
}

describe('calls of the window', () => {
  it('have one channel for each call of the contract and no other', () => {
    expect([...registered().channels.keys()].sort()).toEqual([...names].sort());
  });

  it.each(names)(
    '%s is refused from a foreign page, from a frame inside a page and from no frame',
    async (channel) => {
      const answer = vi.fn();
      const { call } = registered(answer);
      const refused = { ok: false, problems: [{ code: 'ipc-refused', facts: { call: channel } }] };
      const strangers = [
        { senderFrame: null },
        { senderFrame: { url: 'https://example.com/', parent: null } },
        { senderFrame: { url: 'app://other/index.html', parent: null } },
        { senderFrame: { url: 'app://bundle/index.html', parent: ownFrame } },
        { senderFrame: { url: 'file:///index.html', parent: null } },
      ];
      for (const event of strangers) expect(await call(channel, event)).toEqual(refused);
      expect(answer).not.toHaveBeenCalled();
    },
  );

  it.each(names)('%s is refused with an input the contract does not know', async (channel) => {
    const answer = vi.fn();
    const { call } = registered(answer);
    for (const input of ['text', 7, [], { unknown: true }]) {
      expect(await call(channel, { senderFrame: ownFrame }, input)).toMatchObject({ ok: false });
    }
    expect(await call(channel, { senderFrame: ownFrame }, undefined, 'more')).toMatchObject({ ok: false });
    expect(answer).not.toHaveBeenCalled();
  });

  it('reach their handler with the checked input and bring back its result', async () => {
    const { call } = registered((_channel, input) => ({ ok: true, value: input }));
    const input = { language: 'en' };
    expect(await call('app.saveSettings', { senderFrame: ownFrame }, input)).toEqual({
      ok: true,
      value: input,
    });
  });

  it('answer a bug of a handler with a reference instead of its message', async () => {
    const { call, recordFault } = registered(() => {
      throw new Error('Nguyễn Văn A typed this');
    });
    const answer = await call('app.state', { senderFrame: ownFrame });
    expect(answer).toEqual({
      ok: false,
      problems: [{ code: 'unexpected', facts: { reference: 'reference-1' } }],
    });
    expect(recordFault).toHaveBeenCalledWith('app.state', expect.any(Error));
  });

  it('say that the engine stopped when its thread ended under them', async () => {
    const fault = { name: 'TypeError', message: 'crashed', stack: '' };
    const { call } = registered(() => {
      throw new EngineFailure(fault, true);
    });
    expect(await call('app.state', { senderFrame: ownFrame })).toMatchObject({
      problems: [{ code: 'engine-stopped' }],
    });
  });

  it('are registered in one place of the source', () => {
    const project = path.resolve(import.meta.dirname, '..', '..', '..');
    const users = globSync('electron/**/*.ts', { cwd: project }).filter((file) =>
      /ipcMain\s*\.\s*(handle|handleOnce|on|once|addListener)\b/.test(
        readFileSync(path.join(project, file), 'utf8'),
      ),
    );
    expect(users).toEqual([path.join('electron', 'ipc.ts')]);
  });
});

describe('the sender of a message', () => {
  it('is the app’s own top page', () => {
    expect(isOwnPage({ senderFrame: ownFrame } as never)).toBe(true);
  });
});
