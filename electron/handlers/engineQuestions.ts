import type { CutOffWork } from '../cutOffWork.ts';
import type { Dialogs } from '../dialogs.ts';
import type { EngineCallName, EngineCalls } from '../engineCalls.ts';
import type { EngineHost } from '../engineHost.ts';

/** How a group of handlers asks the engine, and the person. */
export interface HandlerWorld {
  readonly dialogs: Dialogs;
  ask<N extends EngineCallName>(name: N, input: Parameters<EngineCalls[N]>[0]): ReturnType<EngineCalls[N]>;
  /** A handler that hands its input on as it is. */
  relay<N extends EngineCallName>(
    name: N,
  ): (input: Parameters<EngineCalls[N]>[0]) => ReturnType<EngineCalls[N]>;
}

export function engineQuestions(
  engine: EngineHost,
  cutOff: Pick<CutOffWork, 'watch'>,
): Pick<HandlerWorld, 'ask' | 'relay'> {
  function ask<N extends EngineCallName>(
    name: N,
    input: Parameters<EngineCalls[N]>[0],
  ): ReturnType<EngineCalls[N]> {
    return cutOff.watch(name, engine.call(name, input)) as ReturnType<EngineCalls[N]>;
  }
  return { ask, relay: (name) => (input) => ask(name, input) };
}
