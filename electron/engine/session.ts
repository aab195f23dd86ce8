import type { AppState } from '../../shared/contractAnswers.ts';
import { momentText } from '../../shared/domain/moment.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { type EvidenceStore, openEvidenceStore } from './evidence/evidenceStore.ts';
import { copiesOfMissing, finishRestore } from './finishRestore.ts';
import type { HostProcess, TokenLimits } from './signing/pkcs11/tokenClient.ts';
import { createUnlockTries, type UnlockTries } from './unlockTries.ts';
import { officerSlots, withSlot } from './vault/keySlots.ts';
import { createVault, type OpenVaultOptions, openVault, type Vault } from './vault/vault.ts';
import { vaultState } from './vault/vaultState.ts';

/** What the engine is given from outside: places, the clock, and where to tell events. */
export interface EngineNeeds {
  readonly folders: { readonly resources: string; readonly assets: string; readonly vault: string };
  readonly now: () => Date;
  /** Minutes east of Greenwich of the PC's zone at that moment. */
  readonly offsetMinutes: (moment: Date) => number;
  readonly tell: (event: string, payload: unknown) => void;
  /** Starts a process of its own for one request to a token's driver. */
  readonly startTokenHost: () => HostProcess;
  /** Time limits for tokens; left out: those of use. */
  readonly tokenLimits?: TokenLimits;
  /** scrypt work factor for new vaults; tests pass a cheap one together with `allowWeakKdf`. */
  readonly kdf?: { readonly kdfCost: number; readonly allowWeakKdf: true };
  /** Milliseconds that count on whatever happens to the PC's clock. Left out: those of the process. */
  readonly monotonicMs?: () => number;
}

/** The unlocked vault with its evidence. */
export interface OpenVaultSession {
  readonly vault: Vault;
  readonly evidence: EvidenceStore;
  /** A moment as text with the PC's offset at that moment. */
  readonly momentText: (moment: Date) => string;
}

/** What a person chose after a first attempt was refused. */
export interface UnlockChoices {
  /** Opens with the kept generation of the keyring and puts it back. */
  readonly usePreviousKeyring?: boolean | undefined;
  /** Opens although another computer's lock file lies there. */
  readonly takeOverLock?: boolean | undefined;
  /** Opens although the vault lies on a network drive. */
  readonly acceptNetwork?: boolean | undefined;
  /** Opens without writing: what can still be read of a damaged vault. */
  readonly readOnly?: boolean | undefined;
  /** The officer chosen; left out: every officer's slot is tried. */
  readonly slotId?: string | undefined;
}

/** The one vault of this engine: absent, locked, or open. */
export interface Session {
  state(): Promise<AppState['vault']>;
  create(passphrase: string): Promise<Result<void>>;
  unlock(passphrase: string, choices?: UnlockChoices): Promise<Result<void>>;
  /**
   * Opens with the digits of the recovery code and wraps the master key anew for an officer: the one of `slotId`, or the
   * only one. The vault is open as that officer then.
   */
  unlockWithCode(secret: string, newPassphrase: string, choices?: UnlockChoices): Promise<Result<void>>;
  /** Opens the device slot of that id with its secret; `device-key-failed` when it does not fit. */
  unlockWithDevice(slotId: string, secret: string, choices?: UnlockChoices): Promise<Result<void>>;
  /** Counts wrong secrets over all ways in and makes the next try wait. */
  readonly tries: UnlockTries;
  /** Drops unfinished uploads, closes the field visits and forgets the keys, in any case: a failure tells what was left undone. */
  lock(): Promise<Result<void>>;
  /** Runs at every lock: whoever keeps something of the vault in memory drops it there. */
  onLock(forget: () => void): void;
  /**
   * Locks, and lets another vault be put in the place of this one. It stays locked: whoever began that may have left the PC, and a
   * lock that came meanwhile must hold.
   */
  replace<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
  /** Runs steps that belong together: no lock comes between them. Creating, unlocking and locking take turns with them. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Damage met while unlocking: rows missing or put back, evidence files lost or cut. Empty when all is well. */
  findings(): readonly Problem[];
  /** The open vault, or `vault-locked`. */
  opened(): Result<OpenVaultSession>;
  /** The present moment as text with the PC's offset. */
  moment(): string;
}

const firstSlotLabel = 'Cán bộ 1';

/** A field in which a person stays longer gets its history and audit entry all the same. */
const visitLimitMs = 60_000;
const visitCheckMs = 10_000;

