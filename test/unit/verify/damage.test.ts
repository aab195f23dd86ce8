import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { readDer } from '../../../electron/engine/verify/der.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { signatureSlot } from '../../support/pdfTamper.ts';
import { sealedReturn, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { signerOf, testPki } from '../../support/testCertificates.ts';

// Hundreds of whole verifications in one test; the figure only bounds a hang.
vi.setConfig({ testTimeout: 60_000 });

let signed: Uint8Array[];
let pins: string[];

beforeAll(async () => {
  const sealed = await sealedReturn();
  signed = [await signedReturn(), await signedReturn({ signer: signerOf(testPki().rsa) }), sealed.pdf];
  pins = [sealed.certificatePin];
});

const verdict = (bytes: Uint8Array) => verifyPdf(bytes, trustRoot({ pins })).verdict;

function flipped(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
}

it('verifyPdf calls all three files valid as they are', () => {
  expect(signed.map(verdict)).toEqual(['valid', 'valid', 'valid']);
});

it('verifyPdf never calls a file valid with one byte changed anywhere', () => {
  const damage = fc.record({
    which: fc.nat(2),
    place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    mask: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(damage, ({ which, place, mask }) => {
      const file = signed[which] ?? new Uint8Array();
      return verdict(flipped(file, Math.floor(place * file.length), mask)) !== 'valid';
    }),
    { numRuns: 400 },
  );
});

it('verifyPdf refuses a change of one bit in any part of the CMS', () => {
  for (const file of signed.slice(0, 2)) {
    const { byteRange, cms } = signatureSlot(file);
    const digits = cms.length * 2;
    for (let i = 0; i < digits; i += 19) {
      const at = byteRange[1] + 1 + i;
      expect([i, verdict(flipped(file, at, 0x01 << (i % 5)))]).toEqual([i, 'invalid']);
    }
  }
});

it('verifyPdf never calls a shortened file valid', () => {
  for (const file of signed) {
    const step = Math.ceil(file.length / 100);
    for (let length = 0; length < file.length; length += step) {
      expect(verdict(file.subarray(0, length))).toBe('invalid');
    }
    for (let cut = 1; cut < 40; cut += 1)
      expect(verdict(file.subarray(0, file.length - cut))).toBe('invalid');
  }
});

it('verifyPdf never calls a file valid with bytes taken out or put in', () => {
  const change = fc.record({ at: fc.nat(), remove: fc.nat(40), insert: fc.uint8Array({ maxLength: 40 }) });
  fc.assert(
    fc.property(change, ({ at, remove, insert }) => {
      const file = signed[0] ?? new Uint8Array();
      const start = at % file.length;
      const changed = Buffer.concat([file.subarray(0, start), insert, file.subarray(start + remove)]);
      return changed.equals(file) || verdict(changed) !== 'valid';
    }),
    { numRuns: 300 },
  );
});

it('readStrictPdf and verifyPdf take any bytes without throwing', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc.constantFrom(
      '%PDF-1.7\n',
      'xref\n0 1\n0000000000 65535 f \n',
      'trailer\n<<',
      '/Root 1 0 R',
      '/Size 3>>\n',
      '1 0 obj\n',
      'endobj\n',
      'stream\n',
      'startxref\n9\n%%EOF',
      '<</ByteRange[0 1 2 3]',
      '[',
      '(',
      '<',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const bytes = Buffer.from(pieces.join(''), 'latin1');
      readStrictPdf(bytes);
      return verdict(bytes) === 'invalid';
    }),
    { numRuns: 500 },
  );
});

it('readDer reads an element of any length and nothing longer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 4 }), (content, behind) => {
      const length =
        content.length < 128
          ? [content.length]
          : content.length < 256
            ? [0x81, content.length]
            : [0x82, content.length >> 8, content.length & 0xff];
      const element = Buffer.from([0x04, ...length, ...content]);
      const node = readDer(Buffer.concat([element, behind]));
      return Buffer.from(node.raw).equals(element) && Buffer.from(node.content).equals(content);
    }),
  );
});
