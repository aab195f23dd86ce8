import { type KeyObject, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate } from 'pkijs';
import {
  encode,
  explicit,
  integer,
  oid,
  oids,
  sequence,
  toBuffer,
} from '../../electron/engine/signing/asn1.ts';
import type { ThrowAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';

export interface CrlPlan {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** Certificates taken back, with the day. */
  readonly revoked?: readonly (readonly [cert: Uint8Array, day: Date])[];
  /** A key other than the CA's. */
  readonly key?: KeyObject;
  /** Says that the list is a difference to another one (RFC 5280 §5.2.4). */
  readonly isDelta?: boolean;
  /** Numbers of extensions that are there and not marked as critical, as they should be. */
  readonly unmarked?: readonly string[];
}

/** A revocation list of a CA, DER. */
export function aCrl(ca: ThrowAwayCa, plan: CrlPlan): Uint8Array {
  const { thisUpdate, nextUpdate, revoked = [], key = ca.privateKey, isDelta = false, unmarked = [] } = plan;
  const algorithm = () =>
    key.asymmetricKeyType === 'rsa'
      ? sequence(oid(oids.rsaSha256), new asn1js.Null())
      : sequence(oid(oids.ecdsaSha256));
  const entries = revoked.map(([cert, day]) =>
    sequence(Certificate.fromBER(toBuffer(cert)).serialNumber, utcTime(day)),
  );
  const value = () => new asn1js.OctetString({ valueHex: toBuffer(encode(integer(1))) });
  const extensions = [
    ...(isDelta ? [sequence(oid('2.5.29.27'), new asn1js.Boolean({ value: true }), value())] : []),
    ...unmarked.map((number) => sequence(oid(number), value())),
  ];
  const signedPart = sequence(
    integer(1),
    algorithm(),
    Certificate.fromBER(toBuffer(ca.cert)).subject.toSchema(),
    utcTime(thisUpdate),
    ...(nextUpdate === null ? [] : [utcTime(nextUpdate)]),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    ...(extensions.length === 0 ? [] : [explicit(0, sequence(...extensions))]),
  );
  const signature = sign('sha256', encode(signedPart), key);
  return encode(sequence(signedPart, algorithm(), new asn1js.BitString({ valueHex: toBuffer(signature) })));
}

export function crlToPem(crl: Uint8Array): string {
  const lines =
    Buffer.from(crl)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN X509 CRL-----', ...lines, '-----END X509 CRL-----', ''].join('\n');
}

function utcTime(date: Date): asn1js.UTCTime {
  return new asn1js.UTCTime({ valueDate: date });
}
