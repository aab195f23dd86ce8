import path from 'node:path';
import type { AttachOutcome, Saved } from '../../../shared/contractAnswers.ts';
import { answerSchema, emptyAnswer } from '../../../shared/domain/answer.ts';
import { safeExportName } from '../../../shared/domain/safeExportName.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { AnnexCopies } from '../annexCopies.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { Attached, AttachOptions, EvidenceRecord } from '../evidence/evidenceStore.ts';
import { replaceInside } from '../evidenceRevisions.ts';
import { officeText } from '../officeText/officeText.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { kinds, readAnswer, readEvidence } from '../stored.ts';
import { refuseFrozen, refuseFrozenInside } from '../storedRoad.ts';
import type { VaultTransaction } from '../vault/vault.ts';
import { returnItem } from './returnItem.ts';

type EvidenceCalls = Pick<
  EngineCalls,
  | 'evidence.attachPaths'
  | 'evidence.beginUpload'
  | 'evidence.appendUpload'
  | 'evidence.finishUpload'
  | 'evidence.cancelUpload'
  | 'evidence.setCaption'
  | 'evidence.link'
  | 'evidence.unlink'
  | 'evidence.unlinkDamaged'
  | 'evidence.reorder'
  | 'evidence.replaceByPath'
  | 'evidence.readText'
  | 'evidence.exportName'
  | 'evidence.writeCopy'
  | 'evidence.show'
>;

/** Largest document whose text is read, in bytes. */
const readLimitBytes = 32 * 1024 * 1024;

/** Largest file shown inside the app, in bytes; a larger one is opened from a copy. */
const shownLimitBytes = 128 * 1024 * 1024;

