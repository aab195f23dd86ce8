import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenReturn } from '../../../shared/contract.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { returnFileName } from '../../../shared/domain/returnFileName.ts';
import { reviewAnswers } from '../../../shared/domain/review.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls, ExportWay } from '../../engineCalls.ts';
import type { AnnexCopies } from '../annexCopies.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { exportEvidence } from '../evidence/exportEvidence.ts';
import { type ExportedReturn, type ExportSigning, exportReturn } from '../exportReturn.ts';
import { isSameFile } from '../isSameFile.ts';
import { openReturn } from '../openReturn.ts';
import { evidenceManifest } from '../report/reportAttachments.ts';
import { loadReportFonts, type ReportFonts } from '../report/reportFonts.ts';
import { sealPin, sealSigner } from '../sealSigner.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { type ExportRecord, kinds, nextExportNumber } from '../stored.ts';
import type { Vault } from '../vault/vault.ts';
import { verifyPdf } from '../verify/verifyPdf.ts';
import { writeReturn } from '../writeReturn.ts';

type ReportCalls = Pick<
  EngineCalls,
  'report.preview' | 'report.showPreview' | 'report.exportName' | 'report.write' | 'report.writeEvidence'
>;

/** What a signature adds to the file, in bytes: hex slot, appearance and font subset. Shown before an export. */
const signatureBytes = 34_000;

export function reportCalls(
  needs: EngineNeeds,
  session: Session,
  library: DirectiveLibrary,
  annexCopies: AnnexCopies,
): ReportCalls {
  /** The newest draft only; it is plaintext and lives in memory until the next one or the lock. */
  let preview: {
    readonly previewId: string;
    readonly bytes: Uint8Array;
    readonly opened: OpenVaultSession;
  } | null = null;
  let fonts: Promise<ReportFonts> | null = null;

  function loadedFonts(): Promise<ReportFonts> {
    fonts ??= loadReportFonts(path.join(needs.folders.resources, 'fonts'));
    return fonts;
  }

  /** Copies for the photo annex by SHA-256 of the picture. A file that proves nothing is not in the report: it may be damaged. */
  async function photosOf(
    { evidence: store }: OpenVaultSession,
    { evidence, answers }: OpenReturn,
  ): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
    const photos = new Map<string, Uint8Array>();
    const proving = new Set(answers.flatMap(({ evidenceIds }) => evidenceIds));
    for (const { id, sha256 } of evidence.filter(({ id }) => proving.has(id))) {
      const copy = await annexCopies.copyOf(store, id);
      if (!copy.ok) return copy;
      if (copy.value !== null) photos.set(sha256, copy.value);
    }
    return succeed(photos);
  }

  async function make(
    opened: OpenVaultSession,
    whole: OpenReturn,
    way: ExportSigning,
  ): Promise<Result<ExportedReturn>> {
    const head = opened.vault.auditHead();
    if (!head.ok) return head;
    const photos = await photosOf(opened, whole);
    if (!photos.ok) return photos;
    return exportReturn({
      directive: whole.directive,
      unit: whole.unit,
      complianceReturn: whole.complianceReturn,
      groupId: whole.groupId,
      answers: whole.answers,
      evidence: whole.evidence.map((file) => ({
        ...file,
        annexBlobId: photos.value.has(file.sha256) ? file.id : null,
      })),
      photos: photos.value,
      exportedAt: session.moment(),
      auditHead: head.value,
      sample: false,
      way,
      fonts: await loadedFonts(),
    });
  }

  function whole(
    returnId: string,
  ): Result<{ readonly opened: OpenVaultSession; readonly whole: OpenReturn }> {
    const opened = session.opened();
    if (!opened.ok) return opened;
    const read = openReturn(opened.value, library, returnId);
    if (!read.ok) return read;
    if (read.value.problems.length > 0) return failAll(read.value.problems);
    return succeed({ opened: opened.value, whole: read.value });
  }

  return {
    async 'report.preview'({ returnId }) {
      const found = whole(returnId);
      if (!found.ok) return found;
      const made = await make(found.value.opened, found.value.whole, { kind: 'unsigned' });
      if (!made.ok) return made;
      preview = {
        previewId: randomBytes(16).toString('hex'),
        bytes: made.value.bytes,
        opened: found.value.opened,
      };
      const photos = made.value.payload.evidence.filter(({ inPhotoAnnex }) => inPhotoAnnex).length;
      const sizeBytes = made.value.bytes.byteLength + signatureBytes;
      return succeed({ previewId: preview.previewId, pages: made.value.pages, sizeBytes, photos });
    },
    async 'report.showPreview'({ previewId }) {
      const opened = session.opened();
      if (!opened.ok || preview?.opened !== opened.value) preview = null;
      if (!opened.ok) return opened;
      if (preview?.previewId !== previewId) return fail('no-file-chosen', {});
      return succeed({ bytes: preview.bytes, mediaType: 'application/pdf' });
    },
    async 'report.exportName'({ returnId }) {
      const found = whole(returnId);
      return found.ok ? succeed(returnFileName(found.value.whole.unit.code, session.moment())) : found;
    },
    async 'report.write'({ returnId, way, path: target }) {
      const found = whole(returnId);
      if (!found.ok) return found;
      const { opened, whole: open } = found.value;
      const contradictory = contradictions(open);
      if (way.kind !== 'unsigned' && contradictory.length > 0)
        return fail('return-contradictory', { items: contradictory });
      if (way.kind === 'p12' && (await isSameFile(way.path, target)))
        return fail('export-over-input', { file: path.basename(target) });
      const signing = await signingOf(opened, way, needs.now());
      if (!signing.ok) return signing;
      const made = await make(opened, open, signing.value);
      if (!made.ok) return made;
      const pin = sealPin(opened.vault);
      if (!pin.ok) return pin;
      const { bytes, sha256, pages } = made.value;
      const fileName = path.basename(target);
      const written = await session.inTurn(() =>
        writeAndRecord(opened.vault, returnId, target, made.value, {
          at: session.moment(),
          fileName,
          way: way.kind,
        }),
      );
      if (!written.ok) return written;
      const trust = { roots: [], pins: [pin.value], now: needs.now() };
      const verification = way.kind === 'unsigned' ? null : { ...verifyPdf(bytes, trust), file: fileName };
      return succeed({ fileName, sizeBytes: written.value.sizeBytes, sha256, pages, verification });
    },
    async 'report.writeEvidence'({ returnId, form, path: target }) {
      const found = whole(returnId);
      if (!found.ok) return found;
      const made = await make(found.value.opened, found.value.whole, { kind: 'unsigned' });
      if (!made.ok) return made;
      const manifest = evidenceManifest(made.value.payload);
      return exportEvidence(found.value.opened.evidence, manifest, {
        form,
        target,
        ids: idByHash(found.value.whole),
      });
    },
  };
}

