import { stat } from 'node:fs/promises';
import type { CheckedSigner, SignerCertificate } from '../../shared/domain/checkedFile.ts';
import { momentText } from '../../shared/domain/moment.ts';
import { trustLimits } from '../../shared/domain/trust.ts';
import type { VerifiedPayload } from '../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, problem, type Result, succeed } from '../../shared/result.ts';
import { showVietnameseDay } from '../../shared/text/showFigures.ts';
import { isSameFile } from '../engine/isSameFile.ts';
import { readReturnFile } from '../engine/readReturnFile.ts';
import { judgeSigners } from '../engine/verify/judgeSigners.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import {
  asIdentities,
  type ConfirmedCertificate,
  readConfirmedUnits,
  writeConfirmedUnits,
} from './confirmedUnits.ts';
import { type Output, oneLine } from './output.ts';
import { readTrust } from './verifyCommand.ts';

export const confirmOptions: OptionKinds = {
  field: 'value',
  certificate: 'value',
  units: 'value',
  roots: 'value',
  pins: 'value',
  crls: 'value',
};

interface Asked {
  readonly certificate: SignerCertificate;
  readonly role: CheckedSigner['role'];
  readonly identity: NonNullable<CheckedSigner['identity']>;
  readonly payload: VerifiedPayload;
}

/**
 * `confirm`: the word of a person that the certificate in a field belongs to the unit of the return. Without `--certificate` it only
 * shows what is to be compared with the unit by another channel, and writes nothing.
 */
export async function confirmCommand(
  { positionals, values }: CommandLine,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const [file, ...more] = positionals;
  const { field, units } = values;
  const faults: Problem[] = [
    ...(file === undefined ? [usage('argument-missing', output.texts.cli.verifyArgument)] : []),
    ...more.map((name) => usage('argument-unexpected', name)),
    ...(field === undefined ? [usage('option-missing', '--field')] : []),
    ...(units === undefined ? [usage('option-missing', '--units')] : []),
  ];
  if (file === undefined || field === undefined || units === undefined || faults.length > 0)
    return refuse(faults, output);
  if (await isSameFile(file, units))
    return refuse(fail('units-unreadable', { file: units }).problems, output);
  const known = await presentUnits(units);
  if (!known.ok) return refuse(known.problems, output);
  const found = await asked(file, field, known.value, values, world);
  if (!found.ok) return refuse(found.problems, output);

  const { certificate, role, identity, payload } = found.value;
  const typed = values.certificate?.replaceAll(/[:\s]/g, '').toLowerCase();
  if (typed !== undefined && typed !== certificate.sha256)
    return refuse([problem('certificate-not-the-shown', { file, field })], output);
  const isNew = typed !== undefined && identity !== 'known';
  if (isNew) {
    const { unit } = payload;
    const written = await add(units, known.value, {
      unitCode: unit.code,
      unitName: unit.name,
      role,
      subject: certificate.subject,
      certificateSha256: certificate.sha256,
      keySha256: certificate.keySha256,
      notAfter: certificate.notAfter,
      confirmedAt: momentText(world.now, 7 * 60),
    });
    if (!written.ok) return refuse(written.problems, output);
  }
  const isConfirmed = isNew || identity === 'known';
  const { cli } = output.texts;
  const { subject, issuer, notAfter, sha256 } = certificate;
  output.answer(
    { ok: isConfirmed, file, field, role, identity, certificate, unit: payload.unit, units, problems: [] },
    [
      cli.certificateOf(subject, issuer, showVietnameseDay(notAfter)),
      cli.sha256(sha256),
      cli.certificateUnit(`${payload.unit.name} (${payload.unit.code})`),
      isConfirmed ? cli.certificateConfirmed(units) : cli.certificateToCompare(sha256),
    ].map(oneLine),
  );
  return isConfirmed ? 0 : 1;
}

/** The first confirmation makes the file. */
async function presentUnits(file: string): Promise<Result<readonly ConfirmedCertificate[]>> {
  const isThere = await stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  return isThere ? readConfirmedUnits(file) : succeed([]);
}

/** What is asked of a person: only a signature that is intact and trusted, in a return that is proven. */
async function asked(
  file: string,
  field: string,
  confirmed: readonly ConfirmedCertificate[],
  { roots, pins, crls }: CommandLine['values'],
  { now }: CommandWorld,
): Promise<Result<Asked>> {
  const trust = await readTrust(roots, pins, now, crls);
  if (!trust.ok) return trust;
  const read = await readReturnFile(file);
  if (!read.ok) return read;
  const { entry, signers } = judgeSigners(read.value, trust.value, {
    identities: asIdentities(confirmed),
    isWhole: true,
  });
  const place = entry.signatures.findIndex((signature) => signature.field === field);
  const { certificate = null, role = 'added', identity = null } = signers[place] ?? {};
  if (certificate === null || identity === null || entry.payload === null)
    return fail('identity-not-proven', { file });
  return succeed({ certificate, role, identity, payload: entry.payload });
}

async function add(
  file: string,
  confirmed: readonly ConfirmedCertificate[],
  certificate: ConfirmedCertificate,
): Promise<Result<void>> {
  return confirmed.length < trustLimits.identities
    ? writeConfirmedUnits(file, [...confirmed, certificate])
    : fail('trust-full', { limit: trustLimits.identities });
}
