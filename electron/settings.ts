import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import type { SeenHead } from '../shared/domain/auditTrail.ts';
import { defaultIdleMinutes, type IdleMinutes, idleMinutes } from '../shared/domain/lockReason.ts';
import type { Problem } from '../shared/problems.ts';
import { problem } from '../shared/result.ts';

/** What the app remembers outside the vault: nothing of the unit, nothing secret. */
export interface StoredSettings {
  readonly language: 'vi' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** Minutes without a key or mouse after which the vault locks. */
  readonly lockAfterMinutes: IdleMinutes;
  /** Last place of the window in screen pixels; null before the first start. */
  readonly window: WindowPlace | null;
  /** The last head of each vault's log that was seen here, by vault id. */
  readonly heads: Readonly<Record<string, SeenHead>>;
}

export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export interface SettingsStore {
  get<K extends keyof StoredSettings>(key: K): StoredSettings[K];
  /** Durable when it returns. Throws when the disk refuses. */
  set<K extends keyof StoredSettings>(key: K, value: StoredSettings[K]): void;
}

const defaults: StoredSettings = {
  language: 'vi',
  theme: 'system',
  lockAfterMinutes: defaultIdleMinutes,
  window: null,
  heads: {},
};

const whole = { type: 'integer', minimum: -100_000, maximum: 100_000 } as const;

const schema = {
  language: { type: 'string', enum: ['vi', 'en'] },
  theme: { type: 'string', enum: ['system', 'light', 'dark'] },
  lockAfterMinutes: { type: 'integer', enum: idleMinutes },
  window: {
    type: ['object', 'null'],
    properties: { x: whole, y: whole, width: whole, height: whole, maximized: { type: 'boolean' } },
    required: ['x', 'y', 'width', 'height', 'maximized'],
    additionalProperties: false,
  },
  heads: {
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: {
        seq: { type: 'integer', minimum: 1 },
        mac: { type: 'string', pattern: '^[0-9a-f]{16}$' },
        at: { type: 'string' },
      },
      required: ['seq', 'mac', 'at'],
      additionalProperties: false,
    },
  },
} as const;

/**
 * Opens `settings.json` in an absolute folder. A damaged file is kept beside it as `settings.damaged.json` and reported;
 * the app then starts with the defaults, because settings must never keep an official from their vault.
 */
export function openSettings(folder: string): {
  readonly settings: SettingsStore;
  readonly problems: readonly Problem[];
} {
  if (!path.isAbsolute(folder)) throw new TypeError('The settings folder must be absolute.');
  try {
    return { settings: openStore(folder), problems: [] };
  } catch (error) {
    const file = path.join(folder, 'settings.json');
    if (!existsSync(file) || !isDamage(error)) throw error;
    renameSync(file, path.join(folder, 'settings.damaged.json'));
    return { settings: openStore(folder), problems: [problem('settings-damaged', {})] };
  }
}

function openStore(folder: string): SettingsStore {
  const store = new Store<Record<string, unknown>>({
    name: 'settings',
    cwd: folder,
    schema: schema as never,
    defaults: { ...defaults },
    accessPropertiesByDotNotation: false,
  });
  // The library opens a channel for a renderer that has Node; ours has none, and every channel of the app is checked.
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    get: (key) => store.get(key) as StoredSettings[typeof key],
    set: (key, value) => store.set(key, value),
  };
}

/** Broken JSON or values the schema refuses; a disk error is neither and is thrown on. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && !('code' in error);
}
