import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

// Sealing of row bodies: 12-byte IV ‖ ciphertext ‖ 16-byte tag, AAD `vaultId|table|id|rev`. FORMAT.md §5.

export type SealedTable = 'meta' | 'doc' | 'doc_hist' | 'visit' | 'ev' | 'audit';

export interface RowPlace {
  readonly vaultId: string;
  readonly table: SealedTable;
  readonly id: string;
  readonly rev: number;
}

const ivBytes = 12;
const tagBytes = 16;

export function sealRow(key: Buffer, place: RowPlace, plaintext: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(rowAad(place));
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the body is not exactly what was sealed for this place: altered, cut, moved, or of another rev. */
export function openRow(key: Buffer, place: RowPlace, body: Uint8Array): Buffer | null {
  // A damaged file, opened for reading, hands out other types than its schema allows.
  if (!(body instanceof Uint8Array) || body.length < ivBytes + tagBytes) return null;
  const end = body.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(rowAad(place))
    .setAuthTag(body.subarray(end));
  try {
    return Buffer.concat([decipher.update(body.subarray(ivBytes, end)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Opaque id of a document or of a kind: nothing readable reaches a column. 32 hex digits. */
export function opaqueId(idKey: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', idKey).update(JSON.stringify(parts), 'utf8').digest('hex').slice(0, 32);
}

function rowAad({ vaultId, table, id, rev }: RowPlace): Buffer {
  return Buffer.from(`${vaultId}|${table}|${id}|${rev}`, 'utf8');
}
