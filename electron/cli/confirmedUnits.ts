import path from 'node:path';
import { z } from 'zod';
import { type IdentityRole, trustLimits, type UnitIdentity } from '../../shared/domain/trust.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { writeFileDurably } from '../durableWrite/durableWrite.js';
import { readLimitedFile } from '../engine/openRegularFile.ts';

const roles = ['head', 'preparer', 'agency', 'seal', 'added'] as const satisfies readonly IdentityRole[];
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const confirmedSchema = z.strictObject({
  unitCode: z.string().min(1),
  unitName: z.string(),
  role: z.enum(roles),
  subject: z.string(),
  certificateSha256: sha256Schema,
  keySha256: sha256Schema,
  notAfter: z.string(),
  confirmedAt: z.string(),
});
export type ConfirmedCertificate = z.infer<typeof confirmedSchema>;

const fileSchema = z.strictObject({
  kind: z.literal('tuan-thu-confirmed-units'),
  formatVersion: z.literal(1),
  confirmed: z.array(confirmedSchema).max(trustLimits.identities),
});

const fileLimitBytes = 8 * 1024 * 1024;

/** The certificates in the file of confirmed units (SIGNING.md, "Roots, pins and revocation lists"). */
export async function readConfirmedUnits(file: string): Promise<Result<readonly ConfirmedCertificate[]>> {
  const bytes = await readLimitedFile(file, fileLimitBytes);
  if (bytes === null || bytes === 'too-large') return fail('units-unreadable', { file });
  try {
    const parsed = fileSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success ? succeed(parsed.data.confirmed) : fail('units-unreadable', { file });
  } catch {
    return fail('units-unreadable', { file });
  }
}

/** Replaces the file whole or leaves it as it was. */
export async function writeConfirmedUnits(
  file: string,
  confirmed: readonly ConfirmedCertificate[],
): Promise<Result<void>> {
  const document = { kind: 'tuan-thu-confirmed-units', formatVersion: 1, confirmed };
  try {
    await writeFileDurably(file, `${JSON.stringify(document, null, 2)}\n`);
    return succeed(undefined);
  } catch {
    return fail('export-failed', { file: path.basename(file) });
  }
}

export function asIdentities(confirmed: readonly ConfirmedCertificate[]): readonly UnitIdentity[] {
  return confirmed.map((each, place) => ({ id: String(place), ...each }));
}
