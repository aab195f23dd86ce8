import { readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
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

/** What the library behind the store is told, besides the place. */
export const settingsOptions = {
  schema: schema as never,
  defaults: { ...defaults } as Record<string, unknown>,
  accessPropertiesByDotNotation: false,
} as const;

/**
 * Opens `settings.json` in an absolute folder with `open`. A damaged one is kept beside it as `settings.damaged.json` and
 * reported. Whatever the disk refuses, the app starts, at worst with settings that last until it ends, because settings must
 * never keep an official from their vault.
 */
export function openSettings(
  folder: string,
  open: (folder: string) => SettingsStore,
): {
  readonly settings: SettingsStore;
  readonly problems: readonly Problem[];
} {
  if (!path.isAbsolute(folder)) throw new TypeError('The settings folder must be absolute.');
  const file = path.join(folder, 'settings.json');
  try {
    if (isReadable(file)) return { settings: open(folder), problems: [] };
  } catch (error) {
    if (isOfSystem(error)) return inMemory();
    // Values that the schema refuses.
  }
  try {
    renameSync(file, path.join(folder, 'settings.damaged.json'));
    return { settings: open(folder), problems: [problem('settings-damaged', {})] };
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    return inMemory();
  }
}

/** Far more than any settings have. */
const largestBytes = 1024 * 1024;

/** Missing, or a JSON object. Nothing else is opened: a pipe would never answer, and a huge file not for a minute. */
function isReadable(file: string): boolean {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return true;
    if (!found.isFile() || found.size > largestBytes) return false;
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function inMemory(): ReturnType<typeof openSettings> {
  const values: StoredSettings = { ...defaults };
  const settings: SettingsStore = {
    get: (key) => values[key],
    set(key, value) {
      Object.assign(values, { [key]: value });
      throw Object.assign(new Error('the settings are in memory only'), { code: 'EACCES' });
    },
  };
  return { settings, problems: [problem('settings-not-saved', {})] };
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
