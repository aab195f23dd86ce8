import { describe, expect, it } from 'vitest';
import type { CheckedFile, SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import { summarizeChecked } from '../../../shared/domain/checkedSummary.ts';
import { shownVerdict } from '../../../shared/domain/shownVerdict.ts';
import type { IdentityRole, UnitIdentity } from '../../../shared/domain/trust.ts';
import { identifySigners } from '../../../shared/domain/unitIdentity.ts';
import type { VerifiedSignature, VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { problem } from '../../../shared/result.ts';
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
) {
  const entry: VerifyEntry = { verdict: 'valid', signatures, payload, problems: [] };
  const certificates = new Map(
    signatures.map(({ field }, place) => [field, certificate(letters[place] ?? '')]),
  );
  const identified = identifySigners(entry, certificates, known, () => true);
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

describe('what is shown of checked files', () => {
  const file = (overrides: Partial<CheckedFile>): CheckedFile => ({
    fileId: '1'.repeat(32),
    file: 'a.pdf',
    sha256: null,
    verdict: 'valid',
    signatures: [],
    signers: [],
    payload,
    problems: [],
    replaces: null,
    checks: [],
    replacedBy: null,
    ...overrides,
  });

  it('is "confirmed" only when nothing is left open', () => {
    const open = problem('revocation-not-checked', { signer: 'X' });
    const unseen = problem('signer-first-seen', { signer: 'X', unit: 'A', role: 'head' });
    expect(shownVerdict(file({}))).toBe('confirmed');
    expect(shownVerdict(file({ problems: [open] }))).toBe('valid');
    expect(shownVerdict(file({ problems: [unseen] }))).toBe('valid');
    expect(shownVerdict(file({ verdict: 'invalid' }))).toBe('invalid');
  });

  it('adds up each return once, and none that is invalid, replaced or forked', () => {
    const other = { ...payload, returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f11' };
    const forked = { ...payload, returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f12' };
    const summary = summarizeChecked([
      file({ verdict: 'indeterminate' }),
      file({}),
      file({ payload: { ...payload, version: 2 } }),
      file({ payload: other, verdict: 'indeterminate' }),
      file({ payload: other, verdict: 'invalid' }),
      file({ payload: forked, problems: [problem('amendment-forked', { file: 'b.pdf' })] }),
      file({
        payload: { ...forked, version: 3 },
        problems: [problem('amendment-behind-fork', { file: 'b.pdf' })],
      }),
      file({ payload: null, verdict: 'invalid' }),
    ]);

    expect(summary).toMatchObject({
      files: 8,
      byVerdict: { valid: 4, indeterminate: 2, invalid: 2 },
      returns: 2,
      openReturns: 1,
      counts: { total: 2 * payload.counts.total, done: 2 * payload.counts.done },
    });
  });
});
