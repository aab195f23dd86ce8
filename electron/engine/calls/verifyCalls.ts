import path from 'node:path';
import type { CheckedFile, SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import { pairReturns } from '../../../shared/domain/pairReturns.ts';
import type { UnitIdentity } from '../../../shared/domain/trust.ts';
import { identifySigners } from '../../../shared/domain/unitIdentity.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { CheckedFiles, HeldFile } from '../checkedFiles.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { readRegularFile } from '../openRegularFile.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { readIdentities, storedTrust } from '../storedTrust.ts';
import type { Trust } from '../verify/checkTrust.ts';
import { signerCertificates } from '../verify/signerCertificates.ts';
import { verdictOf } from '../verify/verdict.ts';
import { verifyPdf } from '../verify/verifyPdf.ts';

type VerifyCalls = Pick<EngineCalls, 'verify.files' | 'verify.again' | 'verify.show'>;

interface Known {
  readonly trust: Trust;
  readonly identities: readonly UnitIdentity[];
}

/** A file with everything but its place among the others. */
type Judged = Omit<CheckedFile, keyof VerifyEntry | 'replaces' | 'replacedBy'> & {
  readonly entry: VerifyEntry;
};

/** Checks signed files on screen, by what the open vault trusts. Without an open vault nobody is known. */
export function verifyCalls({ now }: EngineNeeds, session: Session, files: CheckedFiles): VerifyCalls {
  const present = () => {
    const opened = session.opened();
    return opened.ok ? opened.value : null;
  };

  async function known(opened: OpenVaultSession | null): Promise<Result<Known>> {
    if (opened === null) return succeed({ trust: { roots: [], pins: [], now: now() }, identities: [] });
    const trust = await storedTrust(opened, now());
    if (!trust.ok) return trust;
    const read = readIdentities(opened.vault);
    if (!read.ok) return read;
    const { identities, problems } = read.value;
    return problems.length > 0 ? failAll(problems) : succeed({ trust: trust.value, identities });
  }

  async function check(opened: OpenVaultSession | null, held: readonly HeldFile[]) {
    const found = await known(opened);
    if (!found.ok) return found;
    const judged: Judged[] = [];
    // One at a time: a folder of large files must not lie in memory at once.
    for (const file of held) judged.push(await judge(file, found.value));
    const checked = placed(pairReturns(judged));
    files.keep(opened, checked);
    return succeed(checked);
  }

  return {
    'verify.files'({ paths }) {
      const opened = present();
      return check(opened, files.begin(opened, paths));
    },
    'verify.again'() {
      const opened = present();
      return check(opened, files.all(opened));
    },
    async 'verify.show'({ fileId }) {
      const held = files.find(present(), fileId);
      const bytes = held === undefined ? null : await readRegularFile(held.path);
      // The picture must be of the file that was judged, not of what lies there by now.
      if (bytes === null || sha256Hex(bytes) !== held?.checked?.sha256) return fail('checked-file-gone', {});
      return succeed({ bytes, mediaType: 'application/pdf' });
    },
  };
}

async function judge({ fileId, path: source }: HeldFile, { trust, identities }: Known): Promise<Judged> {
  const file = path.basename(source);
  const bytes = await readRegularFile(source);
  if (bytes === null) return { fileId, file, sha256: null, signers: [], entry: unreadable(file) };
  const alone = verifyPdf(bytes, trust);
  const pins = sealPins(alone, identities);
  const entry = pins.length === 0 ? alone : verifyPdf(bytes, { ...trust, pins: [...trust.pins, ...pins] });
  const certificates = signerCertificates(bytes);
  const own = [...identities, ...ownSeal(entry, trust.pins, certificates)];
  const identified = identifySigners(
    entry,
    certificates,
    own,
    ({ problems }) => verdictOf(problems) !== 'invalid',
  );
  return { fileId, file, sha256: sha256Hex(bytes), ...identified };
}

/** Seals that were confirmed for the unit that the file names; a seal of one unit says nothing for another. */
function sealPins({ payload }: VerifyEntry, identities: readonly UnitIdentity[]): readonly string[] {
  return identities
    .filter(({ role, unitCode }) => role === 'seal' && unitCode === payload?.unit.code)
    .map(({ keySha256 }) => keySha256);
}

/** The seal of the open vault needs no confirmation: it is known by its key. */
function ownSeal(
  { payload }: VerifyEntry,
  pins: readonly string[],
  certificates: ReadonlyMap<string, SignerCertificate>,
): readonly UnitIdentity[] {
  if (payload === null) return [];
  const used = [...certificates.values()].map(({ keySha256 }) => keySha256);
  return pins
    .filter((pin) => used.includes(pin))
    .map((keySha256) => ({
      id: '',
      unitCode: payload.unit.code,
      unitName: payload.unit.name,
      role: 'seal',
      subject: '',
      certificateSha256: '',
      keySha256,
      notAfter: '',
      confirmedAt: '',
    }));
}

function placed(judged: readonly Judged[]): readonly CheckedFile[] {
  return judged.map(({ entry, ...rest }) => {
    const before = entry.payload?.amendment?.replaces.sha256;
    const after = judged.find(({ entry: { payload } }) => {
      const replaced = payload?.amendment?.replaces.sha256;
      return replaced !== undefined && replaced === rest.sha256;
    });
    const original = before === undefined ? undefined : judged.find(({ sha256 }) => sha256 === before);
    return { ...rest, ...entry, replaces: original?.file ?? null, replacedBy: after?.file ?? null };
  });
}

function unreadable(file: string): VerifyEntry {
  return {
    verdict: 'invalid',
    signatures: [],
    payload: null,
    problems: [problem('file-unreadable', { file })],
  };
}
