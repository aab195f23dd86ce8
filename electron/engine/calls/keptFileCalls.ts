import path from 'node:path';
import type { InputOf } from '../../../shared/contract.ts';
import { fileOfStep, type KeptFile, type KeptScan } from '../../../shared/domain/returnRoad.ts';
import { safeExportName } from '../../../shared/domain/safeExportName.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls, KeptName } from '../../engineCalls.ts';
import { checkScan, type ScanType, scanLimit } from '../checkScan.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { refuseStep } from '../frozenReturn.ts';
import { numberAndDayFaults } from '../numberAndDayFaults.ts';
import { readLimitedFile } from '../openRegularFile.ts';
import type { Session } from '../session.ts';
import { takeStep } from '../storedRoad.ts';
import { writeReturn } from '../writeReturn.ts';
import type { ReturnMaker, WholeReturn } from './returnMaker.ts';

type KeptFileCalls = Pick<EngineCalls, 'road.sendOnPaper' | 'road.keptName' | 'road.writeVersionCopy'>;

const kinds: Readonly<Record<ScanType, KeptName['kind']>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
};

/** Scans of papers that were sent, and copies of everything the road of a return keeps. */
export function keptFileCalls(session: Session, maker: ReturnMaker): KeptFileCalls {
  return {
    async 'road.sendOnPaper'({ returnId, number, date, path: source }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      const allowed = refuseStep(whole, 'sent-on-paper');
      if (!allowed.ok) return allowed;
      const faults = numberAndDayFaults(whole, { number, date }, session.moment());
      if (faults.length > 0) return failAll(faults);
      const name = path.basename(source);
      const bytes = await readLimitedFile(source, scanLimit);
      if (bytes === 'too-large') return fail('scan-too-large', { file: name, limitBytes: scanLimit });
      if (bytes === null) return fail('file-unreadable', { file: name });
      const type = checkScan(bytes, name);
      if (!type.ok) return type;
      const sha256 = sha256Hex(bytes);
      if (whole.road.steps.some((step) => fileOfStep(step)?.sha256 === sha256))
        return fail('scan-is-kept-copy', { file: name });
      const at = session.moment();
      const stored = await session.inTurn(() =>
        opened.evidence.putBlob(bytes, 'return-sent-on-paper', (tx, blobId) =>
          takeStep(tx, returnId, {
            action: 'sent-on-paper',
            at,
            slot: opened.vault.slotId,
            version: whole.complianceReturn.version,
            number,
            date,
            to: whole.unit.recipient,
            scan: { blobId, sha256, sizeBytes: bytes.byteLength, mediaType: type.value, name },
          }),
        ),
      );
      return stored.ok ? succeed({ fileName: name }) : stored;
    },
    async 'road.keptName'(input) {
      const found = maker.whole(input.returnId);
      if (!found.ok) return found;
      const kept = keptFile(found.value, input);
      return kept.ok ? succeed(keptName(found.value, kept.value, input)) : kept;
    },
    async 'road.writeVersionCopy'({ path: target, ...input }) {
      const found = maker.whole(input.returnId);
      if (!found.ok) return found;
      const kept = keptFile(found.value, input);
      if (!kept.ok) return kept;
      const { blobId, sha256 } = kept.value;
      const bytes = await found.value.opened.evidence.readBlob(blobId);
      if (!bytes.ok) return bytes;
      const written = await writeReturn(target, { bytes: bytes.value, sha256 }, { overwrite: true });
      return written.ok ? succeed({ fileName: path.basename(target) }) : written;
    },
  };
}

/** The road was read whole, so the place of a step in it is the number of its row. */
function keptFile(
  { whole }: WholeReturn,
  { version, step }: Pick<InputOf<'road', 'saveVersionCopy'>, 'version' | 'step'>,
): Result<KeptFile | KeptScan> {
  const taken = whole.road.steps[step];
  const file = taken?.version === version ? fileOfStep(taken) : null;
  return file === null ? fail('kept-file-unknown', { version }) : succeed(file);
}

/** `BC_ATTT_SUOIMO_ban-2_trinh-ky.pdf`; a scan keeps the name it was given. */
function keptName(
  { whole }: WholeReturn,
  file: KeptFile | KeptScan,
  { version, step }: Pick<InputOf<'road', 'saveVersionCopy'>, 'version' | 'step'>,
): KeptName {
  if ('mediaType' in file) return { name: safeExportName(file.name), kind: kinds[file.mediaType] };
  const what =
    whole.road.steps[step]?.action === 'submitted' ? 'trinh-ky' : `da-ky-${file.signatures.length}`;
  return { name: safeExportName(`BC_ATTT_${whole.unit.code}_ban-${version}_${what}.pdf`), kind: 'pdf' };
}
