/**
 * File name for a copy that leaves the vault, valid on Windows, exFAT and Linux.
 * At most 120 UTF-16 units and 240 UTF-8 bytes, NFC, cut between graphemes, extension kept.
 */
export function safeExportName(_name: string): string {
  throw new Error('not built yet');
}
