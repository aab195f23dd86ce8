import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ageEncrypted, ageSource } from '../../../electron/engine/evidence/agePackage.ts';
import { fileSource } from '../../../electron/engine/evidence/byteSource.ts';
import { writeEvidencePackage } from '../../../electron/engine/evidence/evidencePackage.ts';
import { openEvidencePlace } from '../../../electron/engine/verify/evidencePlace.ts';
import { compareEvidence } from '../../../electron/engine/verify/verifyEvidence.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { fail } from '../../../shared/result.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { forgeZip } from '../../support/zipForger.ts';

/** Two files and the packages of them; scrypt is asked for next to nothing. */
const passphrase = 'mật khẩu của gói';
const contents = [randomBytes(180_000), Buffer.from('biên bản')];
const entry = (number: number, name: string): ManifestEntry => {
  const content = contents[number - 1] ?? Buffer.alloc(0);
  return {
    number,
    name,
    exportName: name,
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    mediaType: 'application/octet-stream',
    addedAt: '2024-05-06T09:12:00+07:00',
    caption: '',
    items: ['1.1.a'],
    inPhotoAnnex: false,
  };
};
const manifest = [entry(1, 'tủ máy.bin'), entry(2, 'biên bản.txt')];

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tuan-thu-place-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function packed(name: string, secret: string | null, of = contents): Promise<string> {
  const target = join(dir, name);
  async function* read({ number }: ManifestEntry) {
    yield of[number - 1] ?? Buffer.alloc(0);
  }
  const written = await writeEvidencePackage({ evidence: manifest }, read, {
    target,
    passphrase: secret,
    workFactor: 4,
  });
  expect(written).toEqual({ ok: true, value: { name, files: 2 } });
  return target;
}

async function checked(path: string, secret: string | null, embedded: readonly number[] = []) {
  const place = await openEvidencePlace(path, secret);
  return place.ok ? compareEvidence(manifest, place.value, embedded) : place;
}

const states = (result: Awaited<ReturnType<typeof checked>>) =>
  result.ok ? result.value.report.files.map(({ state }) => state) : result.problems;

