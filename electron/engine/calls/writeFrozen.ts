import path from 'node:path';
import type { Exported } from '../../../shared/contractAnswers.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { ExportWay, PersonWay } from '../../engineCalls.ts';
import { judgeOnTheRoad, keepSigned, newestFile, refuseStep } from '../frozenReturn.ts';
import { isSameFile } from '../isSameFile.ts';
import type { EngineNeeds, Session } from '../session.ts';
import { signReturn } from '../signReturn.ts';
import { type ExportRecord, kinds, nextExportNumber } from '../stored.ts';
import { storedTrust } from '../storedTrust.ts';
import type { TokenKeys } from '../tokenKeys.ts';
import { verifyPdf } from '../verify/verifyPdf.ts';
import { writeReturn } from '../writeReturn.ts';
import { withPersonSigner } from './personSigner.ts';
import type { ReturnMaker, WholeReturn } from './returnMaker.ts';

interface Parts {
  readonly needs: EngineNeeds;
  readonly session: Session;
  readonly maker: ReturnMaker;
  readonly tokens: TokenKeys;
}

/**
 * Writes a frozen return. `p12`, `token`: the newest kept file is signed in the field of a role; the outcome is written and kept. `unsigned`: the frozen
 * bytes themselves. A seal is for drafts: it would be one signature more that nobody asked for.
 */
export async function writeFrozen(
  parts: Parts,
  found: WholeReturn,
  way: ExportWay,
  target: string,
): Promise<Result<Exported>> {
  if (way.kind === 'seal') return fail('return-frozen', { version: found.whole.complianceReturn.version });
  return way.kind === 'unsigned'
    ? writeUnsigned(parts, found, target)
    : writeSigned(parts, found, way, target);
}

async function writeUnsigned(
  { session }: Parts,
  { opened, whole }: WholeReturn,
  target: string,
): Promise<Result<Exported>> {
  const kept = whole.road.frozen ?? newestFile(whole);
  const bytes = await opened.evidence.readBlob(kept.blobId);
  if (!bytes.ok) return bytes;
  const { sha256, pages, sizeBytes } = kept;
  const fileName = path.basename(target);
  const { returnId } = whole.complianceReturn;
  return session.inTurn(async () => {
    const written = await writeReturn(target, { bytes: bytes.value, sha256 }, { overwrite: true });
    if (!written.ok) return written;
    const number = nextExportNumber(opened.vault, returnId);
    if (!number.ok) return number;
    const record: ExportRecord = { at: session.moment(), fileName, way: 'unsigned', sha256, sizeBytes };
    const saved = opened.vault.transact('return-exported', (tx) =>
      tx.put(kinds.exportOf(returnId), number.value, record),
    );
    return saved.ok
      ? succeed({ fileName, sizeBytes, sha256, pages, verification: null })
      : failAll([problem('export-not-recorded', { file: fileName }), ...saved.problems]);
  });
}

async function writeSigned(
  { needs, session, maker, tokens }: Parts,
  { opened, whole }: WholeReturn,
  way: PersonWay,
  target: string,
): Promise<Result<Exported>> {
  const allowed = refuseStep(whole, 'signed');
  if (!allowed.ok) return allowed;
  const fileName = path.basename(target);
  if (way.kind === 'p12' && (await isSameFile(way.path, target)))
    return fail('export-over-input', { file: fileName });
  const kept = newestFile(whole);
  const pdf = await opened.evidence.readBlob(kept.blobId);
  if (!pdf.ok) return pdf;
  const pictures = await maker.pictures(opened);
  if (!pictures.ok) return pictures;
  const at = session.moment();
  const fonts = await maker.fonts();
  const role = way.role ?? 'head';
  const entry = { number: whole.road.number, date: whole.road.date };
  const signed = await withPersonSigner(way, { tokens, now: needs.now() }, (signer) =>
    signReturn({ pdf: pdf.value, fileName, role, signer, at, fonts, entry, pictures: pictures.value }),
  );
  if (!signed.ok) return signed;
  const trust = await storedTrust(opened, needs.now());
  if (!trust.ok) return trust;
  const { bytes, sha256, notices } = signed.value;
  const verification = judgeOnTheRoad(verifyPdf(bytes, trust.value.trust));
  const { returnId } = whole.complianceReturn;
  return session.inTurn(async () => {
    const written = await writeReturn(target, { bytes, sha256 }, { overwrite: true });
    if (!written.ok) return written;
    const number = nextExportNumber(opened.vault, returnId);
    if (!number.ok) return number;
    const { sizeBytes } = written.value;
    const record: ExportRecord = { at, fileName, way: way.kind, sha256, sizeBytes };
    const stored = await keepSigned(opened, whole, {
      bytes,
      verification,
      where: 'here',
      at,
      also: (tx) => tx.put(kinds.exportOf(returnId), number.value, record),
    });
    if (!stored.ok) return failAll([problem('export-not-recorded', { file: fileName }), ...stored.problems]);
    const { pages } = kept;
    const checked = { ...verification, file: fileName };
    return succeed({ fileName, sizeBytes, sha256, pages, verification: checked, notices });
  });
}
