import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type EvidenceStore, openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { exportEvidence } from '../../../electron/engine/evidence/exportEvidence.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { codes, problems, value, withVault } from '../vault/vaultFixture.ts';

interface Prepared {
  readonly store: EvidenceStore;
  readonly dir: string;
  readonly out: string;
  readonly manifest: { readonly evidence: readonly ManifestEntry[] };
  readonly ids: ReadonlyMap<string, string>;
  readonly contents: readonly Buffer[];
}

/** Two files in a vault, their manifest, and an empty folder to write into. */
function prepared<T>(work: (given: Prepared) => Promise<T>): Promise<T> {
  return withVault(async (vault, dir) => {
    const out = join(dir, '..', 'out');
    await mkdir(out);
    const store = value(await openEvidenceStore(vault));
    const contents = [randomBytes(200_000), randomBytes(50_000)];
    const ids = new Map<string, string>();
    const evidence: ManifestEntry[] = [];
    for (const [index, bytes] of contents.entries()) {
      const path = join(dir, '..', 'nguồn');
      await writeFile(path, bytes);
      const attached = value(await store.attachFile(path, `tệp ${index}.bin`)).evidence;
      ids.set(attached.sha256, attached.id);
      evidence.push({
        number: index + 1,
        name: attached.name,
        exportName: `${index + 1}_${attached.name}`,
        sizeBytes: attached.sizeBytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mediaType: attached.mediaType,
        addedAt: '2024-05-08T09:00:00+07:00',
        caption: '',
        items: ['1.1.a'],
        inPhotoAnnex: false,
      });
    }
    return work({ store, dir, out, manifest: { evidence }, ids, contents });
  });
}

describe('all evidence with its manifest', () => {
  test('is the untouched bytes in a ZIP, which replaces an older one, and in a folder of its own', () =>
    prepared(async ({ store, out, manifest, ids, contents }) => {
      const zip = join(out, 'minh-chung.zip');
      await writeFile(zip, 'cũ');
      value(await exportEvidence(store, manifest, { form: 'zip', target: zip, ids }));
      const files = unzipSync(await readFile(zip));
      expect(Object.keys(files)).toEqual(['1_tệp 0.bin', '2_tệp 1.bin', 'manifest.json']);
      expect(Buffer.from(files['1_tệp 0.bin'] ?? []).equals(contents[0] ?? Buffer.alloc(0))).toBe(true);
      for (const name of ['minh-chung', 'minh-chung-2']) {
        const written = value(await exportEvidence(store, manifest, { form: 'folder', target: out, ids }));
        expect(written).toEqual({ name, files: 2 });
      }
      expect((await readdir(out)).sort()).toEqual(['minh-chung', 'minh-chung-2', 'minh-chung.zip']);
    }));

  test('leaves nothing behind when one file is damaged, and names it', () =>
    prepared(async ({ store, dir, out, manifest, ids }) => {
      const [, second = ''] = [...ids.values()];
      await truncate(join(dir, 'evidence', second.slice(0, 2), second), 1000);
      const zip = join(out, 'minh-chung.zip');
      await writeFile(zip, 'cũ');
      for (const [form, target] of [
        ['zip', zip],
        ['folder', out],
      ] as const) {
        expect(problems(await exportEvidence(store, manifest, { form, target, ids }))).toMatchObject([
          { code: 'evidence-damaged', facts: { name: 'tệp 1.bin' } },
        ]);
      }
      expect(await readdir(out)).toEqual(['minh-chung.zip']);
      expect(await readFile(zip, 'utf8')).toBe('cũ');
    }));

  test('is refused as a ZIP beyond what the format holds, before a byte is written', () =>
    prepared(async ({ store, out, manifest, ids }) => {
      const [entry] = manifest.evidence as [ManifestEntry];
      const large = Array.from({ length: 3 }, () => ({ ...entry, sizeBytes: 2 * 1024 ** 3 }));
      const target = join(out, 'minh-chung.zip');
      const refused = await exportEvidence(store, { evidence: large }, { form: 'zip', target, ids });
      expect(problems(refused)).toMatchObject([
        {
          code: 'evidence-zip-too-large',
          facts: { sizeBytes: 6 * 1024 ** 3, limitBytes: 2 ** 32 - 2 ** 26 },
        },
      ]);
      expect(await readdir(out)).toEqual([]);
    }));

  test('is told when its place is not there', () =>
    prepared(async ({ store, out, manifest, ids }) => {
      const target = join(out, 'không có', 'a.zip');
      expect(codes(await exportEvidence(store, manifest, { form: 'zip', target, ids }))).toEqual([
        'place-vanished',
      ]);
    }));
});

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;
describeUnless(mayMount ? null : 'mounting a tmpfs is not allowed here', 'on a full disk', () => {
  test('the old ZIP stays and nothing half-written is left', () =>
    prepared(async ({ store, out, manifest, ids }) => {
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=240k', 'tmpfs', out]).status).toBe(0);
      try {
        const zip = join(out, 'minh-chung.zip');
        await writeFile(zip, 'cũ');
        for (const [form, target] of [
          ['zip', zip],
          ['folder', join(out)],
        ] as const) {
          if (form === 'folder') await writeFile(join(out, 'chiếm chỗ'), Buffer.alloc(120_000));
          expect(problems(await exportEvidence(store, manifest, { form, target, ids }))).toEqual([
            { code: 'disk-full', facts: { missingBytes: expect.any(Number) } },
          ]);
        }
        expect((await readdir(out)).sort()).toEqual(['chiếm chỗ', 'minh-chung.zip']);
        expect(await readFile(zip, 'utf8')).toBe('cũ');
      } finally {
        spawnSync('umount', [out]);
      }
    }));
});