export function createSession({ folders, now, offsetMinutes, tell, kdf, monotonicMs }: EngineNeeds): Session {
  let open: OpenVaultSession | null = null;
  const tries = createUnlockTries(monotonicMs ?? (() => performance.now()));
  const forgetting: (() => void)[] = [];
  let visitTimer: NodeJS.Timeout | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  const onReserveUsed = (freeBytes: number | null) => tell('vault.reserveUsed', { freeBytes });
  const text = (moment: Date) => momentText(moment, offsetMinutes(moment));

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work);
    // A failure belongs to the one who asked; the next in line goes on.
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** A restore that a crash cut off, before anything is asked or made. */
  let isFinished = false;
  async function finished(): Promise<void> {
    if (!isFinished) isFinished = await finishRestore(folders.vault);
  }

  async function shut(): Promise<Result<void>> {
    if (open === null) return succeed(undefined);
    const { vault, evidence } = open;
    open = null;
    clearInterval(visitTimer);
    for (const forget of forgetting) forget();
    try {
      await evidence.cancelUploads();
    } catch (error) {
      vault.lock();
      throw error;
    }
    return vault.lock();
  }

  async function adopt(vault: Result<Vault>): Promise<Result<void>> {
    if (!vault.ok) return vault;
    let evidence: Result<EvidenceStore>;
    try {
      evidence = await openEvidenceStore(vault.value);
      if (evidence.ok) await vault.value.keepReserve();
    } catch (error) {
      // Nobody could lock it any more, and its keys would stay in memory.
      vault.value.lock();
      throw error;
    }
    if (!evidence.ok) {
      vault.value.lock();
      return evidence;
    }
    open = { vault: vault.value, evidence: evidence.value, momentText: text };
    visitTimer = setInterval(() => vault.value.closeVisits(visitLimitMs), visitCheckMs);
    visitTimer.unref();
    return succeed(undefined);
  }

  function opening(work: () => Promise<Result<Vault>>): Promise<Result<void>> {
    return inTurn(async () => {
      if (open !== null) return succeed(undefined);
      await finished();
      return adopt(await work());
    });
  }

  function openOptions(passphrase: string, choices: UnlockChoices): OpenVaultOptions {
    const { usePreviousKeyring = false, takeOverLock = false, acceptNetwork = false } = choices;
    const { readOnly = false, slotId } = choices;
    return {
      dir: folders.vault,
      passphrase,
      now,
      onReserveUsed,
      usePreviousKeyring,
      takeOverLock,
      acceptNetwork,
      readOnly,
      ...(slotId === undefined ? {} : { slotId }),
      ...(kdf ? { allowWeakKdf: true } : {}),
    };
  }

  /** The code opens, an officer's slot gets its new passphrase, and that officer opens the vault. */
  async function recovered(secret: string, next: string, choices: UnlockChoices): Promise<Result<Vault>> {
    const { slotId, ...rest } = choices;
    const byCode = await openVault({ ...openOptions(secret, rest), slotType: 'recovery' });
    if (!byCode.ok) return isWrongSecret(byCode) ? fail('recovery-code-wrong', {}) : byCode;
    const vault = byCode.value;
    const changed = await resetPassphrase(vault, secret, slotId, next);
    const locked = vault.lock();
    if (!changed.ok) return changed;
    if (!locked.ok) return locked;
    return openVault(openOptions(next, { ...rest, slotId: changed.value }));
  }

  return {
    async state() {
      if (open !== null) return 'open';
      await inTurn(finished);
      const found = await vaultState(folders.vault);
      // A new vault beside copies of a lost one would hide them: they are offered for restore first.
      if (found.kind === 'none' && (await copiesOfMissing(folders.vault)).length > 0)
        return 'database-missing';
      if (found.kind === 'none' || found.kind === 'database-missing') return found.kind;
      // With a kept generation the vault can still be opened: unlocking says so and offers it.
      if (found.kind === 'keyring-missing' && !found.previousGenerationReadable) return found.kind;
      return 'locked';
    },
    create: (passphrase) =>
      inTurn(async () => {
        if (open !== null) return fail('vault-exists', {});
        await finished();
        if ((await copiesOfMissing(folders.vault)).length > 0) return fail('vault-database-missing', {});
        return adopt(
          await createVault({
            dir: folders.vault,
            passphrase,
            slotLabel: firstSlotLabel,
            now,
            onReserveUsed,
            ...kdf,
          }),
        );
      }),
    unlock: (passphrase, choices = {}) =>
      opening(() => tries.guard(() => openVault(openOptions(passphrase, choices)))),
    unlockWithCode: (secret, newPassphrase, choices = {}) =>
      opening(() => tries.guard(() => recovered(secret, newPassphrase, choices))),
    unlockWithDevice: (slotId, secret, choices = {}) =>
      opening(async () => {
        const vault = await openVault({ ...openOptions(secret, { ...choices, slotId }), slotType: 'device' });
        return isWrongSecret(vault) ? fail('device-key-failed', {}) : vault;
      }),
    tries,
    lock: () => inTurn(shut),
    onLock: (forget) => void forgetting.push(forget),
    replace: (work) =>
      inTurn(async () => {
        // What could not be closed goes along with the vault that is kept.
        await shut();
        return work();
      }),
    inTurn,
    findings: () => (open === null ? [] : [...open.vault.problems, ...open.evidence.problems]),
    opened: () => (open === null ? fail('vault-locked', {}) : succeed(open)),
    moment: () => text(now()),
  };
}

/** Id of the officer whose passphrase it is now. */
async function resetPassphrase(
  vault: Vault,
  secret: string,
  slotId: string | undefined,
  next: string,
): Promise<Result<string>> {
  const officers = officerSlots(vault.slots);
  const officer = slotId === undefined ? officers[0] : officers.find(({ id }) => id === slotId);
  if (officer === undefined || (slotId === undefined && officers.length > 1))
    return fail('officer-unknown', {});
  const { id, label, type } = officer;
  const slot = await vault.prepareSlot({ slotId: vault.slotId, secret }, { id, label, type, secret: next });
  if (!slot.ok) return slot;
  const changed = await vault.changeSlots((slots) => withSlot(slots, slot.value), 'passphrase-reset');
  return changed.ok ? succeed(id) : changed;
}

/** A slot that is not there opens as little as one with another secret. */
function isWrongSecret(opened: Result<Vault>): boolean {
  return (
    !opened.ok &&
    opened.problems.some(({ code }) => code === 'vault-wrong-passphrase' || code === 'vault-slot-not-found')
  );
}
