import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateToPem } from '../../../electron/engine/signing/throwAwayCa.ts';
import { extractAttachments, maximumAttachmentBytes } from '../../../electron/engine/verify/attachments.ts';
import { childrenOf, derTags, readOnly } from '../../../electron/engine/verify/der.ts';
import { openEvidencePlace } from '../../../electron/engine/verify/evidencePlace.ts';
import { loadPins } from '../../../electron/engine/verify/loadPins.ts';
import { loadRoots } from '../../../electron/engine/verify/loadRoots.ts';
import { extractPayload } from '../../../electron/engine/verify/payload.ts';
import { compareEvidence, verifyEvidence } from '../../../electron/engine/verify/verifyEvidence.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { appendRevision, objectNumberWith } from '../../support/pdfTamper.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { testPki } from '../../support/testCertificates.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'verify-'));
});

afterEach(() => rm(dir, { recursive: true }));

const write = (name: string, content: string | Uint8Array) => writeFile(join(dir, name), content);

describe('loadRoots', () => {
  it('reads PEM bundles and DER files and leaves other files alone', async () => {
    const { root, intermediate } = testPki();
    await write('roots.pem', certificateToPem(root.cert) + certificateToPem(intermediate.cert));
    await write('root.CER', root.cert);
    await write('README.txt', 'not a certificate');
    await mkdir(join(dir, 'old'));

    const roots = await loadRoots(dir);

    expect(roots.ok && roots.value.map(({ subject }) => subject.split('CN=')[1]?.split('\n')[0])).toEqual([
      'CA gốc thử nghiệm',
      'CA gốc thử nghiệm',
      'CA cấp dưới thử nghiệm',
    ]);
  });

  it('names every certificate file that cannot be read', async () => {
    await write('a.pem', 'no certificate');
    await write('b.der', Buffer.from([1, 2, 3]));

    expect(await loadRoots(dir)).toMatchObject({
      ok: false,
      problems: [{ code: 'roots-unreadable' }, { code: 'roots-unreadable' }],
    });
  });

  it('names a certificate that is read but could never vouch for anybody', async () => {
    const { cert } = testPki().root;
    const odd = Uint8Array.from(cert);
    // The signature with a bit left over: OpenSSL reads it, DER has no such thing.
    childrenOf(readOnly(odd, derTags.sequence))[2]?.content.set([1]);
    await write('root.der', cert);
    await write('odd.der', odd);

    expect(await loadRoots(dir)).toMatchObject({
      ok: false,
      problems: [{ code: 'roots-unreadable', facts: { file: join(dir, 'odd.der') } }],
    });
  });

  it('refuses a folder without certificates and a folder that is not there', async () => {
    expect(await loadRoots(dir)).toMatchObject({ ok: false, problems: [{ code: 'roots-empty' }] });
    expect(await loadRoots(join(dir, 'none'))).toMatchObject({
      ok: false,
      problems: [{ code: 'roots-folder-missing' }],
    });
  });
});

describe('loadPins', () => {
  const pin = 'ab'.repeat(32);

  it.each([
    ['lines with comments', `# kho A\r\n${pin.toUpperCase()} # xã A\n\n`],
    ['fingerprints with colons', `${pin.match(/../g)?.join(':')}\n`],
    ['a JSON array', JSON.stringify([pin])],
    ['a JSON array behind a byte order mark', `\ufeff${JSON.stringify([pin])}`],
    ['lines behind a byte order mark', `\ufeff${pin}\r\n`],
  ])('reads %s', async (_, text) => {
    await write('pins', text);

    expect(await loadPins(join(dir, 'pins'))).toEqual({ ok: true, value: [pin] });
  });

  it.each([
    ['half a fingerprint', pin.slice(2)],
    ['other JSON', '[1]'],
    ['broken JSON', '["'],
  ])('refuses %s', async (_, text) => {
    await write('pins', text);

    expect(await loadPins(join(dir, 'pins'))).toMatchObject({
      ok: false,
      problems: [{ code: 'pins-unreadable' }],
    });
  });

  it('refuses a file that is not there', async () => {
    expect(await loadPins(join(dir, 'pins'))).toMatchObject({
      ok: false,
      problems: [{ code: 'pins-unreadable' }],
    });
  });
});

