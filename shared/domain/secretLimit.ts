/** Most characters (UTF-16) of a passphrase or password in a call; a form says so before it asks, and never cuts one. */
export const secretLimit = 1024;

export function isTooLongSecret(secret: string): boolean {
  return secret.length > secretLimit;
}
