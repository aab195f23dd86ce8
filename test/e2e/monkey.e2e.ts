import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Acknowledged,
  heapAfterCollection,
  lostEdits,
  openAgain,
  pullThePlug,
  runMonkey,
} from '../monkey/monkeyRun.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp, startReturn } from './support/officialAtWork.ts';

const seed = 2024;
const actionsPerPart = 250;
const mostHeap = 60_000_000;

/** 500 random actions around a power cut; `node test/monkey/monkey.ts` does more. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `a monkey with seed ${seed} in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  let done: readonly string[] = [];
  const acknowledged: Acknowledged = new Map();
  const errors: string[] = [];

  const open = async () => {
    launched = await launchApp({
      userData: path.join(folder, 'user-data'),
      size: { width: 1366, height: 768 },
    });
  };
  const play = async (part: number) => {
    const run = await runMonkey(launched, actionsPerPart, seed + part);
    for (const [place, text] of run.acknowledged) acknowledged.set(place, text);
    done = run.actions;
    errors.push(...launched.consoleProblems);
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-monkey-'));
    await open();
    await setUp(launched.page);
    await startReturn(launched.page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('meets no error of the window', async () => {
    await play(0);
    expect({ errors, done: errors.length === 0 ? [] : done }).toEqual({ errors: [], done: [] });
  }, 240_000);

  it('finds every acknowledged edit after a power cut', async () => {
    expect(acknowledged.size).toBeGreaterThan(0);
    await pullThePlug(launched);
    await launched.close();
    await open();
    await openAgain(launched.page);
    expect(await lostEdits(launched.page, acknowledged)).toEqual([]);
  }, 120_000);

  it('goes on, meets no error, and the heap stays small', async () => {
    await play(1);
    expect({ errors, done: errors.length === 0 ? [] : done }).toEqual({ errors: [], done: [] });
    expect(await heapAfterCollection(launched.page)).toBeLessThan(mostHeap);
  }, 240_000);

  it('finds every acknowledged edit after the next start', async () => {
    await launched.close();
    await open();
    await openAgain(launched.page);
    expect(await lostEdits(launched.page, acknowledged)).toEqual([]);
  }, 120_000);
});
