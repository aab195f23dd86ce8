import { createCipheriv, randomBytes, scrypt } from 'node:crypto';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { FindingWeight, PlatformFigures } from '../../shared/domain/vaultCheck.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';
import type { DatabaseMode } from './vault/vault.ts';

const measuredPieces = 32;
const pieceBytes = 1024 * 1024;
const slowUnlockMs = 3000;
/** SQLite's number for EXTRA: the folder is synced too. */
const extraSynchronous = 3;

/** What the figures mean for the person: a database that a power cut can set back, a passphrase that takes long. */
export function platformProblems(
  { journalMode, synchronous, scryptMs }: PlatformFigures,
  readOnly: boolean,
): readonly { readonly weight: FindingWeight; readonly problem: Problem }[] {
  // What is only read is never written: how is of no weight.
  const isDurable = readOnly || (journalMode === 'delete' && synchronous === extraSynchronous);
  return [
    ...(isDurable
      ? []
      : [
          {
            weight: 'warning' as const,
            problem: problem('platform-not-durable', { journal: journalMode, synchronous }),
          },
        ]),
    ...(scryptMs > slowUnlockMs
      ? [{ weight: 'note' as const, problem: problem('platform-slow-unlock', { milliseconds: scryptMs }) }]
      : []),
  ];
}

/** Measures what this PC's runtime does with the vault's primitives: one key from a passphrase, and 32 MiB of AES-256-GCM. */
export async function platformFigures(mode: DatabaseMode, kdfCost: number): Promise<PlatformFigures> {
  const scryptMs = await measureScrypt(kdfCost);
  const piece = Buffer.alloc(pieceBytes, 1);
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  let cipherMs = 0;
  for (let done = 0; done < measuredPieces; done++) {
    const begunAt = performance.now();
    cipher.update(piece);
    cipherMs += performance.now() - begunAt;
    await letOthersRun();
  }
  return {
    scryptMs: Math.round(scryptMs),
    aesMbPerSecond: Math.round((measuredPieces * pieceBytes) / 1000 / Math.max(cipherMs, 0.1)),
    ...mode,
    runtime: runtimeName(),
  };
}

function measureScrypt(N: number): Promise<number> {
  const begunAt = performance.now();
  return new Promise((resolve, reject) => {
    scrypt('self-test', randomBytes(32), 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 }, (error) => {
      if (error) reject(error);
      else resolve(performance.now() - begunAt);
    });
  });
}

function runtimeName(): string {
  const { electron, node, openssl } = process.versions;
  const base = electron === undefined ? `Node ${node}` : `Electron ${electron}, Node ${node}`;
  return `${base}, crypto ${openssl}, ${process.platform} ${process.arch}`;
}