describe('verifyEvidence', () => {
  const compared = async (manifest: readonly ManifestEntry[], folder: string) => {
    const place = await openEvidencePlace(folder, null);
    if (!place.ok) return place.problems;
    const found = await compareEvidence(manifest, place.value);
    return found.ok ? found.value.problems : found.problems;
  };
  const verified = async (pdf: Uint8Array, folder: string) => {
    const place = await openEvidencePlace(folder, null);
    const found = place.ok ? await verifyEvidence(pdf, place.value) : place;
    return found.ok ? found.value.problems : found.problems;
  };
  const entry = (number: number, name: string, content: string): ManifestEntry => ({
    number,
    name,
    exportName: `${number}_${name}`,
    sizeBytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    mediaType: 'text/plain',
    addedAt: '2024-04-22T09:00:00+07:00',
    caption: '',
    items: ['1.1.a'],
    inPhotoAnnex: false,
  });

  it('finds files under the export name and under the original name, in NFC or NFD', async () => {
    await write('1_lịch trực.txt'.normalize('NFD'), 'một');
    await write('biên bản.txt', 'hai');

    const manifest = [entry(1, 'lịch trực.txt', 'một'), entry(2, 'biên bản.txt', 'hai')];

    expect(await compared(manifest, dir)).toEqual([]);
  });

  it('tells of missing and altered files in the order of the manifest', async () => {
    await write('2_b.txt', 'khác');

    expect(await compared([entry(1, 'a.txt', 'a'), entry(2, 'b.txt', 'b')], dir)).toMatchObject([
      { code: 'returned-evidence-missing', facts: { file: '1_a.txt' } },
      { code: 'returned-evidence-altered', facts: { file: '2_b.txt' } },
    ]);
  });

  it('does not read a file of another size than listed, however long it is', async () => {
    await write('a.txt', '');
    await truncate(join(dir, 'a.txt'), 8 * 1024 ** 3);

    expect(await compared([entry(1, 'a.txt', 'a')], dir)).toMatchObject([
      { code: 'returned-evidence-altered', facts: { file: 'a.txt', found: '8589934592 byte' } },
    ]);
  });

  it('finds files in sub-folders, also two of one name', async () => {
    await mkdir(join(dir, 'ảnh', 'ca 1'), { recursive: true });
    await mkdir(join(dir, 'ảnh', 'ca 2'));
    await write('ảnh/ca 1/a.jpg', 'một');
    await write('ảnh/ca 2/a.jpg', 'hai');
    const second = { ...entry(2, 'a.jpg', 'hai'), exportName: 'a (2).jpg' };
    const third = { ...entry(3, 'a.jpg', 'ba'), exportName: 'a (3).jpg' };

    expect(await compared([entry(1, 'a.jpg', 'một'), second], dir)).toEqual([]);
    expect(await compared([third], dir)).toMatchObject([
      { code: 'returned-evidence-altered', facts: { file: 'a.jpg' } },
    ]);
  });

  it.skipIf(process.platform !== 'linux')('tells of a file that cannot be read', async () => {
    // The first page of a process is never mapped: reading this regular file is an input error.
    const unreadable = join('/proc', String(process.pid), 'task', String(process.pid));

    expect(await compared([entry(1, 'mem', '')], unreadable)).toMatchObject([
      { code: 'returned-evidence-unreadable', facts: { file: 'mem' } },
    ]);
  });

  it('never leaves the folder, whatever a manifest says', async () => {
    const outside = { ...entry(1, 'x', 'x'), exportName: '../../etc/hostname', name: '/etc/hostname' };
    await mkdir(join(dir, 'folder'));
    const folder = { ...entry(2, 'folder', ''), exportName: 'folder' };

    expect(await compared([outside, folder], dir)).toMatchObject([
      { code: 'returned-evidence-missing' },
      { code: 'returned-evidence-missing' },
    ]);
  });

  it('reads the manifest of a returned PDF', async () => {
    const payload = aPayload();
    const [first, ...others] = payload.items;
    const evidence = [{ ...entry(1, 'a.txt', 'a'), items: first === undefined ? [] : [first.id] }];
    const items = [{ ...first, evidence: [1] }, ...others];
    const pdf = await smallReturn({
      payload: { ...payload, items, evidence, counts: { ...payload.counts, evidence: 1 } },
    });

    expect(await verified(pdf, dir)).toMatchObject([{ code: 'returned-evidence-missing' }]);
    expect(await verified(Buffer.from('x'), dir)).toMatchObject([{ code: 'pdf-structure' }]);
  });

  it('tells of a folder that cannot be read', async () => {
    expect(await compared([], join(dir, 'none'))).toMatchObject([{ code: 'file-unreadable' }]);
  });
});

describe('extractPayload and extractAttachments', () => {
  it('give what was embedded', async () => {
    const pdf = await smallReturn();

    expect(extractPayload(pdf)).toEqual({ ok: true, value: aPayload() });
    expect(extractAttachments(pdf)).toMatchObject({
      ok: true,
      value: [{ name: 'return.json', relationship: 'Data', mediaType: 'application/json' }],
    });
  });

  it('give a problem for an attachment that unpacks to more than the limit', async () => {
    const pdf = await smallReturn();
    const packed = deflateSync(Buffer.alloc(maximumAttachmentBytes + 1), { level: 1 });
    const file = objectNumberWith(pdf, '/Type /EmbeddedFile');
    const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`;
    const bomb = appendRevision(pdf, { objects: { [file]: stream } });

    expect(bomb.length).toBeLessThan(1_000_000);
    expect(extractPayload(bomb)).toMatchObject({
      problems: [{ code: 'payload-damaged', facts: { rule: 'json' } }],
    });
    expect(extractAttachments(bomb)).toMatchObject({ ok: false, problems: [{ code: 'payload-damaged' }] });
  });

  it('give a problem for what is no PDF', () => {
    expect(extractPayload(Buffer.from('x')).ok).toBe(false);
    expect(extractAttachments(Buffer.from('x')).ok).toBe(false);
  });
});
