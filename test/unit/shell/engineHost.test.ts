import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEngineHost, EngineFailure, type EngineHost } from '../../../electron/engineHost.ts';

const worker = `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.on('message', ({ id, call, input }) => {
    if (call === 'echo') parentPort.postMessage({ id, value: input });
    if (call === 'folders') parentPort.postMessage({ id, value: workerData });
    if (call === 'tell') { parentPort.postMessage({ event: 'progress', payload: 3 }); parentPort.postMessage({ id, value: null }); }
    if (call === 'fault') parentPort.postMessage({ id, fault: { name: 'RangeError', message: 'boom', stack: 'at x' } });
    if (call === 'crash') setImmediate(() => { throw new TypeError('crashed'); });
    if (call === 'slow') setTimeout(() => parentPort.postMessage({ id, value: 'late' }), 50);
  });
`;

let folder: string;
let engine: EngineHost;
let told: [string, unknown][];
let stops: string[];
const folders = { resources: '/r', assets: '/a', vault: '/v' };

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-engine-'));
  const workerFile = path.join(folder, 'worker.mjs');
  writeFileSync(workerFile, worker);
  told = [];
  stops = [];
  engine = createEngineHost({
    workerFile,
    folders,
    startTokenHost: () => {
      throw new Error('no token is asked for');
    },
    onEvent: (name, payload) => told.push([name, payload]),
    onStop: ({ name }) => stops.push(name),
  });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

it('answers each call with its own value', async () => {
  const inputs = [{ a: 1 }, 'hai', [3], null];
  expect(await Promise.all(inputs.map((input) => engine.call('echo', input)))).toEqual(inputs);
});

it('loads the thread ahead of the first call, and only once', async () => {
  writeFileSync(
    path.join(folder, 'worker.mjs'),
    `${worker}\nparentPort.postMessage({ event: 'loaded', payload: null });`,
  );
  engine.start();
  engine.start();
  await vi.waitFor(() => expect(told).toEqual([['loaded', null]]));
  await engine.call('echo', 1);
  expect(told).toHaveLength(1);
});

it('tells that a thread started ahead cannot load, and the next call fails by itself', async () => {
  writeFileSync(path.join(folder, 'worker.mjs'), 'throw new TypeError("broken")');
  engine.start();
  await vi.waitFor(() => expect(stops).toEqual(['TypeError']));
  await expect(engine.call('echo', 1)).rejects.toBeInstanceOf(EngineFailure);
});

it('tells the thread where its files are', async () => {
  expect(await engine.call('folders', undefined)).toEqual(folders);
});

it('hands bytes over instead of copying them', async () => {
  const bytes = new Uint8Array(1024).fill(7);
  const answer = (await engine.call('echo', bytes, [bytes.buffer])) as Uint8Array;
  expect([bytes.byteLength, answer.byteLength, answer[1023]]).toEqual([0, 1024, 7]);
});

it('passes events on', async () => {
  await engine.call('tell', undefined);
  expect(told).toEqual([['progress', 3]]);
});

it('rejects a call the engine has a bug in, with what a developer needs', async () => {
  const failure = await engine.call('fault', undefined).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineFailure);
  expect((failure as EngineFailure).fault).toEqual({ name: 'RangeError', message: 'boom', stack: 'at x' });
});

it('rejects what was under way when the thread dies, says so once, and starts anew', async () => {
  const calls = [engine.call('crash', undefined), engine.call('never', undefined)];
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(stops).toEqual(['TypeError']);
  expect(await engine.call('echo', 'again')).toBe('again');
});

it('lets a call under way finish before it ends', async () => {
  const slow = engine.call('slow', undefined);
  await engine.close();
  expect(await slow).toBe('late');
  expect(stops).toEqual([]);
});

it('rejects an input that cannot be sent and stays usable', async () => {
  await expect(engine.call('echo', () => 1)).rejects.toThrow(/could not be cloned/);
  expect(await engine.call('echo', 1)).toBe(1);
});
