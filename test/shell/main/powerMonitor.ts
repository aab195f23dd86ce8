import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

/** A PC on which nobody is ever away and nothing happens, until a test says so. */
class PowerMonitor extends EventEmitter {
  private idleSeconds = 0;

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }
  /** For tests only: how long nobody has touched the PC, in seconds. Events are emitted with `emit`. */
  beIdleFor(seconds: number): void {
    this.idleSeconds = seconds;
  }
}

export const powerMonitor = strict('powerMonitor', new PowerMonitor());
