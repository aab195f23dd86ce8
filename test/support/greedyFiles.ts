import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { buildCertificate, keyUsages } from '../../electron/engine/signing/certificateBuilder.ts';
import { aPayload } from '../builders/aPayload.ts';
import { forgeCms } from './cmsForger.ts';
import { foreignlySigned } from './foreignSigner.ts';
import { pageContent, pageNumber } from './pageContent.ts';
import { appendRevision, catalogNumber, objectText } from './pdfTamper.ts';
import { signedReturn } from './signedReturn.ts';
import { smallReturn } from './smallReturn.ts';
import { anIdentity, validity } from './testCertificates.ts';

/** Small files that describe a great deal of work. `size` says how much, from 0 to 1; 1 is far more than any reader should do. */
export interface GreedyFile {
  readonly name: string;
  /** Part of the budget that it goes beyond; null where the work is none, done well. */
  readonly part: string | null;
  readonly make: (size: number) => Promise<Uint8Array>;
}

export const greedyFiles: readonly GreedyFile[] = [
  ...[
    ['objects in JSON', '{},', '{}'],
    ['lists in JSON', '[],', '[]'],
    ['numbers in JSON', '1,', '1'],
  ].map(([name = '', piece = '', last = '']) => ({
    name,
    part: 'values',
    make: (size: number) =>
      Promise.resolve(withReturnJson(`{"items":[${piece.repeat(size * 4_000_000)}${last}]}`)),
  })),
  ...[
    ['items that are none', '"items":[', '{},', '{}]'],
    ['items that are numbers', '"items":[', '1,', '1]'],
    ['texts in place of numbers', '"counts":[', '"",', '""]'],
  ].map(([name = '', before = '', piece = '', last = '']) => ({
    name,
    part: null,
    make: (size: number) => {
      const [start = ''] = JSON.stringify({ ...aPayload(), items: undefined, counts: undefined }).split(
        /\}$/u,
      );
      return Promise.resolve(withReturnJson(`${start},${before}${piece.repeat(size * 290_000)}${last}}`));
    },
  })),
  {
    name: 'a long text in JSON',
    part: 'json',
    make: (size) => Promise.resolve(withReturnJson(`"${'a'.repeat(size * 60_000_000)}"`)),
  },
  ...pages(),
  {
    name: 'a map of letters with many digits',
    part: null,
    make: (size) => Promise.resolve(withLetterMap('1'.repeat(size * 900_000))),
  },
  {
    name: 'a map of letters with many beginnings',
    part: null,
    make: (size) => Promise.resolve(withLetterMap('1 beginbfchar '.repeat(size * 60_000))),
  },
  {
    name: 'a map of letters with open lists',
    part: null,
    make: (size) =>
      Promise.resolve(withLetterMap(` beginbfrange ${'<0001><0001>['.repeat(size * 70_000)} endbfrange `)),
  },
  {
    name: 'properties with many blanks',
    part: null,
    make: (size) => withProperties(`<x${' '.repeat(size * 900_000)}y>`),
  },
  {
    name: 'properties with a long name',
    part: null,
    make: (size) => withProperties(`<${'x'.repeat(size * 900_000)}`),
  },
  {
    name: 'one far away length for many streams',
    part: null,
    make: (size) =>
      Promise.resolve(
        pdfOf([
          '<< /Type /Catalog >>',
          `${' '.repeat(size * 1_000_000)}0`,
          ...Array.from({ length: 3 + size * 20_000 }, () => '<< /Length 2 0 R >>\nstream\n\nendstream'),
        ]),
      ),
  },
  {
    name: 'a number that is none',
    part: null,
    make: (size) => Promise.resolve(pdfOf(['<< /Type /Catalog >>', `${'1'.repeat(size * 2_000_000)}x`])),
  },
  {
    name: 'associated files in a long list',
    part: null,
    make: (size) =>
      Promise.resolve(
        pdfOf([
          `<< /Type /Catalog /Names << /EmbeddedFiles << /Names [${'() 2 0 R '.repeat(size * 120_000)}() 3 0 R] >> >> /AF [${'3 0 R '.repeat(size * 120_000)}] >>`,
          '<< /Type /Filespec >>',
          '<< /Type /Filespec /X 1 >>',
        ]),
      ),
  },
  {
    name: 'objects without end',
    part: 'objects',
    make: (size) => Promise.resolve(pdfOf([`<< /Type /Catalog /A [${'1 '.repeat(size * 8_000_000)}] >>`])),
  },
  {
    name: 'many certificates of one name',
    part: 'signatures',
    make: (size) => Promise.resolve(withCertificates(Math.floor(2 + size * 14), false)),
  },
  {
    name: 'certificates with long exponents',
    part: null,
    make: (size) => Promise.resolve(withCertificates(Math.floor(2 + size * 14), true)),
  },
];

