import { beforeAll, describe, expect, it } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import type { Identity } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { verdictTodo } from '../../../shared/text/verdictWords.ts';
import { foreignlySigned } from '../../support/foreignSigner.ts';
import { preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { anIdentity, signerOf, vietnamese } from '../../support/testCertificates.ts';

const head = anIdentity();
const agency = anIdentity({ name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm') });
let byHead: Uint8Array;

beforeAll(async () => {
  const prepared = await preparedReturn(['head', 'agency'], false);
  byHead = required(await signPreparedField(prepared, signatureOf('head', { signer: signerOf(head) })));
});

function judged(pdf: Uint8Array) {
  const { verdict, problems, signatures } = verifyPdf(pdf, trustRoot());
  return {
    verdict,
    missing: problems.flatMap((found) => (found.code === 'signature-missing-role' ? [found.facts.role] : [])),
    printed: problems.flatMap((found) => (found.code === 'signer-name-differs' ? [found.facts.printed] : [])),
    twice: problems.flatMap((found) => (found.code === 'one-key-for-two-roles' ? [found.facts] : [])),
    once: problems.flatMap((found) => (found.code === 'signature-counted-once' ? [found.facts.field] : [])),
    keys: signatures.flatMap((signature) => Object.keys(signature)),
  };
}

const added = (...identities: readonly Identity[]) =>
  identities.reduce(
    (pdf, identity, place) => foreignlySigned(pdf, { identity, name: `Signature${place + 1}` }),
    byHead,
  );

describe('a signature of another program in place of a role', () => {
  it('is taken without a question when its certificate bears the name of the role', () => {
    expect(judged(added(agency))).toMatchObject({ verdict: 'valid', missing: [], printed: [] });
  });

  it('leaves it open whether somebody else may sign for the agency', () => {
    const stranger = anIdentity({ name: vietnamese('Nguyễn Văn Khác') });

    expect(judged(added(stranger))).toMatchObject({
      verdict: 'indeterminate',
      missing: [],
      printed: ['Ủy ban nhân dân huyện Thử Nghiệm'],
    });
    expect(judged(added(stranger, agency))).toMatchObject({ verdict: 'valid', printed: [] });
  });

  it('never counts for a second role with a key that has signed already', () => {
    const once = { verdict: 'invalid', missing: ['agency'], once: ['Signature1'] };
    const renewed = anIdentity({
      name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm'),
      privateKey: head.privateKey,
    });

    expect(judged(added(head))).toMatchObject(once);
    expect(judged(added(renewed))).toMatchObject(once);
  });

  it('says nothing of a further signature when no role is open', () => {
    expect(judged(added(agency, head))).toMatchObject({ verdict: 'valid', missing: [], once: [] });
  });

  it('hands on no certificate', () => {
    expect(judged(added(agency)).keys).not.toContain('certificate');
  });
});

describe('one key in two prepared fields', () => {
  it('does not sign for head and agency', async () => {
    const signer = signerOf(head);
    const both = required(await signPreparedField(byHead, signatureOf('agency', { signer })));

    expect(judged(both)).toMatchObject({
      verdict: 'invalid',
      missing: ['agency'],
      once: [],
      twice: [{ field: 'sig-agency', role: 'agency', other: 'head' }],
    });
  });

  it('is the first thing that the receiver is told to have mended', async () => {
    const signer = signerOf(head);
    const both = required(await signPreparedField(byHead, signatureOf('agency', { signer })));
    const todo = (pdf: Uint8Array) => verdictTodo(verifyPdf(pdf, trustRoot()), 'vi').join(' ');

    expect(todo(both)).toContain('mỗi vai trò');
    expect(todo(byHead)).not.toContain('mỗi vai trò');
  });

  it('may be that of a head who has prepared the return', async () => {
    let pdf = await preparedReturn(['preparer', 'head'], false);
    for (const role of ['preparer', 'head'] as const)
      pdf = required(await signPreparedField(pdf, signatureOf(role, { signer: signerOf(head) })));

    expect(judged(pdf)).toMatchObject({ verdict: 'valid', missing: [], once: [] });
  });
});
