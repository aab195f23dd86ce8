import { beforeAll, describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { judgeSigners } from '../../../electron/engine/verify/judgeSigners.ts';
import { signerCertificates } from '../../../electron/engine/verify/signerCertificates.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import type { UnitIdentity } from '../../../shared/domain/trust.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { plansFor, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signerOf, vietnamese } from '../../support/testCertificates.ts';

const honest = aPayload();
let identities: readonly UnitIdentity[] = [];

/** Letters of Cyrillic and Greek that are drawn as those of Latin. */
const twins: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', y: 'у', B: 'В', H: 'Н', K: 'К', M: 'М', T: 'Т', N: 'Ν' },
  ...{ P: 'Р', A: 'А', D: 'D', U: 'U' },
};

/** Plain letters only, so that a page looks the same. */
const twinned = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[a-zA-Z](?!\p{M})/gu, (letter) => twins[letter] ?? letter)
    .normalize('NFC');

async function signed(payload: Payload, name: string): Promise<Uint8Array> {
  const prepared = required(await prepareFields(await smallReturn({ payload }), plansFor(['head'], false)));
  const signer = signerOf(anIdentity({ name: vietnamese(name) }));
  return required(await signPreparedField(prepared, signatureOf('head', { signer })));
}

/** A return of another signer who calls the unit so. */
async function judged(unit: Partial<Payload['unit']>) {
  const name = 'Nguyễn Văn Khác';
  const signer = { ...honest.signer, name };
  const pdf = await signed({ ...honest, unit: { ...honest.unit, ...unit }, signer }, name);
  const { entry } = judgeSigners(pdf, trustRoot(), { identities, isWhole: true });
  const codes = entry.problems.map(({ code }) => code).filter((code) => code.startsWith('signer-'));
  return [entry.verdict, ...codes];
}

beforeAll(async () => {
  const certificate = signerCertificates(await signed(honest, honest.signer.name)).get('sig-head');
  if (certificate === undefined) throw new Error('nobody has signed');
  const { sha256: certificateSha256, keySha256, subject, notAfter } = certificate;
  const { code: unitCode, name: unitName } = honest.unit;
  const found = { certificateSha256, keySha256, subject, notAfter, unitCode, unitName };
  identities = [{ ...found, id: '1', role: 'head', confirmedAt: '' }];
}, 60_000);

describe('a unit that an eye takes for one with a confirmed certificate', { timeout: 60_000 }, () => {
  it.each<[string, Partial<Payload['unit']>]>([
    ['code and name', { code: twinned(honest.unit.code), name: twinned(honest.unit.name) }],
    ['name alone', { code: 'X-99', name: twinned(honest.unit.name) }],
    ['short form', { code: 'X-99', name: honest.unit.name.replace('Ủy ban nhân dân', 'UВΝD') }],
    ['code alone', { code: twinned(honest.unit.code), name: 'Sở Khác' }],
  ])('is no new one for letters of other scripts: %s', async (_, unit) => {
    expect(JSON.stringify(unit)).toMatch(/[\p{Script=Cyrillic}\p{Script=Greek}]/u);
    expect(await judged(unit)).toEqual(['indeterminate', 'signer-differs']);
  });

  it('is another one where the letters of Latin differ', async () => {
    expect(await judged({ code: 'X-99', name: 'Ủy ban nhân dân huyện Khác' })).toEqual([
      'valid',
      'signer-first-seen',
    ]);
  });
});
