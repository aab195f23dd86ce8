import path from 'node:path';
import type { CheckedBatch, CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { pairReturns } from '../../../shared/domain/pairReturns.ts';
import { replacementOf } from '../../../shared/domain/supersededReturns.ts';
import type { UnitIdentity } from '../../../shared/domain/trust.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { checkedTotalsCsv } from '../../../shared/text/checkedTotalsCsv.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { CheckedFiles, FileSource, HeldFile } from '../checkedFiles.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { createDroppedFiles } from '../droppedFiles.ts';
import { readReturnFile } from '../readReturnFile.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { readIdentities, storedTrust } from '../storedTrust.ts';
import type { Trust } from '../verify/checkTrust.ts';
import { openEvidencePlace } from '../verify/evidencePlace.ts';
import { explainChecks } from '../verify/explainChecks.ts';
import { judgeSigners } from '../verify/judgeSigners.ts';
import { verifyEvidence } from '../verify/verifyEvidence.ts';
import { writeReturn } from '../writeReturn.ts';

type VerifyCalls = Pick<
  EngineCalls,
  | 'verify.files'
  | 'verify.again'
  | 'verify.show'
  | 'verify.beginDrop'
  | 'verify.appendDrop'
  | 'verify.dropped'
  | 'verify.compareEvidence'
  | 'verify.writeTotals'
>;

interface Known {
  readonly trust: Trust;
  readonly identities: readonly UnitIdentity[];
  /** Of the identities: false while a row of them is damaged or gone. */
  readonly isWhole: boolean;
  readonly problems: readonly Problem[];
}

/** A file with everything but its place among the others. */
type Judged = Omit<CheckedFile, keyof VerifyEntry | 'checks' | 'replaces' | 'replacedBy'> & {
  readonly entry: VerifyEntry;
};

/** Checks signed files on screen, by what the open vault trusts. Without an open vault nobody is known. */
export function verifyCalls({ now }: EngineNeeds, session: Session, files: CheckedFiles): VerifyCalls {
  const present = () => {
    const opened = session.opened();
    return opened.ok ? opened.value : null;
  };

  const arriving = createDroppedFiles();

  /** Of a checked file; null when what lies there by now is not the file that was judged. */
  async function judgedBytes(fileId: string): Promise<Uint8Array | null> {
    const held = files.find(present(), fileId);
    const read = held === undefined ? null : await bytesOf(held.source);
    return read?.ok && sha256Hex(read.value) === held?.checked?.sha256 ? read.value : null;
  }

  async function known(opened: OpenVaultSession | null): Promise<Result<Known>> {
    if (opened === null)
      return succeed({
        trust: { roots: [], pins: [], now: now() },
        identities: [],
        isWhole: true,
        problems: [],
      });
    const stored = await storedTrust(opened, now());
    if (!stored.ok) return stored;
    const read = readIdentities(opened.vault);
    if (!read.ok) return read;
    const { trust, problems } = stored.value;
    const { identities, problems: damaged } = read.value;
    const isWhole = damaged.length === 0;
    return succeed({ trust, identities, isWhole, problems: [...problems, ...damaged] });
  }

  async function check(
    opened: OpenVaultSession | null,
    held: readonly HeldFile[],
  ): Promise<Result<CheckedBatch>> {
    const found = await known(opened);
    if (!found.ok) return found;
    const judged: Judged[] = [];
    // One at a time: a folder of large files must not lie in memory at once.
    for (const file of held) judged.push(await judge(file, found.value));
    const checked = placed(pairReturns(judged), found.value.trust);
    files.keep(opened, checked);
    return succeed({ files: checked, problems: found.value.problems });
  }

  return {
    'verify.files'({ paths }) {
      const opened = present();
      return check(
        opened,
        files.begin(
          opened,
          paths.map((source) => ({ path: source })),
        ),
      );
    },
    'verify.again'() {
      const opened = present();
      return check(opened, files.all(opened));
    },
    async 'verify.show'({ fileId }) {
      const bytes = await judgedBytes(fileId);
      return bytes === null
        ? fail('checked-file-gone', {})
        : succeed({ bytes, mediaType: 'application/pdf' });
    },
    async 'verify.beginDrop'(announced) {
      return arriving.begin(announced);
    },
    async 'verify.appendDrop'({ uploadId, bytes }) {
      return arriving.append(uploadId, bytes);
    },
    'verify.dropped'() {
      const opened = present();
      return check(opened, files.begin(opened, arriving.take()));
    },
    async 'verify.compareEvidence'({ fileId, path: place, passphrase }) {
      const checked = files.find(present(), fileId)?.checked ?? null;
      const bytes = await judgedBytes(fileId);
      // A list of evidence that no signature covers proves nothing.
      if (bytes === null || checked === null || checked.payload === null)
        return fail('checked-file-gone', {});
      const opened = await openEvidencePlace(place, passphrase);
      if (!opened.ok) return opened;
      const compared = await verifyEvidence(bytes, opened.value);
      return compared.ok ? succeed({ place: path.basename(place), ...compared.value }) : compared;
    },
    async 'verify.writeTotals'({ path: target, language }) {
      const checked = files.all(present()).flatMap((file) => file.checked ?? []);
      if (checked.length === 0) return fail('checked-file-gone', {});
      const bytes = Buffer.from(checkedTotalsCsv(checked, language), 'utf8');
      const written = await writeReturn(target, { bytes, sha256: sha256Hex(bytes) }, { overwrite: true });
      return written.ok ? succeed({ fileName: path.basename(target) }) : written;
    },
  };
}

/** Fails when it cannot be read or is larger than a return, or a dropped file did not arrive whole. */
async function bytesOf(source: FileSource): Promise<Result<Uint8Array>> {
  if ('path' in source) return readReturnFile(source.path, path.basename(source.path));
  return source.bytes === null ? fail('file-unreadable', { file: source.name }) : succeed(source.bytes);
}

async function judge({ fileId, source }: HeldFile, { trust, identities, isWhole }: Known): Promise<Judged> {
  const file = 'path' in source ? path.basename(source.path) : source.name;
  const read = await bytesOf(source);
  if (!read.ok) return { fileId, file, sha256: null, signers: [], entry: unread(read.problems) };
  const bytes = read.value;
  const identified = judgeSigners(bytes, trust, { identities, isWhole });
  return { fileId, file, sha256: sha256Hex(bytes), ...identified };
}

function placed(judged: readonly Judged[], { roots, pins, crls = [] }: Trust): readonly CheckedFile[] {
  const given = { roots: roots.length, pins: pins.length, crls: crls.length, evidence: false };
  return judged.map(({ entry, ...rest }) => {
    const before = entry.payload?.amendment?.replaces.sha256;
    const after = replacementOf({ ...rest, entry }, judged);
    const original = before === undefined ? undefined : judged.find(({ sha256 }) => sha256 === before);
    const checks = explainChecks(entry, given);
    return { ...rest, ...entry, checks, replaces: original?.file ?? null, replacedBy: after?.file ?? null };
  });
}

function unread(problems: readonly Problem[]): VerifyEntry {
  return {
    verdict: 'invalid',
    signatures: [],
    payload: null,
    problems,
  };
}
