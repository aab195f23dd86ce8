import type { TransferPlan } from '../../../shared/domain/transferPlan.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { AgeKey } from '../evidence/agePackage.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { backUpBefore } from '../transfer/backUpBefore.ts';
import { type OpenedTransfer, openTransfer, seeTransfer } from '../transfer/openTransfer.ts';
import { previewTransfer } from '../transfer/previewTransfer.ts';
import { takeInTransfer } from '../transfer/takeInTransfer.ts';
import { transferFileName } from '../transfer/transferFileName.ts';
import { ownTransferIdentity } from '../transfer/transferIdentity.ts';
import { transferSize, writeTransfer } from '../transfer/writeTransfer.ts';

type TransferCalls = Pick<
  EngineCalls,
  | 'transfer.recipient'
  | 'transfer.size'
  | 'transfer.fileName'
  | 'transfer.write'
  | 'transfer.choose'
  | 'transfer.preview'
  | 'transfer.takeIn'
  | 'transfer.cancel'
>;

/** What a person has in hand between choosing a package and taking it in; it ends with the open vault. */
interface InHand {
  readonly path: string;
  readonly previewed: { readonly transfer: OpenedTransfer; readonly plan: TransferPlan } | null;
}

/** Telling every 64 KiB would flood the window. */
const tellEveryBytes = 4 * 1024 * 1024;

export function transferCalls(
  needs: EngineNeeds,
  session: Session,
  library: DirectiveLibrary,
): TransferCalls {
  const inHand = new WeakMap<OpenVaultSession, InHand>();
  let running: AbortController | null = null;

  // A package is read with the keys in memory and for a window that is empty by then.
  session.onLock(() => running?.abort());

  function teller(doing: 'write' | 'verify' | 'read' | 'take-in') {
    let toldBytes = -tellEveryBytes;
    return (doneBytes: number, totalBytes: number) => {
      if (doneBytes - toldBytes < tellEveryBytes && doneBytes < totalBytes) return;
      toldBytes = doneBytes;
      needs.tell('transfer.progress', { doing, doneBytes, totalBytes });
    };
  }

  /** One at a time: a second one stops the first. */
  async function cancellable<T>(work: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    running?.abort();
    const own = new AbortController();
    running = own;
    try {
      return await work(own.signal);
    } finally {
      if (running === own) running = null;
    }
  }

  return {
    async 'transfer.recipient'() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const identity = await ownTransferIdentity(opened.value);
      return identity.ok ? succeed({ recipient: identity.value.recipient }) : identity;
    },
    async 'transfer.size'({ scope }) {
      const opened = session.opened();
      return opened.ok ? transferSize(opened.value, scope) : opened;
    },
    async 'transfer.fileName'({ scope }) {
      const opened = session.opened();
      return opened.ok ? transferFileName(opened.value, library, scope, needs.now()) : opened;
    },
    async 'transfer.write'({ scope, lock, path: target }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const [onWrite, onVerify] = [teller('write'), teller('verify')];
      return cancellable(async (signal) => {
        const written = await writeTransfer(opened.value, {
          scope,
          lock,
          target,
          signal,
          onProgress: (doing, done, total) => (doing === 'write' ? onWrite : onVerify)(done, total),
        });
        if (!written.ok) return written;
        const { fileName, sizeBytes, returns, files, isLogged } = written.value;
        return succeed({ fileName, sizeBytes, returns, files, isLogged });
      });
    },
    async 'transfer.choose'({ path: file }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      inHand.delete(opened.value);
      const seen = await seeTransfer(file);
      if (seen.ok) inHand.set(opened.value, { path: file, previewed: null });
      return seen;
    },
    async 'transfer.preview'({ passphrase }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const chosen = inHand.get(opened.value);
      if (chosen === undefined) return fail('no-file-chosen', {});
      const key = await keyFor(opened.value, passphrase);
      if (!key.ok) return key;
      return cancellable(async (signal) => {
        const transfer = await openTransfer(chosen.path, key.value, { signal, onProgress: teller('read') });
        if (!transfer.ok) return transfer;
        const previewed = previewTransfer(opened.value, library, transfer.value);
        if (!previewed.ok) return previewed;
        const { preview, plan } = previewed.value;
        inHand.set(opened.value, { ...chosen, previewed: { transfer: transfer.value, plan } });
        return succeed(preview);
      });
    },
    async 'transfer.takeIn'({ choices }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const previewed = inHand.get(opened.value)?.previewed ?? null;
      if (previewed === null) return fail('no-file-chosen', {});
      return cancellable(async (signal) => {
        const taken = await takeInTransfer(opened.value, library, {
          ...previewed,
          choices,
          signal,
          onProgress: teller('take-in'),
          backUp: () => backUpBefore(opened.value.vault, signal),
        });
        if (taken.ok) inHand.delete(opened.value);
        return taken;
      });
    },
    async 'transfer.cancel'() {
      running?.abort();
      return succeed(undefined);
    },
  };

  async function keyFor(opened: OpenVaultSession, passphrase: string | undefined): Promise<Result<AgeKey>> {
    if (passphrase !== undefined) return succeed({ passphrase });
    const identity = await ownTransferIdentity(opened);
    return identity.ok ? succeed({ identity: identity.value.identity }) : identity;
  }
}
