import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import {
  certificateToPem,
  identityToPkcs12,
  issueIdentity,
  throwAwayCa,
} from '../../engine/signing/throwAwayCa.ts';
import type { DemoFolder } from './demoFolder.ts';
import { sampleUnit } from './sampleUnit.ts';

/** From before the sample return to far behind today: the file must verify on whatever day the demonstration runs. */
const validity = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T23:59:59Z') };
const organization = 'Minh họa';

/** Writes the key file of an invented signer, its password, and the root certificate it chains to. Keys are new each time. */
export async function writeDemoSigner({ p12, password, root }: DemoFolder): Promise<void> {
  const ca = throwAwayCa({ name: { commonName: 'Nơi cấp chứng thư minh họa', organization }, ...validity });
  const signer = issueIdentity(ca, {
    name: { commonName: sampleUnit.head.name, organization: sampleUnit.name },
    ...validity,
  });
  const secret = randomBytes(12).toString('base64url');
  await writeFile(password, `${secret}\n`, { mode: 0o600 });
  await writeFile(p12, identityToPkcs12(signer, secret), { mode: 0o600 });
  await writeFile(root, certificateToPem(ca.cert));
}
