import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings, type SettingsStore, settingsOptions } from '../../../electron/settings.ts';
import { describeUnless } from '../../support/describeUnless.ts';

let folder = '';
const file = () => path.join(folder, 'settings.json');
const aside = () => path.join(folder, 'settings.damaged.json');

/** The library's own class, whose sub-class of the app adds nothing but the app's folder. */
function openStore(cwd: string): SettingsStore {
  const store = new Conf<Record<string, unknown>>({ ...settingsOptions, configName: 'settings', cwd });
  return {
    get: (key) => store.get(key) as never,
    set: (key, value) => store.set(key, value),
  };
}

function opened() {
  const { settings, problems } = openSettings(folder, openStore);
  return { settings, codes: problems.map(({ code }) => code) };
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tuan-thu-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings', () => {
  it('start with the defaults and keep what is set', () => {
    const { settings, codes } = opened();
    expect(codes).toEqual([]);
    settings.set('language', 'en');
    expect(opened().settings.get('language')).toBe('en');
    expect(opened().codes).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"language":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '5'],
    ['another encoding', Buffer.from('{"language":"vi"}', 'utf16le')],
    ['brackets without end', '['.repeat(200_000)],
    ['a language that does not exist', '{"language":"xx"}'],
    ['more than any settings', `{}${' '.repeat(2_000_000)}`],
    ['a head that is none', '{"heads":{"x":5}}'],
  ])('of %s are kept aside and told', (_what, content) => {
    writeFileSync(file(), content);
    const { settings, codes } = opened();
    expect(codes).toEqual(['settings-damaged']);
    expect(readFileSync(aside())).toEqual(Buffer.from(content));
    expect(settings.get('heads')).toEqual({});
    settings.set('theme', 'dark');
    expect(opened().settings.get('theme')).toBe('dark');
    expect(opened().codes).toEqual([]);
  });

  it('that are a folder are kept aside and told', () => {
    mkdirSync(path.join(file(), 'x'), { recursive: true });
    expect(opened().codes).toEqual(['settings-damaged']);
    expect(existsSync(path.join(aside(), 'x'))).toBe(true);
    expect(opened().codes).toEqual([]);
  });

  it('last until the app ends where nothing can be kept aside', () => {
    mkdirSync(path.join(file(), 'x'), { recursive: true });
    mkdirSync(path.join(aside(), 'y'), { recursive: true });
    const { settings, codes } = opened();
    expect(codes).toEqual(['settings-not-saved']);
    expect(settings.get('language')).toBe('vi');
    expect(() => settings.set('language', 'en')).toThrow(expect.objectContaining({ code: 'EACCES' }));
    expect(settings.get('language')).toBe('en');
  });

  it('last until the app ends where their folder is none', () => {
    writeFileSync(path.join(folder, 'place'), '');
    const { settings, problems } = openSettings(path.join(folder, 'place'), openStore);
    expect(problems.map(({ code }) => code)).toEqual(['settings-not-saved']);
    expect(settings.get('lockAfterMinutes')).toBeGreaterThan(0);
  });
});

describeUnless(
  process.platform === 'win32' ? 'no pipes with a name' : null,
  'settings behind other names',
  () => {
    it('that are a pipe are kept aside without waiting for its other end', () => {
      execFileSync('mkfifo', [file()]);
      expect(opened().codes).toEqual(['settings-damaged']);
      expect(opened().codes).toEqual([]);
    });

    it('behind a link that leads nowhere start with the defaults', () => {
      symlinkSync(path.join(folder, 'nothing', 'here'), file());
      expect(opened().codes).toEqual([]);
      opened().settings.set('language', 'en');
      expect(opened().settings.get('language')).toBe('en');
    });
  },
);
