import { momentText } from '../../shared/domain/moment.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { openEvidenceStore } from '../engine/evidence/evidenceStore.ts';
import type { OpenVaultSession } from '../engine/session.ts';
import { type AuditHead, openVault, type Vault } from '../engine/vault/vault.ts';
import type { Output } from './output.ts';

export interface CliVault {
  /** Absolute path of the vault folder. */
  readonly dir: string;
  readonly passphrase: string;
  /** Alias of the slot; without it every slot is tried. */
  readonly slotLabel: string | undefined;
  readonly readOnly: boolean;
  /** Writes to a vault on a network drive all the same. */
  readonly acceptNetwork: boolean;
  /** Opens although the vault's lock names another computer. */
  readonly takeOverLock: boolean;
  /** An entry that the log must go on from; null when none was named. */
  readonly knownHead: AuditHead | null;
}

/** Opens a vault for one command. The caller locks it. With a known head nothing is written before it was compared. */
export async function openCliVault(given: CliVault): Promise<Result<OpenVaultSession>> {
  if (given.knownHead !== null && !given.readOnly) {
    const looked = await open({ ...given, readOnly: true });
    if (looked.ok) looked.value.vault.lock();
    // A write that was cut off is undone by opening for writing: the head is compared then.
    const mayGoOn = looked.ok || looked.problems.some(({ code }) => code === 'vault-unfinished-write');
    if (!mayGoOn) return looked;
  }
  return open(given);
}

async function open(given: CliVault): Promise<Result<OpenVaultSession>> {
  const { dir, passphrase, readOnly, acceptNetwork, takeOverLock, slotLabel, knownHead } = given;
  const vault = await openVault({
    dir,
    passphrase,
    readOnly,
    acceptNetwork,
    takeOverLock,
    ...(slotLabel === undefined ? {} : { slotLabel }),
  });
  if (!vault.ok) return vault;
  const standing = headProblem(vault.value, knownHead);
  if (!standing.ok) {
    vault.value.lock();
    return standing;
  }
  const evidence = await openEvidenceStore(vault.value);
  if (!evidence.ok) {
    vault.value.lock();
    return evidence;
  }
  const withOffset = (moment: Date) => momentText(moment, -moment.getTimezoneOffset());
  return succeed({ vault: vault.value, evidence: evidence.value, momentText: withOffset });
}

function headProblem(vault: Vault, known: AuditHead | null): Result<void> {
  if (known === null) return succeed(undefined);
  const there = vault.auditHeadAt(known.seq);
  if (!there.ok) return there;
  if (there.value?.mac === known.mac) return succeed(undefined);
  const head = vault.auditHead();
  return head.ok ? fail('vault-head-unknown', { knownSeq: known.seq, foundSeq: head.value.seq }) : head;
}

/** Says the head for the next `--known-head`, and gives it for the answer; null when the log cannot be read. */
export function tellHead({ vault }: OpenVaultSession, output: Output): AuditHead | null {
  const head = vault.auditHead();
  if (!head.ok) return null;
  output.say(output.texts.cli.head(String(head.value.seq), head.value.mac));
  return head.value;
}
