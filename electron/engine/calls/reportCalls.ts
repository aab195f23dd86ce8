import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { returnFileName } from '../../../shared/domain/returnFileName.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls, ExportWay } from '../../engineCalls.ts';
import { exportEvidence } from '../evidence/exportEvidence.ts';
import type { ExportedReturn } from '../exportReturn.ts';
import { newestFile } from '../frozenReturn.ts';
import { isSameFile } from '../isSameFile.ts';
import { evidenceManifest } from '../report/reportAttachments.ts';
import { sealSigner } from '../sealSigner.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { packedBytes } from '../signing/pictureAppearance.ts';
import { type ExportRecord, kinds, nextExportNumber } from '../stored.ts';
import { storedTrust } from '../storedTrust.ts';
import type { TokenKeys } from '../tokenKeys.ts';
import type { Vault } from '../vault/vault.ts';
import { extractPayload } from '../verify/payload.ts';
import { verifyPdf } from '../verify/verifyPdf.ts';
import { withTyped } from '../withTyped.ts';
import { writeReturn } from '../writeReturn.ts';
import { contradictions } from './contradictions.ts';
import { withPersonSigner } from './personSigner.ts';
import type { MakeChoices, ReturnMaker, WholeReturn } from './returnMaker.ts';
import { writeFrozen } from './writeFrozen.ts';

type ReportCalls = Pick<
  EngineCalls,
  | 'report.preview'
  | 'report.draftPages'
  | 'report.showPreview'
  | 'report.exportName'
  | 'report.write'
  | 'report.writeEvidence'
>;

/** What a signature adds to the file, in bytes: hex slot, appearance and font subset. Shown before an export. */
const signatureBytes = 34_000;

