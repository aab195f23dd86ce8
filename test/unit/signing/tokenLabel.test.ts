import { expect, it } from 'vitest';
import { identityByLabel } from '../../../electron/engine/signing/pkcs11/tokenIdentity.ts';
import type { ListedToken } from '../../../electron/engine/signing/pkcs11/tokenMessages.ts';
import { required } from '../../support/signedReturn.ts';
import { checkedAt, testPki } from '../../support/testCertificates.ts';

function aToken(label: string, names: readonly string[]): ListedToken {
  const der = Buffer.from(testPki().rsa.cert).toString('base64');
  return {
    ...{ slot: 0, label, serial: '01', manufacturer: 'Thử nghiệm' },
    pin: { locked: false, finalTry: false, countLow: false },
    certificates: names.map((name, index) => ({ id: `0${index + 1}`, label: name, der, key: 'seen' })),
  };
}

it.each(['NFC', 'NFD'] as const)('a label is found in whatever Unicode form it was written: %s', (form) => {
  const other = form === 'NFC' ? 'NFD' : 'NFC';
  const label = 'Thiết bị của Ủy ban';
  const byToken = identityByLabel([aToken(label.normalize(other), ['x'])], label.normalize(form), [
    checkedAt,
  ]);
  expect(required(byToken).stored.label).toBe('x');
  const names = ['Văn thư', 'Lãnh đạo'].map((name) => name.normalize(other));
  const byName = identityByLabel([aToken('T', names)], 'Lãnh đạo'.normalize(form), [checkedAt]);
  expect(required(byName).stored.id).toBe('02');
});
