import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** Handlers by channel, as in Electron: a second one on a channel is refused. */
class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  /** For the shell: answers one invocation. The error's text is what Electron's renderer shows. */
  async invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return await handler(event, ...args);
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${error}`);
    }
  }
}

export const ipcMain = strict('ipcMain', new IpcMain());
