import path from 'node:path';
import { expect, it } from 'vitest';
import type { Dialogs } from '../../../electron/dialogs.ts';
import type { HandlerWorld } from '../../../electron/handlers/engineQuestions.ts';
import { tokenHandlers } from '../../../electron/handlers/tokenHandlers.ts';
import { succeed } from '../../../shared/result.ts';
import { expectValue } from '../../support/anEngine.ts';

const file = path.resolve('/opt/driver/libtoken.so');

/** Handlers over a dialog that answers `chosen`, and what they asked of the engine. */
function handlers(chosen: string | null) {
  const asked: unknown[] = [];
  const paths = new Map<string, string>();
  const world = {
    dialogs: { chooseTokenModule: async () => chosen } as Dialogs,
    ask: async (...question: unknown[]) => {
      asked.push(question);
      return succeed([]);
    },
    relay: () => async () => succeed([]),
  } as unknown as HandlerWorld;
  return { calls: tokenHandlers(world, paths), paths, asked };
}

it('the window learns the name of a chosen library and a handle, which the engine gets as a path', async () => {
  const { calls, asked } = handlers(file);
  const chosen = expectValue(await calls.chooseModule(undefined));
  expect(chosen).toEqual({ module: expect.stringMatching(/^[0-9a-f]{32}$/), fileName: 'libtoken.so' });
  await calls.list({ module: chosen?.module ?? '' });
  expect(asked).toEqual([['tokens.list', { kind: 'file', path: file }]]);
});

it('a handle that main has forgotten is no path: it is an id that the engine does not know', async () => {
  const { calls, paths, asked } = handlers(file);
  const chosen = expectValue(await calls.chooseModule(undefined));
  paths.clear();
  await calls.list({ module: chosen?.module ?? '' });
  expect(asked).toEqual([['tokens.list', { kind: 'known', id: chosen?.module }]]);
});

it('a cancelled dialog is no library', async () => {
  expect(expectValue(await handlers(null).calls.chooseModule(undefined))).toBeNull();
});
