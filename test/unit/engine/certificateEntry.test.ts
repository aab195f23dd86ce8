import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { certificateEntry } from '../../../electron/engine/certificateEntry.ts';
import { anIdentity, checkedAt, testPki } from '../../support/testCertificates.ts';

/** Self-signed by OpenSSL with `-subj /`. */
const nameless = [
  'MIIBVjCB/aADAgECAhRlB1FFwHuRhv7M7pMTg7lqXMfDDTAKBggqhkjOPQQDAjAAMCAXDTI2MTEyNDA5MzMzM1oYDzIxMjYx',
  'MDMxMDkzMzMzWjAAMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEysaqYC9i2bItkiz2FMPjUfFWWaz8GuLh7KrM6ZlSmYZJ',
  'EwlySTXHWY/pwve4/v6+NsXoLqnRBk7IXchlb04QJqNTMFEwHQYDVR0OBBYEFPIYumhyj3Pj8xKJe5T9H1HOLS4fMB8GA1Ud',
  'IwQYMBaAFPIYumhyj3Pj8xKJe5T9H1HOLS4fMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgYGqAjQXbRA9V',
  '+R/W59aCUDrsEORRLHeQDYSo7UVhNW4CIQCyn7hak3hBQ4g/rk6UYOT8FBC/LAuXKUo56Uyd8swilQ==',
].join('');

const entryOf = (der: Uint8Array) => certificateEntry('id', new X509Certificate(der), checkedAt);

it('a certificate is shown with its validity and the kind of its key', () => {
  expect(entryOf(testPki().ec.cert)).toMatchObject({
    subject: 'Trần Văn Mẫu',
    issuer: 'CA cấp dưới thử nghiệm',
    validity: { notBefore: '2024-01-01T00:00:00.000Z', notAfter: '2034-01-01T00:00:00.000Z' },
    key: 'EC prime256v1',
    problems: [],
  });
});

it('one that cannot be signed with carries the reason', () => {
  const expired = anIdentity({ notAfter: new Date('2024-02-01T00:00:00Z') });
  expect(entryOf(expired.cert).problems).toMatchObject([{ code: 'certificate-expired' }]);
  expect(entryOf(anIdentity({ keyUsage: 0x20 }).cert).problems).toMatchObject([
    { code: 'certificate-not-for-signing' },
  ]);
});

it('one that the strict reader refuses is shown all the same, without a validity', () => {
  const cert = Buffer.from(testPki().rsa.cert);
  const sha256WithRsa = Buffer.from('2a864886f70d01010b', 'hex');
  cert[cert.indexOf(sha256WithRsa) + 8] = 0x0c;
  expect(entryOf(cert)).toMatchObject({
    subject: 'Trần Văn Mẫu',
    validity: null,
    problems: [{ code: 'certificate-unreadable' }],
  });
});

it('one without a name of its holder is shown by its serial number', () => {
  const entry = entryOf(Buffer.from(nameless, 'base64'));
  expect(entry).toMatchObject({ subject: entry.serial, issuer: '' });
});
