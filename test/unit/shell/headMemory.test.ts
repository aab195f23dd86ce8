import { describe, expect, it } from 'vitest';
import { rememberHead } from '../../../electron/headMemory.ts';
import type { SettingsStore, StoredSettings } from '../../../electron/settings.ts';

const id = (number: number) => number.toString(16).padStart(32, '0');
const head = (seq: number, day: number) => ({
  seq,
  mac: '0123456789abcdef',
  at: `2024-05-${String(day).padStart(2, '0')}T10:00:00+07:00`,
});

function settingsWith(refuse?: Error): SettingsStore & { readonly heads: () => StoredSettings['heads'] } {
  let heads: StoredSettings['heads'] = {};
  return {
    get: (() => heads) as SettingsStore['get'],
    set(_key, value) {
      if (refuse !== undefined) throw refuse;
      heads = value as StoredSettings['heads'];
    },
    heads: () => heads,
  };
}

describe('the head of a vault that main remembers', () => {
  it('is the last one told of each vault, of the twenty seen last', () => {
    const settings = settingsWith();
    for (let vault = 1; vault <= 25; vault += 1)
      rememberHead(settings, { vaultId: id(vault), ...head(1, vault) });
    rememberHead(settings, { vaultId: id(25), ...head(9, 26) });

    const heads = settings.heads();
    expect(Object.keys(heads)).toHaveLength(20);
    expect(heads[id(25)]).toEqual(head(9, 26));
    expect(heads[id(5)]).toBeUndefined();
    expect(heads[id(6)]).toEqual(head(1, 6));
  });

  it('is lost without a word when the disk refuses, but a bug is none of that', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const told = { vaultId: id(1), ...head(1, 1) };
    expect(() => rememberHead(settingsWith(full), told)).not.toThrow();
    expect(() => rememberHead(settingsWith(new Error('a bug')), told)).toThrow('a bug');
    expect(() => rememberHead(settingsWith(), { vaultId: 'x' })).toThrow();
  });
});
