import { hkdfSync } from 'node:crypto';

/** Keys derived from the master key: FORMAT.md §4. Zeroed together at lock. */
export interface VaultKeys {
  /** Seals rows. */
  readonly rows: Buffer;
  readonly auditSeal: Buffer;
  readonly auditMac: Buffer;
  /** Input key of the evidence streams. */
  readonly evidence: Buffer;
  /** MAC of the keyring. */
  readonly header: Buffer;
  /** Turns kinds and keys into opaque ids. */
  readonly ids: Buffer;
  /** Tallies the set of rows. */
  readonly tally: Buffer;
}

export const masterKeyBytes = 32;

export function deriveVaultKeys(masterKey: Buffer): VaultKeys {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `tuan-thu/v1/${purpose}`, 32));
  return {
    rows: derive('rows'),
    auditSeal: derive('audit-enc'),
    auditMac: derive('audit-mac'),
    evidence: derive('evidence'),
    header: derive('header'),
    ids: derive('ids'),
    tally: derive('tally'),
  };
}

export function wipeVaultKeys(keys: VaultKeys): void {
  for (const key of Object.values(keys) as Buffer[]) key.fill(0);
}
