import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { contract, type Events, type Handlers } from '../shared/contract.ts';
import { fail, type Result } from '../shared/result.ts';
import { isAppUrl } from './appOrigin.ts';
import { EngineFailure } from './engineHost.ts';

/** Writes a bug down and gives back the reference a person can quote. */
export type RecordFault = (call: string, error: unknown) => string;

type AnyHandler = (input: unknown) => Promise<Result<unknown>>;

/**
 * Registers one channel per call of the contract, named `<group>.<call>`. This is the only place of the app that
 * registers channels, so no message reaches a handler before its sender and its input were checked.
 */
export function registerCalls(ipcMain: IpcMain, handlers: Handlers, recordFault: RecordFault): void {
  for (const [group, calls] of Object.entries(contract)) {
    for (const [name, { input: schema }] of Object.entries(calls)) {
      const channel = `${group}.${name}`;
      const handler = handlerOf(handlers, group, name);
      ipcMain.handle(channel, async (event, ...args: unknown[]) => {
        if (!isOwnPage(event) || args.length > 1) return fail('ipc-refused', { call: channel });
        const input = schema.safeParse(args[0]);
        if (!input.success) return fail('ipc-refused', { call: channel });
        try {
          return await handler(input.data);
        } catch (error) {
          const reference = recordFault(channel, error);
          const hasEngineStopped = error instanceof EngineFailure && error.threadEnded;
          return hasEngineStopped ? fail('engine-stopped', {}) : fail('unexpected', { reference });
        }
      });
    }
  }
}

/** Tells the window something; silently too late once the window is gone. */
export function sendEvent<E extends keyof Events>(contents: WebContents, name: E, payload: Events[E]): void {
  if (!contents.isDestroyed()) contents.send(name, payload);
}

/** Only the top frame of one of the app's own pages may call. */
export function isOwnPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}

function handlerOf(handlers: Handlers, group: string, name: string): AnyHandler {
  const table = handlers as unknown as Record<string, Record<string, AnyHandler>>;
  const handler = table[group]?.[name];
  if (handler === undefined) throw new Error(`The call ${group}.${name} has no handler.`);
  return handler;
}
