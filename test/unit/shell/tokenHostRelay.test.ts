import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import type { HostProcess } from '../../../electron/engine/signing/pkcs11/tokenClient.ts';
import { tokenHostOverPort } from '../../../electron/engine/signing/pkcs11/tokenHostOverPort.ts';
import { relayTokenHost } from '../../../electron/tokenHostRelay.ts';

/** A host that notes what it is told; the test decides when it speaks and ends. */
function aHost() {
  const requests: unknown[] = [];
  let speak: (message: unknown) => void = () => {};
  let exit: () => void = () => {};
  const kill = vi.fn();
  const host: HostProcess = {
    send: (request) => requests.push(request),
    onMessage: (listener) => {
      speak = listener;
    },
    onExit: (listener) => {
      exit = listener;
    },
    kill,
  };
  return { host, requests, kill, speak: (message: unknown) => speak(message), exit: () => exit() };
}

const request = { kind: 'list', module: '/opt/x.so', deadlineMs: 1000 } as const;

it('hands on one request, every answer and the end, the end last', async () => {
  const started = aHost();
  const host = tokenHostOverPort((port) => relayTokenHost(port, started.host));
  const heard: unknown[] = [];
  const ended = new Promise<void>((resolve) => host.onExit(resolve));
  host.onMessage((message) => heard.push(message));
  host.send(request);
  await vi.waitFor(() => expect(started.requests).toEqual([request]));
  started.speak({ kind: 'listed', tokens: [] });
  started.speak({ kind: 'unloaded' });
  started.exit();
  await ended;
  expect(heard).toEqual([{ kind: 'listed', tokens: [] }, { kind: 'unloaded' }]);
});

it('ends the host when the engine says so', async () => {
  const started = aHost();
  const host = tokenHostOverPort((port) => relayTokenHost(port, started.host));
  host.kill();
  await vi.waitFor(() => expect(started.kill).toHaveBeenCalled());
  started.exit();
});

it('ends the host when the engine goes away', async () => {
  const { port1, port2 } = new MessageChannel();
  const started = aHost();
  relayTokenHost(port2, started.host);
  const closed = once(port2, 'close');
  port1.close();
  await closed;
  expect(started.kill).toHaveBeenCalled();
});

it('a host that has ended at once is told as ended', async () => {
  const started = aHost();
  const host = tokenHostOverPort((port) => {
    relayTokenHost(port, started.host);
    started.exit();
  });
  await new Promise<void>((resolve) => host.onExit(resolve));
});
