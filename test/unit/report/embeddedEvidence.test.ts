import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportRequest, exportReturn } from '../../../electron/engine/exportReturn.ts';
import { manifestSha256 } from '../../../electron/engine/report/manifestSha256.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { extractPayload } from '../../../electron/engine/verify/payload.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { chooseEmbedded, embedLimitBytes } from '../../../shared/domain/evidenceDelivery.ts';
import { type ManifestEntry, type Payload, payloadSchema } from '../../../shared/domain/payload.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { payloadInputs } from '../../builders/aPayload.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { required, sealedReturn, trustRoot } from '../../support/signedReturn.ts';
import { signerOf, testPki } from '../../support/testCertificates.ts';
import { readPages } from './readPages.ts';
import { renderPayload } from './renderPayload.ts';

/** Name, media type and content of each file. */
const files = [
  ['tủ máy.jpg', 'image/jpeg', 'ảnh '.repeat(60)],
  ['manifest.json', 'application/json', '{}'],
  ['__proto__', 'application/octet-stream', 'tệp có tên lạ'],
  ['mã\u202egpj.exe', 'application/x-msdownload', 'không chạy tệp này'],
] as const;

const evidence: readonly Evidence[] = files.map(([name, mediaType, content]) =>
  anEvidence(name, {
    sizeBytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    mediaType,
  }),
);
const contentOf = (sha256: string) => {
  const index = evidence.findIndex((file) => file.sha256 === sha256);
  return Buffer.from(files[index]?.[2] ?? '');
};

function requestOf(embedUpToBytes: number, more: Partial<ExportRequest> = {}): ExportRequest {
  const { directive, unit, complianceReturn, groupId, exportedAt } = payloadInputs();
  return {
    directive,
    unit,
    complianceReturn,
    groupId,
    answers: [anAnswer('1.1.a', { evidenceIds: evidence.map(({ id }) => id) })],
    evidence,
    photos: new Map(),
    exportedAt,
    auditHead: null,
    sample: false,
    way: { kind: 'p12', signer: signerOf(testPki().rsa) },
    fonts: fontsOfTinos,
    embedUpToBytes,
    evidenceBytes: async (sha256) => succeed(contentOf(sha256)),
    ...more,
  };
}

let all: Awaited<ReturnType<typeof exportOf>>;
async function exportOf(limit: number, more: Partial<ExportRequest> = {}) {
  return required(await exportReturn(requestOf(limit, more)));
}
beforeAll(async () => {
  all = await exportOf(embedLimitBytes);
});

describe('evidence embedded in the return', () => {
  it('stands in the PDF byte for byte, as supplement, under a name that harms nobody', () => {
    const attachments = required(extractAttachments(all.bytes));
    const embedded = attachments.filter(({ name }) => !['return.json', 'manifest.json'].includes(name));

    expect(attachments.map(({ name }) => name)).toEqual([
      '__proto__ (2)',
      'manifest (2).json',
      'manifest.json',
      'mãgpj.exe',
      'return.json',
      'tủ máy.jpg',
    ]);
    expect(embedded.map(({ relationship }) => relationship)).toEqual(Array(4).fill('Supplement'));
    for (const { number, exportName, mediaType, sha256 } of all.payload.evidence) {
      const file = embedded.find(({ name }) => name === exportName);
      expect(file?.mediaType, `${number}`).toBe(mediaType);
      expect(Buffer.from(file?.bytes ?? []).equals(contentOf(sha256))).toBe(true);
    }
  });

  it('is named in the payload and on the page, and verifies', async () => {
    const { evidenceDelivery } = all.payload;
    expect(evidenceDelivery).toEqual({
      embedded: [1, 2, 3, 4],
      manifestSha256: manifestSha256(all.payload.evidence),
    });
    expect(required(extractPayload(all.bytes)).evidenceDelivery).toEqual(evidenceDelivery);
    expect(verifyPdf(all.bytes, trustRoot()).verdict).toBe('valid');
    const text = (await readPages(all.bytes)).map((page) => JSON.stringify(page)).join('');
    expect(text).toContain('Toàn bộ minh chứng được nhúng');
  });

  it('gives the same bytes for the same request', async () => {
    expect((await exportOf(embedLimitBytes)).sha256).toBe(all.sha256);
  });

  it('leaves out what is too large, and says that the rest comes beside the file', async () => {
    const some = await exportOf(60);
    expect(some.payload.evidenceDelivery?.embedded).toEqual([2, 3, 4]);
    const none = await exportOf(0);
    expect(none.payload.evidenceDelivery).toEqual({
      embedded: [],
      manifestSha256: all.payload.evidenceDelivery?.manifestSha256,
    });
    expect(required(extractAttachments(none.bytes)).map(({ name }) => name)).toEqual([
      'manifest.json',
      'return.json',
    ]);
  });

  it('stops the export when a file cannot be read or is another one by now', async () => {
    const lost = fail('evidence-lost', { name: 'tủ máy.jpg' });
    expect(await exportReturn(requestOf(1000, { evidenceBytes: async () => lost }))).toEqual(lost);
    const other = async () => succeed(Buffer.from('khác'));
    expect(await exportReturn(requestOf(1000, { evidenceBytes: other }))).toEqual(
      fail('evidence-changed', { name: 'tủ máy.jpg' }),
    );
  });
});

