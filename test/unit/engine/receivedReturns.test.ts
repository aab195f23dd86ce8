import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeEvidencePackage } from '../../../electron/engine/evidence/evidencePackage.ts';
import { droppedLimitBytes } from '../../../shared/domain/checkedFile.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';

import { sealedReturn, signedReturn } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';

const nothing = undefined;
const secret = 'mật khẩu của gói';
const photo = randomBytes(5000);
const minutes = Buffer.from('biên bản');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const evidence = [
  anEvidence('tủ máy.bin', { sizeBytes: photo.length, sha256: sha256(photo) }),
  anEvidence('biên bản.txt', { sizeBytes: minutes.length, sha256: sha256(minutes) }),
];
const payload = aPayload({
  evidence,
  answers: [anAnswer('1.1.a', { evidenceIds: evidence.map(({ id }) => id) })],
});
const manifest = payload.evidence;
const [first = '', second = ''] = manifest.map(({ exportName }) => exportName);

let withEvidence: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  withEvidence = new Uint8Array(await signedReturn({}, await smallReturn({ payload })));
});

async function written(own: TestEngine, name: string, bytes: Uint8Array): Promise<string> {
  const place = path.join(own.folder, name);
  await writeFile(place, bytes);
  return place;
}

async function checkedOne(own: TestEngine, place: string) {
  const [file] = expectValue(await own.engine['verify.files']({ paths: [place] })).files;
  if (file === undefined) throw new Error('nothing was checked');
  return file;
}

describe('evidence that came with a return', () => {
  it('is compared file by file from a folder, and what is missing or beside it is named', async () => {
    const own = await anEngine();
    const { fileId, payload: proven } = await checkedOne(
      own,
      await written(own, 'bao-cao.pdf', withEvidence),
    );
    expect(proven?.counts.evidence).toBe(2);
    const folder = path.join(own.folder, 'minh chứng');
    await mkdir(folder);
    await writeFile(path.join(folder, first), photo);
    await writeFile(path.join(folder, 'ghi chú.txt'), 'lạ');

    const compared = expectValue(
      await own.engine['verify.compareEvidence']({ fileId, path: folder, passphrase: null }),
    );

    expect(compared.place).toBe('minh chứng');
    expect(compared.report).toEqual({
      files: [
        { number: 1, name: first, state: 'ok' },
        { number: 2, name: second, state: 'missing' },
      ],
      extra: ['ghi chú.txt'],
    });
    expect(compared.problems.map(({ code }) => code)).toEqual(['returned-evidence-missing']);
  });

  it('is read out of an encrypted package by its passphrase alone', async () => {
    const own = await anEngine();
    const { fileId } = await checkedOne(own, await written(own, 'bao-cao.pdf', withEvidence));
    const target = path.join(own.folder, 'goi.zip.age');
    async function* read({ number }: ManifestEntry) {
      yield number === 1 ? photo : minutes;
    }
    expectValue(
      await writeEvidencePackage({ evidence: manifest }, read, { target, passphrase: secret, workFactor: 4 }),
    );
    const compare = (passphrase: string | null) =>
      own.engine['verify.compareEvidence']({ fileId, path: target, passphrase });

    expect(expectCodes(await compare(null))).toEqual(['package-password-missing']);
    expect(expectCodes(await compare('sai'))).toEqual(['package-wrong-password']);
    const { report } = expectValue(await compare(secret));
    expect(report.files.map(({ state }) => state)).toEqual(['ok', 'ok']);
  });

  it('is not compared with a file that has changed since, nor with a list that no signature covers', async () => {
    const own = await anEngine();
    const place = await written(own, 'bao-cao.pdf', withEvidence);
    const { fileId } = await checkedOne(own, place);
    await writeFile(place, 'khác');
    const changed = await own.engine['verify.compareEvidence']({
      fileId,
      path: own.folder,
      passphrase: null,
    });
    expect(expectCodes(changed)).toEqual(['checked-file-gone']);
    const unproven = await checkedOne(own, place);
    expect(
      expectCodes(
        await own.engine['verify.compareEvidence']({
          fileId: unproven.fileId,
          path: own.folder,
          passphrase: null,
        }),
      ),
    ).toEqual(['checked-file-gone']);
  });
});

