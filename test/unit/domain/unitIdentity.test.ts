import { describe, expect, it } from 'vitest';
import type { SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import type { IdentityRole, UnitIdentity } from '../../../shared/domain/trust.ts';
import { identifySigners } from '../../../shared/domain/unitIdentity.ts';
import type { VerifiedSignature, VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { aPayload } from '../../builders/aPayload.ts';

const payload = aPayload();
const code = payload.unit.code;

function certificate(letter: string): SignerCertificate {
  return {
    sha256: letter.repeat(64),
    keySha256: `${letter}0`.repeat(32),
    subject: `Người ${letter}`,
    issuer: 'CA thử nghiệm',
    notBefore: '2024-01-01T00:00:00.000Z',
    notAfter: '2029-01-01T00:00:00.000Z',
  };
}

function confirmed(letter: string, role: IdentityRole, unitCode = code): UnitIdentity {
  const { sha256: certificateSha256, keySha256, subject, notAfter } = certificate(letter);
  const confirmedAt = '2024-05-08T10:00:00+07:00';
  return {
    id: letter,
    unitCode,
    unitName: '',
    role,
    subject,
    certificateSha256,
    keySha256,
    notAfter,
    confirmedAt,
  };
}

function signature(field: string, role: VerifiedSignature['role'], trusted = true): VerifiedSignature {
  const covers = { coversWholeFile: true, coversRevision: true };
  return { field, role, signer: 'X', signedAt: null, ...covers, trusted, problems: [] };
}

function identities(
  signatures: readonly VerifiedSignature[],
  letters: readonly string[],
  known: readonly UnitIdentity[],
  isWhole = true,
) {
  const entry: VerifyEntry = { verdict: 'valid', signatures, payload, problems: [] };
  const certificates = new Map(
    signatures.map(({ field }, place) => [field, certificate(letters[place] ?? '')]),
  );
  const identified = identifySigners(entry, certificates, { identities: known, isWhole }, () => true);
  return { verdict: identified.entry.verdict, states: identified.signers.map(({ identity }) => identity) };
}

describe('the certificate of a signer', () => {
  const head = [signature('sig-head', 'head')];

  it('is new, known or different for the unit and the role', () => {
    expect(identities(head, ['a'], [])).toEqual({ verdict: 'valid', states: ['first-seen'] });
    expect(identities(head, ['a'], [confirmed('a', 'head')])).toEqual({
      verdict: 'valid',
      states: ['known'],
    });
    expect(identities(head, ['b'], [confirmed('a', 'head')])).toEqual({
      verdict: 'indeterminate',
      states: ['differs'],
    });
  });

  it.each([
    ['a blank behind it', `${code} `],
    ['a sign that is not seen', `${code}\u200b`],
    ['small letters', code.toLowerCase()],
    ['wide letters', [...code].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('')],
  ])('is no new one because the code of the unit has %s', (_, unitCode) => {
    expect(identities(head, ['b'], [confirmed('a', 'head', unitCode)])).toEqual({
      verdict: 'indeterminate',
      states: ['differs'],
    });
    expect(identities(head, ['a'], [confirmed('a', 'head', unitCode)]).states).toEqual(['first-seen']);
  });

  it('is no new one because a unit of the same name has another code', () => {
    const ofName = {
      ...confirmed('a', 'head', 'X-99'),
      unitName: payload.unit.name.replace('Ủy ban nhân dân', 'UBND '),
    };

    expect(identities(head, ['b'], [ofName])).toEqual({ verdict: 'indeterminate', states: ['differs'] });
    expect(identities(head, ['b'], [ofName, confirmed('b', 'head')]).states).toEqual(['known']);
    expect(identities(head, ['b'], [{ ...ofName, unitName: 'Đơn vị khác' }]).states).toEqual(['first-seen']);
  });

  it('takes one kind of hyphen for another', () => {
    const known = [confirmed('a', 'head', 'H-01')];
    const entry: VerifyEntry = {
      verdict: 'valid',
      signatures: head,
      payload: { ...payload, unit: { ...payload.unit, code: 'H\u201101' } },
      problems: [],
    };
    const certificates = new Map([['sig-head', certificate('b')]]);

    expect(
      identifySigners(entry, certificates, { identities: known, isWhole: true }, () => true),
    ).toMatchObject({
      entry: { verdict: 'indeterminate', problems: [{ code: 'signer-differs' }] },
    });
  });

  it('is never called new while a confirmed one cannot be read', () => {
    expect(identities(head, ['a'], [], false)).toEqual({ verdict: 'indeterminate', states: ['unclear'] });
    expect(identities(head, ['a'], [confirmed('a', 'head')], false).states).toEqual(['known']);
    expect(identities(head, ['b'], [confirmed('a', 'head')], false).states).toEqual(['differs']);
  });

  it('of another unit or in another role says nothing', () => {
    expect(identities(head, ['a'], [confirmed('a', 'head', 'KHAC')]).states).toEqual(['first-seen']);
    expect(identities(head, ['a'], [confirmed('a', 'agency')]).states).toEqual(['first-seen']);
  });

  it('is known after it was renewed over the same key', () => {
    const renewed = { ...confirmed('a', 'head'), certificateSha256: 'f'.repeat(64) };
    expect(identities(head, ['a'], [renewed]).states).toEqual(['known']);
  });

  it('is not asked about where the signer is not recognised or only prepared the return', () => {
    expect(identities([signature('sig-head', 'head', false)], ['a'], []).states).toEqual([null]);
    expect(identities([signature('sig-preparer', 'preparer')], ['a'], []).states).toEqual([null]);
  });

  it('of another program is known in any role, and of two persons the second is new, not different', () => {
    const two = [signature('Signature1', null), signature('Signature2', null)];
    expect(identities(two, ['a', 'b'], [confirmed('a', 'head')]).states).toEqual(['known', 'first-seen']);
    expect(identities(two, ['a', 'b'], [confirmed('a', 'added')]).states).toEqual(['known', 'first-seen']);
    const both = [confirmed('a', 'added'), confirmed('b', 'added')];
    expect(identities(two, ['a', 'c'], both)).toEqual({
      verdict: 'indeterminate',
      states: ['known', 'differs'],
    });
  });
});
