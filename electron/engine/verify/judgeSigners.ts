import type { SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import type { UnitIdentity } from '../../../shared/domain/trust.ts';
import {
  type IdentifiedEntry,
  identifySigners,
  type KnownIdentities,
} from '../../../shared/domain/unitIdentity.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import type { Trust } from './checkTrust.ts';
import { signerCertificates } from './signerCertificates.ts';
import { verdictOf } from './verdict.ts';
import { verifyPdf } from './verifyPdf.ts';

/** Checks one file and asks whether its signers are those that were confirmed for its unit. */
export function judgeSigners(
  bytes: Uint8Array,
  trust: Trust,
  { identities, isWhole }: KnownIdentities,
): IdentifiedEntry {
  const alone = verifyPdf(bytes, trust);
  const pins = sealPins(alone, identities);
  const entry = pins.length === 0 ? alone : verifyPdf(bytes, { ...trust, pins: [...trust.pins, ...pins] });
  const certificates = signerCertificates(bytes);
  const own = { identities: [...identities, ...ownSeal(entry, trust.pins, certificates)], isWhole };
  return identifySigners(entry, certificates, own, ({ problems }) => verdictOf(problems) !== 'invalid');
}

/** Seals that were confirmed for the unit that the file names; a seal of one unit says nothing for another. */
function sealPins({ payload }: VerifyEntry, identities: readonly UnitIdentity[]): readonly string[] {
  return identities
    .filter(({ role, unitCode }) => role === 'seal' && unitCode === payload?.unit.code)
    .map(({ keySha256 }) => keySha256);
}

/** A seal that is trusted by a pin, as that of the open vault is, needs no confirmation: it is known by its key. */
function ownSeal(
  { payload }: VerifyEntry,
  pins: readonly string[],
  certificates: ReadonlyMap<string, SignerCertificate>,
): readonly UnitIdentity[] {
  if (payload === null) return [];
  return [...certificates.values()]
    .filter(({ keySha256, sha256 }) => pins.includes(keySha256) || pins.includes(sha256))
    .map(({ keySha256 }) => ({
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