describe('a sealed file whose embedded files are not as it says', () => {
  const sealedCodes = async (
    change: (attachments: ReturnType<typeof reportAttachments>) => ReturnType<typeof reportAttachments>,
    payload: Payload = { ...all.payload, requiredSignatures: [] },
  ) => {
    const bytes = new Map(payload.evidence.map(({ number, sha256 }) => [number, contentOf(sha256)]));
    const attachments = change(reportAttachments(payload, bytes));
    const { bytes: pdf } = await renderPayload(payload, { attachments });
    const sealed = await sealedReturn(pdf);
    const entry = verifyPdf(sealed.pdf, { ...trustRoot(), pins: [sealed.certificatePin] });
    const codes = entry.problems.map(({ code, facts }) => [code, ...Object.values(facts)].join(' '));
    return { verdict: entry.verdict, codes: codes.filter((code) => /^(embedded|payload)-/.test(code)) };
  };
  const swapped = { bytes: Buffer.from('khác') };

  it('is valid as it was exported', async () => {
    expect(await sealedCodes((files) => files)).toMatchObject({ verdict: 'valid', codes: [] });
  });

  it.each([
    ['other bytes', { bytes: Buffer.from('khác') }],
    ['bytes of the same length', { bytes: Buffer.from('Ảnh '.repeat(60)) }],
    ['another relationship', { relationship: 'Data' as const }],
    ['another media type', { mediaType: 'text/html' }],
  ])('is invalid for %s', async (_, change) => {
    const found = await sealedCodes((files) =>
      files.map((file) => (file.name === 'tủ máy.jpg' ? { ...file, ...change } : file)),
    );

    expect(found).toEqual({ verdict: 'invalid', codes: ['embedded-evidence-altered tủ máy.jpg'] });
  });

  it('is invalid for a file that is missing and for one that nobody lists', async () => {
    expect(await sealedCodes((files) => files.filter(({ name }) => name !== 'tủ máy.jpg'))).toEqual({
      verdict: 'invalid',
      codes: ['embedded-evidence-missing tủ máy.jpg'],
    });
    const [first] = reportAttachments(
      all.payload,
      new Map(all.payload.evidence.map(({ number }) => [number, swapped.bytes])),
    );
    expect(
      await sealedCodes((files) => [
        ...files,
        { ...(first ?? files[0]), ...swapped, name: 'lạ.exe' } as (typeof files)[number],
      ]),
    ).toEqual({ verdict: 'invalid', codes: ['embedded-evidence-unlisted lạ.exe'] });
  });

  it('is invalid when manifest.json says something else', async () => {
    const found = await sealedCodes((files) =>
      files.map((file) =>
        file.name === 'manifest.json' ? { ...file, bytes: Buffer.from('{"evidence":[]}') } : file,
      ),
    );

    expect(found).toEqual({ verdict: 'invalid', codes: ['payload-damaged manifest'] });
  });

  it.each([
    ['a hash of another manifest', { manifestSha256: 'ab'.repeat(32) }, 'manifest-hash'],
    ['a number that is not listed', { embedded: [1, 2, 3, 5] }, 'embedded-numbers'],
    ['a number twice', { embedded: [1, 1, 2, 3] }, 'embedded-numbers'],
  ])('is invalid for %s', async (_, change, rule) => {
    const { evidenceDelivery, ...rest } = { ...all.payload, requiredSignatures: [] };
    const delivery = evidenceDelivery ?? { embedded: [], manifestSha256: '' };
    const attachments = reportAttachments({ ...rest, evidenceDelivery: null });
    const found = await sealedCodes(
      () =>
        reportAttachments({ ...rest, evidenceDelivery: { ...delivery, ...change, embedded: [] } }).map(
          (file, i) =>
            i > 0
              ? file
              : {
                  ...file,
                  bytes: Buffer.from(
                    JSON.stringify({ ...rest, evidenceDelivery: { ...delivery, ...change } }),
                  ),
                },
        ),
      { ...rest, evidenceDelivery: { ...delivery, embedded: [] } },
    );

    expect(attachments).toHaveLength(2);
    expect(found).toEqual({ verdict: 'invalid', codes: [`payload-damaged ${rule}`] });
  });

  it('of an older version, which says nothing of delivery, embeds nothing', async () => {
    const { evidenceDelivery: _, ...old } = { ...all.payload, requiredSignatures: [] };
    const payload = payloadSchema.parse(old);

    expect(payload.evidenceDelivery).toBeNull();
    expect(await sealedCodes((files) => files, payload)).toMatchObject({ verdict: 'valid' });
    expect(
      await sealedCodes(
        (files) => [...files, { ...files[0], name: 'lạ.txt' } as (typeof files)[number]],
        payload,
      ),
    ).toMatchObject({ verdict: 'invalid', codes: ['embedded-evidence-unlisted lạ.txt'] });
  });
});

