import { contract, type Handlers } from '../shared/contract.ts';
import type { Problem } from '../shared/problems.ts';
import type { OpenPreview } from './appProtocol.ts';
import type { EngineHost } from './engineHost.ts';
import type { SettingsStore } from './settings.ts';

export interface HandlerParts {
  readonly engine: EngineHost;
  readonly settings: SettingsStore;
  readonly settingsProblems: readonly Problem[];
}

/** The handler table of main: what needs the screen is answered here, everything else by the engine. */
export function createHandlers({ engine }: HandlerParts): { calls: Handlers; openPreview: OpenPreview } {
  const relayed = Object.fromEntries(
    Object.entries(contract).map(([group, calls]) => [
      group,
      Object.fromEntries(
        Object.keys(calls).map((name) => [name, (input: unknown) => engine.call(`${group}.${name}`, input)]),
      ),
    ]),
  ) as unknown as Handlers;
  return { calls: relayed, openPreview: async () => null };
}
