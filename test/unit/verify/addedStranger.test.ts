import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import type { Identity } from '../../../electron/engine/signing/throwAwayCa.ts';
import { judgeSigners } from '../../../electron/engine/verify/judgeSigners.ts';
import type { IdentityRole, UnitIdentity } from '../../../shared/domain/trust.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { foreignlySigned } from '../../support/foreignSigner.ts';
import { preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signerOf, vietnamese } from '../../support/testCertificates.ts';

const head = anIdentity();
const agency = anIdentity({ name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm') });
/** Bears the name of the head on the page; the unit has never heard of that certificate. */
const namesake = anIdentity();
const { unit } = aPayload();

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function confirmed(identity: Identity, role: IdentityRole): UnitIdentity {
  const key = new X509Certificate(identity.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    id: role,
    unitCode: unit.code,
    unitName: unit.name,
    role,
    subject: 'X',
    certificateSha256: sha256(identity.cert),
    keySha256: sha256(key),
    notAfter: '2034-01-01T00:00:00.000Z',
    confirmedAt: '2024-05-01T08:00:00+07:00',
  };
}

const signedElsewhere = (pdf: Uint8Array, ...identities: readonly Identity[]) =>
  identities.reduce(
    (signed, identity, place) => foreignlySigned(signed, { identity, name: `Signature${place + 1}` }),
    pdf,
  );

function judged(pdf: Uint8Array, identities: readonly UnitIdentity[]) {
  const { entry, signers } = judgeSigners(pdf, trustRoot(), { identities, isWhole: true });
  return [entry.verdict, ...signers.map(({ identity }) => identity)];
}

describe('a signer whom nobody has confirmed, in a field of its own', { timeout: 60_000 }, () => {
  let ofHead: Uint8Array;
  let ofBoth: Uint8Array;
  let byHead: Uint8Array;

  beforeAll(async () => {
    ofHead = await smallReturn();
    ofBoth = await smallReturn({ payload: { ...aPayload(), requiredSignatures: ['head', 'agency'] } });
    const prepared = await preparedReturn(['head', 'agency'], false);
    byHead = required(await signPreparedField(prepared, signatureOf('head', { signer: signerOf(head) })));
  });

  it('is new to a unit of which nothing is confirmed', () => {
    expect(judged(signedElsewhere(ofHead, namesake), [])).toEqual(['valid', 'first-seen']);
  });

  it.each<[string, readonly UnitIdentity[]]>([
    ['the head', [confirmed(head, 'head')]],
    ['the head and the agency', [confirmed(head, 'head'), confirmed(agency, 'agency')]],
    ['somebody in such a field', [confirmed(head, 'added')]],
  ])('does not stand in for the head where %s is confirmed', (_, identities) => {
    expect(judged(signedElsewhere(ofHead, namesake), identities)).toEqual(['indeterminate', 'differs']);
    expect(judged(signedElsewhere(ofHead, head), identities)).toEqual(['valid', 'known']);
  });

  it('is no newcomer because a second one signs beside it', () => {
    const pdf = signedElsewhere(ofHead, namesake, anIdentity());

    expect(judged(pdf, [confirmed(head, 'added')])).toEqual(['indeterminate', 'differs', 'differs']);
  });

  it('is new where the role that is left has nobody confirmed', () => {
    const known = [confirmed(head, 'head')];

    expect(judged(signedElsewhere(ofBoth, head, agency), known)).toEqual(['valid', 'known', 'first-seen']);
    expect(judged(signedElsewhere(byHead, agency), known)).toEqual(['valid', 'known', 'first-seen']);
    expect(judged(signedElsewhere(byHead, agency), [...known, confirmed(namesake, 'agency')])).toEqual([
      'indeterminate',
      'known',
      'differs',
    ]);
  });
});
