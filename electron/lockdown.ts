import { app, type Session, type WebContents } from 'electron';
import { isAppUrl } from './appOrigin.ts';

/** Addresses a page may ask for at all; `devtools:` only while developing. */
const allowedProtocols: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:']);

/** Chromium switches that keep the process silent on the network. */
const silentSwitches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['disable-quic'],
  ['disable-http-cache'],
];

/** What must be set before the app is ready: sandbox for every page and no way to the network. */
export function lockDownProcess(): void {
  app.enableSandbox();
  for (const [name, value] of silentSwitches) app.commandLine.appendSwitch(name, value);
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
}

/** No lookup of host names by the built-in resolver, nor over HTTPS. Electron allows this only once the app is ready. */
export function lockDownNameLookup(): void {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
}

/** A session that loads nothing but the app's own pages, grants nothing, downloads nothing and checks no spelling. */
export function lockDownSession(session: Session, { devTools }: { devTools: boolean }): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // Electron fetches dictionaries on its own; an address that cannot exist stops it even if the check is switched on.
  session.setSpellCheckerDictionaryDownloadURL('https://00.00/');
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, devTools) });
  });
}

/** May a page load this address? */
export function mayLoad(address: string, devTools: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === 'app:') return isAppUrl(address);
  return allowedProtocols.has(protocol) || (devTools && protocol === 'devtools:');
}

/** Navigation, new windows and embedded pages: refused for every web contents that ever exists. */
function lockDownContents(contents: WebContents): void {
  const refuseForeign = (event: { preventDefault(): void }, address: string) => {
    if (!isAppUrl(address)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => refuseForeign(event, event.url));
  contents.on('will-redirect', (event) => refuseForeign(event, event.url));
  contents.on('will-frame-navigate', (event) => refuseForeign(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