/** Page content before that of an honest page, signed by a stranger. */
function pages(): readonly GreedyFile[] {
  const kinds: readonly [string, string | null, (size: number, font: string) => string][] = [
    ['operators', 'operators', (size) => '0 g\n'.repeat(size * 11_000_000)],
    ['lines', null, (size) => `0.5 w ${'100 100 m 100 103 l S\n'.repeat(size * 1_900_000)}`],
    [
      'letters',
      'letters',
      (size, font) =>
        `BT /${font} 12 Tf ${`1 0 0 1 100 100 Tm [<${'0003'.repeat(8_000)}>] TJ `.repeat(size * 1_400)}ET `,
    ],
    [
      'strings',
      'operands',
      (size, font) =>
        `BT /${font} 12 Tf ${`1 0 0 1 100 100 Tm [${'() '.repeat(8_000)}] TJ `.repeat(size * 1_900)}ET `,
    ],
    ['a long string', null, (size) => `BT 1 0 0 1 1 1 Tm [<${'0003'.repeat(size * 10_000_000)}>] TJ ET `],
    ['blanks', 'content', (size) => ' '.repeat(size * 60_000_000)],
  ];
  return kinds.map(([name, part, content]) => ({
    name: `a page of ${name}`,
    part,
    make: async (size: number) => {
      const base = await smallReturn();
      const own = pageContent(base, 1);
      const font = /\/(F\d+) [\d.]+ Tf/.exec(own)?.[1] ?? '';
      const number = Number(/\/Contents (\d+) 0 R/.exec(objectText(base, pageNumber(base, 1)))?.[1]);
      const objects = { [number]: packed(content(size, font) + own) };
      return signedReturn({}, appendRevision(base, { objects }));
    },
  }));
}

function withReturnJson(json: string): Uint8Array {
  return pdfOf([
    '<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(return.json) 2 0 R] >> >> /AF [2 0 R] >>',
    '<< /Type /Filespec /F (return.json) /UF (return.json) /AFRelationship /Data /EF << /F 3 0 R >> >>',
    packed(json),
  ]);
}

/** In the font of a line that is filled in. */
function withLetterMap(body: string): Uint8Array {
  const content = '/Tx BMC q BT 0 g /F1 13 Tf 1 1 Td <0001> Tj ET Q EMC';
  return pdfOf([
    '<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>',
    '<< /FT /Tx /T (doc-number) /V (1) /Rect [0 0 100 20] /AP << /N 3 0 R >> >>',
    `<< /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 4 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Subtype /Type0 /Encoding /Identity-H /ToUnicode 5 0 R >>',
    packed(`begincodespacerange <0000> <ffff> endcodespacerange ${body}`),
  ]);
}

/** Another program writes other properties of the document behind a signature. */
async function withProperties(markup: string): Promise<Uint8Array> {
  const pdf = await signedReturn();
  const number = Number(/\/Metadata (\d+) 0 R/.exec(objectText(pdf, catalogNumber(pdf)))?.[1]);
  const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>${markup}<?xpacket end="w"?>`;
  const objects = { [number]: packed(xmp, '/Type /Metadata /Subtype /XML') };
  return foreignlySigned(pdf, { identity: anIdentity(), objects });
}

/** Signatures that each bring many certificates of one name. */
function withCertificates(signatures: number, isSlow: boolean): Uint8Array {
  const name = { country: 'VN', organization: 'x', commonName: 'x' };
  const [privateKey, issuerKey, otherKey] = [aKey(isSlow), aKey(false), aKey(isSlow)];
  const certificates = Array.from({ length: 20 }, (_, i) =>
    buildCertificate({
      ...{ subject: name, publicKey: createPublicKey(i === 0 ? privateKey : otherKey), issuer: name },
      // Each says that it was issued with the other key, and each was with one that is not there.
      ...{ issuerKey, issuerPublicKey: createPublicKey(otherKey), ...validity },
      isCa: i > 0,
      keyUsage: i > 0 ? keyUsages.keyCertSign : keyUsages.digitalSignature,
    }),
  );
  const [cert = new Uint8Array()] = certificates;
  const cms = Buffer.from(forgeCms(Buffer.from('x'), { privateKey, cert, chain: [] }, { certificates }));
  const places = Array.from({ length: signatures }, (_, i) => 2 + 2 * i);
  const fields = places.map((place) => `${place} 0 R`).join(' ');
  return pdfOf([
    `<< /Type /Catalog /AcroForm << /Fields [${fields}] >> >>`,
    ...places.flatMap((place) => [
      `<< /FT /Sig /T (s${place}) /V ${place + 1} 0 R /Rect [0 0 1 1] >>`,
      (at: number) => {
        const blank = '[0 000000000 000000000 10]';
        const head = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange ';
        const start = at + head.length + blank.length + ' /Contents '.length;
        const range = `[0 ${start} ${start + 2 * cms.length + 2} 10`.padEnd(blank.length - 1);
        return `${head}${range}] /Contents <${cms.toString('hex')}> >>`;
      },
    ]),
  ]);
}

/** Slow: with the exponents in each other's place, so that to check a signature costs as much as to make one. */
function aKey(isSlow: boolean): KeyObject {
  if (!isSlow) return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const {
    e = '',
    d = '',
    p = '',
    q = '',
    ...rest
  } = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    format: 'jwk',
  });
  const modulo = (prime: string) => bytesOf(numberOf(e) % (numberOf(prime) - 1n));
  return createPrivateKey({
    format: 'jwk',
    key: { ...rest, e: d, d: e, p, q, dp: modulo(p), dq: modulo(q) },
  });
}

function numberOf(base64: string): bigint {
  return BigInt(`0x${Buffer.from(base64, 'base64url').toString('hex')}`);
}

function bytesOf(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}

function packed(content: string, entries = ''): string {
  const data = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  return `<< ${entries} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

/** A file of these objects, numbered from 1; the first one is the catalog. `at` is where an object begins. */
function pdfOf(objects: readonly (string | ((at: number) => string))[]): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  let length = 9;
  const entries: string[] = [];
  const put = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  for (const [index, object] of objects.entries()) {
    entries.push(`${String(length).padStart(10, '0')} 00000 n \n`);
    put(`${index + 1} 0 obj\n`);
    put(`${typeof object === 'string' ? object : object(length)}\nendobj\n`);
  }
  const size = objects.length + 1;
  put(
    `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}
