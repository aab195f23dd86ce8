/** Media type from the first bytes of a file (64 KiB suffice), never from its name alone. */
export function mediaType(_head: Uint8Array, _name: string): string {
  throw new Error('not built yet');
}
