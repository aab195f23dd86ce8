/** Scheme and host every page of the app is served from. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const startPage = `${appScheme}://${appHost}/index.html`;

/**
 * Is this address one of the app's own pages or resources?
 * Protocol and host are compared, because Node's `URL.origin` is the string 'null' for custom schemes.
 */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${appScheme}:` && url.host === appHost;
}