export function reportCalls(
  needs: EngineNeeds,
  session: Session,
  maker: ReturnMaker,
  tokens: TokenKeys,
): ReportCalls {
  /** The newest of each kind only; they are plaintext and live in memory until the next one or the lock. */
  let preview: ShownPages | null = null;
  let draft: ShownPages | null = null;
  let asked = 0;
  session.onLock(() => {
    preview = null;
    draft = null;
    asked += 1;
  });

  function make(found: WholeReturn, way: ExportWay, choices: MakeChoices): Promise<Result<ExportedReturn>> {
    if (way.kind === 'unsigned') return maker.make(found, way, choices);
    const { kind } = way;
    if (kind !== 'seal') {
      return withPersonSigner(way, { tokens, now: needs.now() }, (signer) =>
        maker.make(found, { kind, signer }, choices),
      );
    }
    const signer = sealSigner(found.opened.vault);
    return signer.ok ? maker.make(found, { kind, signer: signer.value }, choices) : Promise.resolve(signer);
  }

  /** What the kept file of a submitted return says; of a draft what it would say now. */
  async function payloadOf(found: WholeReturn): Promise<Result<Payload>> {
    if (!isFrozen(found.whole.road.state)) {
      const made = await maker.make(found, { kind: 'unsigned' });
      return made.ok ? succeed(made.value.payload) : made;
    }
    const bytes = await found.opened.evidence.readBlob(newestFile(found.whole).blobId);
    return bytes.ok ? extractPayload(bytes.value) : bytes;
  }

  return {
    async 'report.preview'({ returnId, embedEvidence }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      const previewId = randomBytes(16).toString('hex');
      if (isFrozen(whole.road.state)) {
        const kept = newestFile(whole);
        const bytes = await opened.evidence.readBlob(kept.blobId);
        if (!bytes.ok) return bytes;
        preview = { previewId, bytes: bytes.value, opened };
        return succeed({ previewId, pages: kept.pages, sizeBytes: kept.sizeBytes, photos: kept.photos });
      }
      const made = await maker.make(found.value, { kind: 'unsigned' }, { embedEvidence });
      if (!made.ok) return made;
      preview = { previewId, bytes: made.value.bytes, opened };
      const photos = made.value.payload.evidence.filter(({ inPhotoAnnex }) => inPhotoAnnex).length;
      const pictures = await maker.pictures(opened);
      if (!pictures.ok) return pictures;
      const { hand } = pictures.value;
      const sizeBytes =
        made.value.bytes.byteLength + signatureBytes + (hand === null ? 0 : packedBytes(hand));
      return succeed({ previewId, pages: made.value.pages, sizeBytes, photos });
    },
    async 'report.draftPages'({ returnId, typed }) {
      asked += 1;
      const mine = asked;
      // The saves and questions that came with this one go first: the newest of several questions is built alone.
      await new Promise<void>((resume) => setImmediate(resume));
      if (mine !== asked) return succeed(null);
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      const made = isFrozen(whole.road.state)
        ? await keptPages(found.value)
        : await maker.layOut({ opened, whole: withTyped(whole, typed) });
      if (mine !== asked) return succeed(null);
      if (!made.ok) return made;
      const { bytes, pages, answers: places } = made.value;
      const previewId = randomBytes(16).toString('hex');
      draft = { previewId, bytes, opened };
      return succeed({ previewId, pages, places });
    },
    async 'report.showPreview'({ previewId }) {
      const opened = session.opened();
      if (!opened.ok || preview?.opened !== opened.value) preview = null;
      if (!opened.ok || draft?.opened !== opened.value) draft = null;
      if (!opened.ok) return opened;
      const shown = [preview, draft].find((each) => each?.previewId === previewId);
      if (!shown) return fail('no-file-chosen', {});
      return succeed({ bytes: shown.bytes, mediaType: 'application/pdf' });
    },
    async 'report.exportName'({ returnId }) {
      const found = maker.whole(returnId);
      return found.ok ? succeed(returnFileName(found.value.whole.unit.code, session.moment())) : found;
    },
    async 'report.write'({ returnId, embedEvidence, way, path: target }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole: open } = found.value;
      if (isFrozen(open.road.state))
        return writeFrozen({ needs, session, maker, tokens }, found.value, way, target);
      if ('role' in way && way.role !== undefined && way.role !== 'head')
        return fail('road-step-refused', { state: open.road.state, action: 'signed' });
      const contradictory = contradictions(open);
      if (way.kind !== 'unsigned' && contradictory.length > 0)
        return fail('return-contradictory', { items: contradictory });
      if (way.kind === 'p12' && (await isSameFile(way.path, target)))
        return fail('export-over-input', { file: path.basename(target) });
      const made = await make(found.value, way, { embedEvidence });
      if (!made.ok) return made;
      const trust = await storedTrust(opened, needs.now());
      if (!trust.ok) return trust;
      const { bytes, sha256, pages, notices } = made.value;
      const fileName = path.basename(target);
      const written = await session.inTurn(() =>
        writeAndRecord(opened.vault, returnId, target, made.value, {
          at: session.moment(),
          fileName,
          way: way.kind,
        }),
      );
      if (!written.ok) return written;
      const verification =
        way.kind === 'unsigned' ? null : { ...verifyPdf(bytes, trust.value.trust), file: fileName };
      return succeed({ fileName, sizeBytes: written.value.sizeBytes, sha256, pages, verification, notices });
    },
    async 'report.writeEvidence'({ returnId, path: target, ...form }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const payload = await payloadOf(found.value);
      if (!payload.ok) return payload;
      return exportEvidence(found.value.opened.evidence, evidenceManifest(payload.value), {
        ...form,
        target,
        ids: idByHash(found.value.whole),
      });
    },
  };
}

interface ShownPages {
  readonly previewId: string;
  readonly bytes: Uint8Array;
  readonly opened: OpenVaultSession;
}

/** The pages that were submitted. Nobody types into them, so no answer is looked for. */
async function keptPages({ opened, whole }: WholeReturn) {
  const kept = newestFile(whole);
  const bytes = await opened.evidence.readBlob(kept.blobId);
  return bytes.ok ? succeed({ bytes: bytes.value, pages: kept.pages, answers: [] }) : bytes;
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

function idByHash({ evidence }: OpenReturn): ReadonlyMap<string, string> {
  return new Map(evidence.map(({ sha256, id }) => [sha256, id]));
}