describe('the choice of what is embedded and the hash of the manifest', () => {
  const entries = fc
    .array(
      fc.record({
        sizeBytes: fc.integer({ min: 1, max: 40_000_000 }),
        exportName: fc.string({ minLength: 1 }),
      }),
    )
    .map((list) =>
      list.map(
        ({ sizeBytes, exportName }, index): ManifestEntry => ({
          number: index + 1,
          name: exportName,
          exportName,
          sizeBytes,
          sha256: createHash('sha256').update(`${index}`).digest('hex'),
          mediaType: 'text/plain',
          addedAt: '2024-05-06T09:12:00+07:00',
          caption: '',
          items: ['1.1.a'],
          inPhotoAnnex: false,
        }),
      ),
    );

  it('stays within the limit, and no other choice holds more files', () => {
    fc.assert(
      fc.property(entries, fc.nat(60_000_000), (list, limit) => {
        const chosen = chooseEmbedded(list, limit);
        const size = (numbers: readonly number[]) =>
          numbers.reduce((sum, number) => sum + (list[number - 1]?.sizeBytes ?? 0), 0);
        expect(size(chosen)).toBeLessThanOrEqual(Math.min(limit, embedLimitBytes));
        expect([...chosen].sort((a, b) => a - b)).toEqual(chosen);
        const left = list.filter(({ number }) => !chosen.includes(number)).map(({ sizeBytes }) => sizeBytes);
        if (left.length > 0)
          expect(size(chosen) + Math.min(...left)).toBeGreaterThan(Math.min(limit, embedLimitBytes));
      }),
    );
  });

  it('changes with every name, size, hash and number, and with nothing else', () => {
    fc.assert(
      fc.property(
        entries.filter((list) => list.length > 0),
        fc.nat(),
        (list, pick) => {
          const at = pick % list.length;
          const changed = (part: Partial<ManifestEntry>) =>
            manifestSha256(list.map((entry, index) => (index === at ? { ...entry, ...part } : entry)));
          const before = manifestSha256(list);
          expect(changed({ exportName: `${list[at]?.exportName}x` })).not.toBe(before);
          expect(changed({ sizeBytes: (list[at]?.sizeBytes ?? 0) + 1 })).not.toBe(before);
          expect(changed({ sha256: 'ff'.repeat(32) })).not.toBe(before);
          expect(changed({ number: 0 })).not.toBe(before);
          expect(changed({ caption: 'khác', mediaType: 'image/png', items: [] })).toBe(before);
        },
      ),
    );
  });

  it('can be made by anybody from return.json: the named members in RFC 8785 form', () => {
    const [entry] = all.payload.evidence as [ManifestEntry];
    const text = `[{"exportName":${JSON.stringify(entry.exportName)},"number":1,"sha256":"${entry.sha256}","sizeBytes":${entry.sizeBytes}}]`;

    expect(manifestSha256([entry])).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
