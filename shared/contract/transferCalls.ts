import { z } from 'zod';
import { mergeChoices } from '../domain/transferMerge.ts';
import type { TakenIn, TransferPreview } from '../domain/transferPreview.ts';
import { call, nothing, passphrase, returnId } from './call.ts';

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('return'), returnId }),
  z.strictObject({ kind: z.literal('vault') }),
]);

/** Work carried from one vault to another as one encrypted file. */
export const transferCalls = {
  /** This vault's own key for packages, to be given to colleagues; made when it is asked for first. */
  recipient: call<{ readonly recipient: string }>()(nothing),
  /** How large a package would be, in bytes, before it is made. */
  size: call<{ readonly sizeBytes: number; readonly returns: number; readonly files: number }>()(
    z.strictObject({ scope }),
  ),
  /**
   * Asks where to write, writes the package with its `.sha256` and reads it back; null when the person chose no place.
   * `key`: only the vault with that recipient can open it.
   */
  write: call<{
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly returns: number;
    readonly files: number;
    /** False where the vault is open for reading only, so that its log does not tell. */
    readonly isLogged: boolean;
  } | null>()(
    z.strictObject({
      scope,
      lock: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('passphrase'), passphrase }),
        z.strictObject({ kind: z.literal('key'), recipient: z.string().min(1).max(200) }),
      ]),
    }),
  ),
  /** Asks for a package and looks at its beginning; null when the person chose none. */
  choose: call<{
    readonly fileName: string;
    readonly sizeBytes: number;
    /** Whether it asks for a passphrase, or was made for keys. */
    readonly lock: 'passphrase' | 'key';
  } | null>()(nothing),
  /** Opens the chosen package, reads it to its end and tells what it would change. Nothing is written. */
  preview: call<TransferPreview>()(z.strictObject({ passphrase: passphrase.optional() })),
  /**
   * Takes the previewed package in, after a backup. `choices` by the id of a difference, or of a return that is taken whole;
   * where nothing is chosen, what was proposed.
   */
  takeIn: call<TakenIn>()(
    z.strictObject({ choices: z.record(z.string().min(1).max(500), z.enum(mergeChoices)) }),
  ),
  /** Stops what is being written, read or taken in; nothing of it stays. */
  cancel: call<void>()(nothing),
} as const;
