import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { app } from './app.ts';
import { strict } from './strict.ts';

interface ForkOptions {
  readonly serviceName?: string;
  readonly stdio?: 'ignore';
}

const parentPort = path.resolve(import.meta.dirname, '..', 'utility', 'parentPort.cjs');
const knownOptions = ['serviceName', 'stdio'];

/** A process of plain Node with Electron's `process.parentPort`. Its messages are JSON, Electron's are structured clones. */
class UtilityProcess extends EventEmitter {
  private readonly child: ChildProcess;

  constructor(file: string, args: readonly string[]) {
    super();
    this.child = fork(file, args, {
      execArgv: ['-r', parentPort],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('spawn', () => this.emit('spawn'));
    this.child.on('message', (message) => this.emit('message', message));
    // `close` comes behind the last message; a process that could not be started has only the error.
    this.child.once('close', (code) => this.emit('exit', code ?? 1));
    this.child.once('error', () => this.emit('exit', 1));
  }
  postMessage(message: object): void {
    this.child.send(message, () => {});
  }
  kill(): boolean {
    return this.child.kill();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(file: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    if (!path.isAbsolute(file)) throw new TypeError('Invalid value for modulePath');
    const unknown = Object.keys(options).filter((name) => !knownOptions.includes(name));
    if (unknown.length > 0 || options.stdio !== 'ignore')
      throw new Error(`The test shell has no utilityProcess option ${unknown.join(', ') || 'stdio'}.`);
    return strict('utilityProcess.fork()', new UtilityProcess(file, args));
  },
});