describe('a package of evidence', () => {
  it.each([
    ['goi.zip', null],
    ['goi.zip.age', passphrase],
  ])('is found as it was written in %s', async (name, secret) => {
    const result = await checked(await packed(name, secret), secret);

    expect(states(result)).toEqual(['ok', 'ok']);
    expect(result).toMatchObject({ value: { problems: [], report: { extra: [] } } });
  });

  it('tells of altered, missing and further files', async () => {
    const zip = join(dir, 'goi.zip');
    const [first = Buffer.alloc(0)] = contents;
    const altered = Buffer.from(first);
    altered[5] = (altered[5] ?? 0) ^ 1;
    await writeFile(
      zip,
      forgeZip([
        { name: 'tủ máy.bin', content: altered },
        { name: 'khác/lạ.exe', content: 'x' },
        { name: 'manifest.json', content: '{}' },
      ]),
    );
    const result = await checked(zip, null);

    expect(states(result)).toEqual(['altered', 'missing']);
    expect(result).toMatchObject({
      value: {
        report: { extra: ['lạ.exe'] },
        problems: [
          { code: 'returned-evidence-altered', facts: { file: 'tủ máy.bin' } },
          { code: 'returned-evidence-missing', facts: { file: 'biên bản.txt' } },
        ],
      },
    });
  });

  it('may leave out what is embedded in the PDF, but may not hold another file under its name', async () => {
    const zip = join(dir, 'goi.zip');
    await writeFile(zip, forgeZip([{ name: 'tủ máy.bin', content: contents[0] ?? '' }]));
    expect(states(await checked(zip, null, [2]))).toEqual(['ok', 'embedded']);
    await writeFile(
      zip,
      forgeZip([
        { name: 'tủ máy.bin', content: contents[0] ?? '' },
        { name: 'biên bản.txt', content: 'khác' },
      ]),
    );
    expect(states(await checked(zip, null, [2]))).toEqual(['ok', 'altered']);
  });

  it('unpacks nothing of another size than listed: a bomb costs nothing', async () => {
    const zip = join(dir, 'goi.zip');
    const bomb = { name: 'tủ máy.bin', content: Buffer.alloc(50_000_000), deflated: true, crc: 1 };
    await writeFile(zip, forgeZip([bomb]));

    expect(await checked(zip, null)).toMatchObject({
      value: { problems: [{ code: 'returned-evidence-altered', facts: { found: '50000000 byte' } }, {}] },
    });
  });

  it('is refused when it is damaged, named by the broken rule', async () => {
    const zip = join(dir, 'goi.zip');
    await writeFile(zip, forgeZip([{ name: '../tủ máy.bin', content: 'x' }]));
    expect(await checked(zip, null)).toMatchObject({
      problems: [{ code: 'package-damaged', facts: { file: 'goi.zip', rule: 'name' } }],
    });
    await writeFile(zip, 'không phải gói');
    expect(await checked(zip, null)).toMatchObject({ problems: [{ facts: { rule: 'end' } }] });
  });

  it('opens with its own passphrase only, in NFC or NFD', async () => {
    const age = await packed('goi.zip.age', passphrase);

    expect(states(await checked(age, passphrase.normalize('NFD')))).toEqual(['ok', 'ok']);
    expect(await checked(age, null)).toMatchObject({
      problems: [{ code: 'package-password-missing', facts: { file: 'goi.zip.age' } }],
    });
    expect(await checked(age, `${passphrase}!`)).toMatchObject({
      problems: [{ code: 'package-wrong-password', facts: { file: 'goi.zip.age' } }],
    });
  });

  it('is damaged when a byte of the age file is changed or its end is missing', async () => {
    const bytes = await readFile(await packed('goi.zip.age', passphrase));
    const age = join(dir, 'hong.age');
    const rule = { problems: [{ code: 'package-damaged', facts: { file: 'hong.age', rule: 'age' } }] };
    for (const at of [170, 70_000, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(age, changed);
      expect(await checked(age, passphrase)).toMatchObject(rule);
    }
    for (const length of [22, 120, 65_000, bytes.length - 1]) {
      await writeFile(age, bytes.subarray(0, length));
      expect(await checked(age, passphrase)).toMatchObject(rule);
    }
    await writeFile(age, `age-encryption.org/v1\n${'x'.repeat(200_000)}`);
    expect(await checked(age, passphrase)).toMatchObject(rule);
  });

  it('asks for no more memory than the format allows', async () => {
    const age = join(dir, 'nang.age');
    const text = (await readFile(await packed('goi.zip.age', passphrase))).toString('latin1');
    await writeFile(age, text.replace(/(-> scrypt \S+) 4\n/, '$1 30\n'), 'latin1');

    expect(await checked(age, passphrase)).toMatchObject({ problems: [{ facts: { rule: 'age' } }] });
  });

  it('is not written with a short passphrase, nor when a file is not the listed one', async () => {
    async function* read() {
      yield Buffer.from('khác');
    }
    const target = join(dir, 'goi.age');
    const written = (secret: string) =>
      writeEvidencePackage({ evidence: manifest }, read, { target, passphrase: secret, workFactor: 4 });

    expect(await written('ngắn quá')).toEqual(fail('package-passphrase-short', { minimum: 12 }));
    expect(await written(passphrase)).toEqual(fail('evidence-changed', { name: 'tủ máy.bin' }));
    await expect(stat(target)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('that is neither there nor a file is told', async () => {
    expect(await openEvidencePlace(join(dir, 'không có'), null)).toMatchObject({
      problems: [{ code: 'file-unreadable' }],
    });
    expect(await openEvidencePlace('/dev/null', null)).toMatchObject({
      problems: [{ code: 'file-unreadable' }],
    });
  });
});

const noAge =
  spawnSync('age', ['--version']).status === 0 && spawnSync('script', ['--version']).status === 0
    ? null
    : 'age or script not found';
describeUnless(noAge, 'the age program', () => {
  /** It reads a passphrase from a terminal only. */
  function age(command: string): number | null {
    const input = `${passphrase}\n${passphrase}\n`;
    return spawnSync('script', ['-qec', command, '/dev/null'], { cwd: dir, input, timeout: 60_000 }).status;
  }

  it('opens what is written here, and what it writes opens here', { timeout: 120_000 }, async () => {
    await packed('goi.zip.age', passphrase);
    expect(age('age -d -o mo.zip goi.zip.age')).toBe(0);
    const files = unzipSync(await readFile(join(dir, 'mo.zip')));
    expect(Object.keys(files)).toEqual(['tủ máy.bin', 'biên bản.txt', 'manifest.json']);
    expect(Buffer.from(files['tủ máy.bin'] ?? []).equals(contents[0] ?? Buffer.alloc(0))).toBe(true);

    expect(age('age -p -o lai.age mo.zip')).toBe(0);
    expect(states(await checked(join(dir, 'lai.age'), passphrase))).toEqual(['ok', 'ok']);
  });
});

describe('an age stream', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072])('of %i bytes comes back whole', async (length) => {
    const plain = randomBytes(length);
    const file = join(dir, 'x.age');
    await writeFile(file, await ageEncrypted(Readable.from([plain]), passphrase, 4));
    const source = await ageSource(fileSource(file), passphrase);

    expect(await buffer(source.chunks())).toEqual(plain);
    for (const most of [0, 10, 70_000, 200_000])
      expect(await source.tail(most)).toEqual({
        sizeBytes: length,
        bytes: plain.subarray(Math.max(0, length - most)),
      });
  });
});