/** The file and the record that it was written. Nothing is written once the vault is locked. */
async function writeAndRecord(
  vault: Vault,
  returnId: string,
  target: string,
  { bytes, sha256 }: ExportedReturn,
  made: Pick<ExportRecord, 'at' | 'fileName' | 'way'>,
): Promise<Result<{ readonly sizeBytes: number }>> {
  const number = nextExportNumber(vault, returnId);
  if (!number.ok) return number;
  const written = await writeReturn(target, { bytes, sha256 }, { overwrite: true });
  if (!written.ok) return written;
  const record: ExportRecord = { ...made, sha256, sizeBytes: written.value.sizeBytes };
  const saved = vault.transact('return-exported', (tx) =>
    tx.put(kinds.exportOf(returnId), number.value, record),
  );
  if (saved.ok) return written;
  return failAll([problem('export-not-recorded', { file: made.fileName }), ...saved.problems]);
}

function contradictions({ directive, itemIds, answers }: OpenReturn): readonly string[] {
  const items = directiveItems(directive).filter(({ id }) => itemIds.includes(id));
  return [
    ...new Set(
      reviewAnswers(items, answers)
        .filter(({ kind }) => kind === 'contradiction')
        .map(({ itemId }) => itemId),
    ),
  ];
}

function idByHash({ evidence }: OpenReturn): ReadonlyMap<string, string> {
  return new Map(evidence.map(({ sha256, id }) => [sha256, id]));
}

async function signingOf(
  opened: OpenVaultSession,
  way: ExportWay,
  now: Date,
): Promise<Result<ExportSigning>> {
  if (way.kind === 'unsigned') return succeed({ kind: 'unsigned' });
  if (way.kind === 'seal') {
    const signer = sealSigner(opened.vault);
    return signer.ok ? succeed({ kind: 'seal', signer: signer.value }) : signer;
  }
  const file = path.basename(way.path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(way.path);
  } catch {
    return fail('p12-unreadable', { file });
  }
  const signer = openPkcs12(bytes, way.password, file, now);
  return signer.ok ? succeed({ kind: 'p12', signer: signer.value }) : signer;
}