export function evidenceCalls(
  { tell }: EngineNeeds,
  session: Session,
  library: DirectiveLibrary,
  annexCopies: AnnexCopies,
): EvidenceCalls {
  /** Which return an upload belongs to; the store knows files only. */
  const uploads = new Map<string, { readonly returnId: string; readonly name: string }>();
  session.onLock(() => uploads.clear());

  function linkTo(returnId: string, itemId: string): NonNullable<AttachOptions['link']> {
    return (tx, record) => linkInside(tx, returnId, itemId, record.id);
  }

  async function outcome(
    opened: OpenVaultSession,
    returnId: string,
    itemId: string,
    name: string,
    attached: Result<Attached>,
  ): Promise<AttachOutcome> {
    if (!attached.ok) return { name, ...attached };
    const { evidence: record, isDuplicate } = attached.value;
    if (isDuplicate) {
      const linked = opened.vault.transact('evidence-linked', (tx) =>
        linkInside(tx, returnId, itemId, record.id),
      );
      if (!linked.ok) return { name, ...linked };
    }
    // The file is attached by now. A copy for the annex that cannot be made yet is asked for again by each export.
    await annexCopies.copyOf(opened.evidence, record.id);
    const all = readEvidence(opened, returnId);
    if (!all.ok) return { name, ...all };
    const evidence = all.value.evidence.find(({ id }) => id === record.id);
    if (!evidence) throw new Error('an attached file is not listed');
    return { name, ok: true, value: { evidence, alreadyInVault: isDuplicate, savedAt: session.moment() } };
  }

  function change(action: string, work: (tx: VaultTransaction) => void): Result<Saved> {
    const opened = session.opened();
    if (!opened.ok) return opened;
    const saved = opened.value.vault.transact(action, work);
    return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
  }

  function recordOf(
    evidenceId: string,
  ): Result<{ readonly opened: OpenVaultSession; readonly record: EvidenceRecord }> {
    const opened = session.opened();
    if (!opened.ok) return opened;
    const record = opened.value.evidence.find(evidenceId);
    return record
      ? succeed({ opened: opened.value, record })
      : fail('evidence-not-found', { id: evidenceId });
  }

  return {
    async 'evidence.attachPaths'({ returnId, itemId, paths }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const item = returnItem(opened.value.vault, library, returnId, itemId);
      if (!item.ok) return item;
      const open = refuseFrozen(opened.value.vault, returnId);
      if (!open.ok) return open;
      const answer = readAnswer(opened.value.vault, returnId, itemId);
      if (!answer.ok) return answer;
      const outcomes: AttachOutcome[] = [];
      for (const file of paths) {
        const name = path.basename(file);
        const attached = await opened.value.evidence.attachFile(file, name, {
          link: linkTo(returnId, itemId),
          onProgress: (doneBytes, totalBytes) => tell('evidence.progress', { name, doneBytes, totalBytes }),
        });
        outcomes.push(await outcome(opened.value, returnId, itemId, name, attached));
      }
      return succeed(outcomes);
    },
    async 'evidence.beginUpload'({ returnId, name, sizeBytes }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const open = refuseFrozen(opened.value.vault, returnId);
      if (!open.ok) return open;
      const begun = await opened.value.evidence.beginUpload(name, sizeBytes);
      if (!begun.ok) return begun;
      uploads.set(begun.value, { returnId, name });
      return succeed({ uploadId: begun.value });
    },
    async 'evidence.appendUpload'({ uploadId, bytes }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const appended = await opened.value.evidence.appendUpload(uploadId, bytes);
      return appended.ok ? succeed(undefined) : appended;
    },
    async 'evidence.finishUpload'({ uploadId, itemId }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const upload = uploads.get(uploadId);
      if (!upload) return fail('evidence-not-found', { id: uploadId });
      uploads.delete(uploadId);
      const item = returnItem(opened.value.vault, library, upload.returnId, itemId);
      if (!item.ok) {
        await opened.value.evidence.cancelUpload(uploadId);
        return item;
      }
      const attached = await opened.value.evidence.finishUpload(uploadId, {
        link: linkTo(upload.returnId, itemId),
      });
      return succeed(await outcome(opened.value, upload.returnId, itemId, upload.name, attached));
    },
    async 'evidence.cancelUpload'({ uploadId }) {
      uploads.delete(uploadId);
      const opened = session.opened();
      return opened.ok ? opened.value.evidence.cancelUpload(uploadId) : opened;
    },
    async 'evidence.setCaption'({ returnId, evidenceId, caption, leaving }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault } = opened.value;
      const open = refuseFrozen(vault, returnId);
      if (!open.ok) return open;
      const kind = kinds.evidenceOf(returnId);
      const current = vault.read(kind, evidenceId);
      if (!current.ok) return current;
      if (current.value === null) return fail('evidence-not-found', { id: evidenceId });
      const saved = vault.saveQuietly(kind, evidenceId, { caption });
      if (!saved.ok) return saved;
      const closed = leaving ? vault.closeVisit(kind, evidenceId) : succeed(false);
      return closed.ok ? succeed({ savedAt: session.moment() }) : closed;
    },
    async 'evidence.link'({ returnId, itemId, evidenceId }) {
      const found = recordOf(evidenceId);
      if (!found.ok) return found;
      const item = returnItem(found.value.opened.vault, library, returnId, itemId);
      if (!item.ok) return item;
      return change('evidence-linked', (tx) => linkInside(tx, returnId, itemId, evidenceId));
    },
    'evidence.unlink': async ({ returnId, itemId, evidenceId, reason }) =>
      change('evidence-unlinked', (tx) => {
        refuseFrozenInside(tx, returnId);
        const stored = tx.read(kinds.answer(returnId), itemId);
        if (stored === null) return;
        const answer = answerSchema.parse(stored.value);
        const evidenceIds = answer.evidenceIds.filter((id) => id !== evidenceId);
        const changed = { ...answer, evidenceIds };
        if (reason === undefined) tx.put(kinds.answer(returnId), itemId, changed);
        else
          tx.put(kinds.answer(returnId), itemId, changed, [
            { field: 'evidenceIds', old: answer.evidenceIds, new: evidenceIds },
            { field: 'reason', old: null, new: reason },
          ]);
      }),
    'evidence.reorder': async ({ returnId, itemId, evidenceIds }) =>
      change('evidence-reordered', (tx) => {
        refuseFrozenInside(tx, returnId);
        const stored = tx.read(kinds.answer(returnId), itemId);
        const answer = stored === null ? emptyAnswer(itemId) : answerSchema.parse(stored.value);
        const same = [...evidenceIds].sort().join() === [...answer.evidenceIds].sort().join();
        if (!same) tx.refuse([problem('evidence-order-changed', { item: itemId })]);
        tx.put(kinds.answer(returnId), itemId, { ...answer, evidenceIds });
      }),
    async 'evidence.replaceByPath'({ returnId, evidenceId, path: file }) {
      const found = recordOf(evidenceId);
      if (!found.ok) return found;
      const { opened } = found.value;
      const open = refuseFrozen(opened.vault, returnId);
      if (!open.ok) return open;
      const note = opened.vault.read(kinds.evidenceOf(returnId), evidenceId);
      if (!note.ok) return note;
      if (note.value === null) return fail('evidence-not-found', { id: evidenceId });
      const name = path.basename(file);
      const attached = await opened.evidence.attachFile(file, name, {
        action: 'evidence-replaced',
        link: (tx, { id }) => {
          refuseFrozenInside(tx, returnId);
          replaceInside(tx, { returnId, older: evidenceId, newer: id, name });
        },
        onProgress: (doneBytes, totalBytes) => tell('evidence.progress', { name, doneBytes, totalBytes }),
      });
      if (!attached.ok) return attached;
      await annexCopies.copyOf(opened.evidence, attached.value.evidence.id);
      return succeed({ savedAt: session.moment() });
    },
    async 'evidence.unlinkDamaged'({ returnId, itemId, evidenceId, reason }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault, evidence } = opened.value;
      const note = vault.read(kinds.evidenceOf(returnId), evidenceId);
      if (evidence.find(evidenceId) !== undefined && note.ok) return fail('evidence-readable', {});
      return change('damaged-evidence-unlinked', (tx) => {
        refuseFrozenInside(tx, returnId);
        const stored = tx.read(kinds.answer(returnId), itemId);
        const answer = stored === null ? emptyAnswer(itemId) : answerSchema.parse(stored.value);
        const evidenceIds = answer.evidenceIds.filter((id) => id !== evidenceId);
        if (evidenceIds.length === answer.evidenceIds.length)
          tx.refuse([problem('evidence-not-found', { id: evidenceId })]);
        tx.put(kinds.answer(returnId), itemId, { ...answer, evidenceIds }, [
          { field: 'evidenceIds', old: answer.evidenceIds, new: evidenceIds },
          { field: 'reason', old: null, new: reason },
        ]);
      });
    },
    async 'evidence.readText'({ evidenceId }) {
      const found = recordOf(evidenceId);
      if (!found.ok) return found;
      const { opened, record } = found.value;
      const { name } = record;
      if (record.sizeBytes > readLimitBytes) return fail('evidence-text-too-large', { name });
      const bytes = await opened.evidence.readAll(evidenceId);
      if (!bytes.ok) return bytes;
      const read = await officeText(bytes.value, record.mediaType);
      if (read.ok) return succeed(read.value);
      return read.fault === 'too-large'
        ? fail('evidence-text-too-large', { name })
        : fail('evidence-text-unreadable', { name });
    },
    async 'evidence.exportName'({ evidenceId }) {
      const found = recordOf(evidenceId);
      return found.ok ? succeed(safeExportName(found.value.record.name)) : found;
    },
    async 'evidence.writeCopy'({ evidenceId, path: target }) {
      const found = recordOf(evidenceId);
      if (!found.ok) return found;
      const saved = await found.value.opened.evidence.saveCopy(evidenceId, target, { overwrite: true });
      return saved.ok ? succeed({ fileName: path.basename(target) }) : saved;
    },
    async 'evidence.show'({ evidenceId, small = false }) {
      const found = recordOf(evidenceId);
      if (!found.ok) return found;
      const { opened, record } = found.value;
      if (small) {
        const copy = await annexCopies.copyOf(opened.evidence, evidenceId);
        if (!copy.ok) return copy;
        return copy.value === null
          ? fail('evidence-not-found', { id: evidenceId })
          : succeed({ bytes: copy.value, mediaType: 'image/jpeg' });
      }
      if (record.sizeBytes > shownLimitBytes)
        return fail('evidence-too-large', {
          name: record.name,
          sizeBytes: record.sizeBytes,
          limitBytes: shownLimitBytes,
        });
      const bytes = await opened.evidence.readAll(evidenceId);
      return bytes.ok ? succeed({ bytes: bytes.value, mediaType: record.mediaType }) : bytes;
    },
  };
}

function linkInside(tx: VaultTransaction, returnId: string, itemId: string, evidenceId: string): void {
  refuseFrozenInside(tx, returnId);
  const kind = kinds.answer(returnId);
  const stored = tx.read(kind, itemId);
  const answer = stored === null ? emptyAnswer(itemId) : answerSchema.parse(stored.value);
  if (!answer.evidenceIds.includes(evidenceId))
    tx.put(kind, itemId, { ...answer, evidenceIds: [...answer.evidenceIds, evidenceId] });
  if (tx.read(kinds.evidenceOf(returnId), evidenceId) === null)
    tx.put(kinds.evidenceOf(returnId), evidenceId, { caption: '' });
}
