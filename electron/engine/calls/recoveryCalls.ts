import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { recoveryCodeBytes, writeRecoveryCode } from '../../../shared/domain/recoveryCode.ts';
import { typedRecoveryCode } from '../../../shared/domain/typedRecoveryCode.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import type { EngineCalls } from '../../engineCalls.ts';
import { putRecoveryCode } from '../officers.ts';
import { renderRecoverySheet } from '../report/recoverySheet.ts';
import type { Session } from '../session.ts';
import { writeProblem } from '../vault/diskProblems.ts';
import type { KeySlot } from '../vault/keyring.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReturnMaker } from './returnMaker.ts';

type RecoveryCalls = Pick<
  EngineCalls,
  'keys.makeRecoveryCode' | 'keys.writeRecoverySheet' | 'keys.confirmRecoveryCode' | 'keys.giveUpRecoveryCode'
>;

const recoveryLabel = 'recovery-code';

/** A code that waits for being typed back. The slot is in no keyring yet, so nothing opens with it. */
interface Waiting {
  readonly code: string;
  readonly secret: string;
  readonly slot: KeySlot;
  /** ISO 8601 with offset. */
  readonly madeAt: string;
}

export function recoveryCalls(session: Session, maker: Pick<ReturnMaker, 'fonts'>): RecoveryCalls {
  /** By the open vault: with the lock the vault goes, and the code with it. */
  const waiting = new WeakMap<Vault, Waiting>();

  function inVault<T>(work: (vault: Vault) => Promise<Result<T>>): Promise<Result<T>> {
    return session.inTurn(async () => {
      const opened = session.opened();
      return opened.ok ? work(opened.value.vault) : opened;
    });
  }

  return {
    'keys.makeRecoveryCode': ({ passphrase }) =>
      inVault(async (vault) => {
        const code = writeRecoveryCode(randomBytes(recoveryCodeBytes));
        const secret = typedRecoveryCode(code);
        if (!secret.ok) throw new Error('a new recovery code does not read back');
        const id = vault.environment.newId();
        const place = { id, label: recoveryLabel, type: 'recovery', secret: secret.value } as const;
        const slot = await session.tries.guard(() =>
          vault.prepareSlot({ slotId: vault.slotId, secret: passphrase }, place),
        );
        if (!slot.ok) return slot;
        waiting.set(vault, { code, secret: secret.value, slot: slot.value, madeAt: session.moment() });
        return succeed({ code });
      }),
    'keys.writeRecoverySheet': ({ path: target, language }) =>
      inVault(async (vault) => {
        const made = waiting.get(vault);
        if (made === undefined) return fail('recovery-code-not-made', {});
        const bytes = await renderRecoverySheet(
          { code: made.code, vaultSign: vault.vaultId.slice(0, 8), madeAt: made.madeAt },
          language,
          await maker.fonts(),
        );
        try {
          await durableWriter(vault.environment.disk).writeFileDurably(target, bytes, { mode: 0o600 });
        } catch (error) {
          return failAll([writeProblem(error)]);
        }
        return succeed({ fileName: path.basename(target) });
      }),
    'keys.confirmRecoveryCode': ({ code }) =>
      inVault(async (vault) => {
        const made = waiting.get(vault);
        if (made === undefined) return fail('recovery-code-not-made', {});
        const typed = typedRecoveryCode(code);
        if (!typed.ok) return typed;
        if (typed.value !== made.secret) return fail('recovery-code-differs', {});
        const isFirst = vault.slots.every(({ type }) => type !== 'recovery');
        const kept = await vault.changeSlots(
          (slots) => [...slots.filter(({ type }) => type !== 'recovery'), made.slot],
          isFirst ? 'recovery-code-kept' : 'recovery-code-replaced',
          (tx) => putRecoveryCode(tx, made.slot.id, made.madeAt),
        );
        if (kept.ok) waiting.delete(vault);
        return kept;
      }),
    'keys.giveUpRecoveryCode': () =>
      inVault(async (vault) => {
        waiting.delete(vault);
        return succeed(undefined);
      }),
  };
}
