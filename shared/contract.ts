import type { z } from 'zod';
import { appCalls } from './contract/appCalls.ts';
import { auditCalls } from './contract/auditCalls.ts';
import { backupCalls } from './contract/backupCalls.ts';
import type { Call } from './contract/call.ts';
import { checkCalls } from './contract/checkCalls.ts';
import { draftCalls } from './contract/draftCalls.ts';
import { evidenceCalls } from './contract/evidenceCalls.ts';
import { imageCalls } from './contract/imageCalls.ts';
import { keyCalls } from './contract/keyCalls.ts';
import { reportCalls } from './contract/reportCalls.ts';
import { answerCalls, returnCalls } from './contract/returnCalls.ts';
import { roadCalls } from './contract/roadCalls.ts';
import { tokenCalls } from './contract/tokenCalls.ts';
import { transferCalls } from './contract/transferCalls.ts';
import { trustCalls } from './contract/trustCalls.ts';
import { directiveCalls, unitCalls } from './contract/unitCalls.ts';
import { vaultCalls } from './contract/vaultCalls.ts';
import { verifyCalls } from './contract/verifyCalls.ts';
import type { BackupProgress } from './domain/backup.ts';
import type { LockReason } from './domain/lockReason.ts';
import type { CheckProgress } from './domain/vaultCheck.ts';
import type { Result } from './result.ts';

/**
 * Everything the window may ask of the main process, and everything main may tell the window. Channel names, the preload,
 * the handler table and the typed fakes of the tests are derived from this one object. Inputs are checked in main with
 * these schemas; every call answers with a Result. The window never sees a path, a key or evidence bytes.
 */

export const contract = {
  app: appCalls,
  vault: vaultCalls,
  backups: backupCalls,
  keys: keyCalls,
  drafts: draftCalls,
  unit: unitCalls,
  directives: directiveCalls,
  returns: returnCalls,
  answers: answerCalls,
  evidence: evidenceCalls,
  audit: auditCalls,
  images: imageCalls,
  report: reportCalls,
  tokens: tokenCalls,
  road: roadCalls,
  verify: verifyCalls,
  transfer: transferCalls,
  trust: trustCalls,
  check: checkCalls,
} as const;

/** What main tells the window by itself. */
export interface Events {
  /** The vault locks now: the window seals what is typed and answers `vault.readyToLock`. */
  'vault.locking': { readonly reason: LockReason };
  /** `typedLost`: the window did not say in time that everything typed was sealed. */
  'vault.locked': { readonly reason: LockReason; readonly typedLost: boolean };
  /** How far the self-check of the vault is. */
  'check.progress': CheckProgress;
  /** A save met a full disk and went through in the room kept for it; null: the system does not tell what is free. */
  'vault.reserveUsed': { readonly freeBytes: number | null };
  'check.finished': { readonly automatic: boolean; readonly damage: number };
  /** How far a backup or a restore is. */
  'backups.progress': BackupProgress;
  /** An automatic backup was made or failed. */
  'backups.changed': Record<string, never>;
  'evidence.progress': { readonly name: string; readonly doneBytes: number; readonly totalBytes: number };
  'transfer.progress': {
    readonly doing: 'write' | 'verify' | 'read' | 'take-in';
    readonly doneBytes: number;
    readonly totalBytes: number;
  };
}
export const eventNames = [
  'vault.locking',
  'vault.locked',
  'evidence.progress',
  'backups.progress',
  'backups.changed',
  'transfer.progress',
  'check.progress',
  'check.finished',
  'vault.reserveUsed',
] as const satisfies readonly (keyof Events)[];

type ContractShape = typeof contract;
export type Group = keyof ContractShape;
export type CallName<G extends Group> = keyof ContractShape[G] & string;
export type InputOf<G extends Group, N extends CallName<G>> =
  ContractShape[G][N] extends Call<infer I, unknown> ? z.infer<I> : never;
export type OutputOf<G extends Group, N extends CallName<G>> =
  ContractShape[G][N] extends Call<z.ZodType, infer O> ? O : never;

/** The handler table of main: it does not compile while a call has no handler. */
export type Handlers = {
  readonly [G in Group]: {
    readonly [N in CallName<G>]: (input: InputOf<G, N>) => Promise<Result<OutputOf<G, N>>>;
  };
};

/** What the preload exposes as `window.tuanThu`. */
export type Bridge = {
  readonly [G in Group]: {
    readonly [N in CallName<G>]: InputOf<G, N> extends undefined
      ? () => Promise<Result<OutputOf<G, N>>>
      : (input: InputOf<G, N>) => Promise<Result<OutputOf<G, N>>>;
  };
} & { readonly on: <E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) => () => void };
