import { describe, expect, it, vi } from 'vitest';
import { isAppUrl } from '../../../electron/appOrigin.ts';
import { lockDownSession, mayLoad } from '../../../electron/lockdown.ts';

vi.mock('electron', () => ({ app: {} }));

describe('what a page may load', () => {
  it.each(['app://bundle/index.html', 'data:image/png;base64,AA', 'blob:app://bundle/1'])(
    '%s: yes',
    (address) => {
      expect(mayLoad(address, false)).toBe(true);
    },
  );

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'devtools://devtools/bundled/inspector.html',
    'chrome-extension://x/y',
    'no address',
  ])('%s: no', (address) => {
    expect(mayLoad(address, false)).toBe(false);
  });

  it('is the inspector’s own pages only while developing', () => {
    expect(mayLoad('devtools://devtools/bundled/inspector.html', true)).toBe(true);
  });
});

describe('an address of the app', () => {
  it.each(['app://bundle.example/index.html', 'APP://BUNDLE:1/x', 'xapp://bundle/', 'app:bundle', ''])(
    'is not %s',
    (address) => {
      expect(isAppUrl(address)).toBe(false);
    },
  );
});

describe('a locked session', () => {
  it('refuses permissions, devices and downloads, and looks up no dictionary', () => {
    const given: Record<string, unknown> = {};
    const note = (name: string) => (value: unknown) => {
      given[name] = value;
    };
    const session = {
      setPermissionRequestHandler: note('request'),
      setPermissionCheckHandler: note('check'),
      setDevicePermissionHandler: note('device'),
      setSpellCheckerEnabled: note('spelling'),
      setSpellCheckerDictionaryDownloadURL: note('dictionary'),
      on: (name: string, listener: unknown) => note(name)(listener),
      webRequest: { onBeforeRequest: note('before') },
    };
    lockDownSession(session as never, { devTools: false });

    const answers: boolean[] = [];
    (given.request as (c: null, p: string, a: (granted: boolean) => void) => void)(null, 'media', (granted) =>
      answers.push(granted),
    );
    expect(answers).toEqual([false]);
    expect((given.check as () => boolean)()).toBe(false);
    expect((given.device as () => boolean)()).toBe(false);
    expect(given.spelling).toBe(false);
    const event = { preventDefault: vi.fn() };
    (given['will-download'] as (e: object) => void)(event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    const cancelled: boolean[] = [];
    (given.before as (d: object, a: (r: { cancel: boolean }) => void) => void)(
      { url: 'https://example.com/' },
      ({ cancel }) => cancelled.push(cancel),
    );
    expect(cancelled).toEqual([true]);
  });
});