describe('dropped files', () => {
  it('arrive in pieces and are judged like chosen ones; one that stopped half-way is unreadable', async () => {
    const { engine } = await anEngine();
    const half = Math.floor(withEvidence.length / 2);
    const files = [
      { name: 'bao-cao.pdf', sizeBytes: withEvidence.length },
      { name: 'do-dang.pdf', sizeBytes: withEvidence.length },
    ];
    const [whole = '', part = ''] = expectValue(await engine['verify.beginDrop'](files));
    for (const bytes of [withEvidence.subarray(0, half), withEvidence.subarray(half)])
      expectValue(await engine['verify.appendDrop']({ uploadId: whole, bytes }));
    expectValue(await engine['verify.appendDrop']({ uploadId: part, bytes: withEvidence.subarray(0, half) }));

    const { files: found } = expectValue(await engine['verify.dropped'](nothing));

    expect(found.map(({ file, verdict }) => [file, verdict])).toEqual([
      ['bao-cao.pdf', 'indeterminate'],
      ['do-dang.pdf', 'invalid'],
    ]);
    expect(found[1]?.problems.map(({ code }) => code)).toEqual(['file-unreadable']);
    const again = expectValue(await engine['verify.again'](nothing));
    expect(again.files.map(({ verdict }) => verdict)).toEqual(['indeterminate', 'invalid']);
  });

  it('are refused beyond the limit, and no more of one is taken than was announced', async () => {
    const { engine } = await anEngine();
    const size = droppedLimitBytes / 4 + 1;
    const files = ['a', 'b', 'c', 'd'].map((name) => ({ name, sizeBytes: size }));
    expect(expectCodes(await engine['verify.beginDrop'](files))).toEqual(['dropped-too-large']);
    const [uploadId = ''] = expectValue(await engine['verify.beginDrop']([{ name: 'a.pdf', sizeBytes: 3 }]));
    const append = (bytes: Uint8Array<ArrayBuffer>) => engine['verify.appendDrop']({ uploadId, bytes });
    expectValue(await append(new Uint8Array(2)));
    expect(expectCodes(await append(new Uint8Array(2)))).toEqual(['checked-file-gone']);
  });
});

describe('the totals', () => {
  it('are one line per file with its figures, and none behind a file that is not proven', async () => {
    const own = await anEngine();
    const { pdf } = await sealedReturn();
    const paths = [
      await written(own, '=bao-cao, 1.pdf', pdf),
      await written(own, 'hong.pdf', Buffer.from('%PDF')),
    ];
    expectValue(await own.engine['verify.files']({ paths }));
    const target = path.join(own.folder, 'tong-hop.csv');

    expectValue(await own.engine['verify.writeTotals']({ path: target, language: 'vi' }));

    const text = await readFile(target, 'utf8');
    expect(text.startsWith('\uFEFFTệp,Kết quả kiểm tra,Mã đơn vị,')).toBe(true);
    const [, sealed = '', broken = ''] = text.split('\r\n');
    expect(sealed).toMatch(/^"'=bao-cao, 1\.pdf",chưa xác định được,/);
    expect(broken).toMatch(/^hong\.pdf,không khớp,{15}[0-9a-f]{64}$/);
  });

  it('are not written when nothing was checked', async () => {
    const { engine, folder } = await anEngine();
    const target = path.join(folder, 'tong-hop.csv');
    const refused = await engine['verify.writeTotals']({ path: target, language: 'vi' });
    expect(expectCodes(refused)).toEqual(['checked-file-gone']);
  });
});
