import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/engine/directives/directiveSha256.ts';
import { writeReturn } from '../../../electron/engine/writeReturn.ts';

const bytes = new TextEncoder().encode('%PDF-1.7 new');
const exported = { bytes, sha256: sha256Hex(bytes) };

async function oldFile(): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-write-')), 'bao-cao.pdf');
  await writeFile(file, 'old');
  return file;
}

function failing(code: string) {
  return async () => {
    throw Object.assign(new Error(code), { code });
  };
}

describe('writing a return', () => {
  it('replaces the old file only when it may, and reads the new one back', async () => {
    const file = await oldFile();
    expect(await writeReturn(file, exported, { overwrite: false })).toMatchObject({
      ok: false,
      problems: [{ code: 'export-exists' }],
    });
    expect(await writeReturn(file, exported, { overwrite: true })).toEqual({
      ok: true,
      value: { sizeBytes: bytes.byteLength },
    });
    expect(new Uint8Array(await readFile(file))).toEqual(bytes);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'write-refused'],
    ['EBUSY', 'export-file-busy'],
    ['ENAMETOOLONG', 'export-path-too-long'],
  ])('that fails with %s is %s and the old file stays', async (code, expected) => {
    const file = await oldFile();
    const result = await writeReturn(file, exported, { overwrite: true, write: failing(code) });
    expect(result).toMatchObject({ ok: false, problems: [{ code: expected }] });
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  it.skipIf(process.platform === 'win32')('with a name that is too long is told a shorter one', async () => {
    const file = path.join(path.dirname(await oldFile()), `${'x'.repeat(300)}.pdf`);
    expect(await writeReturn(file, exported, { overwrite: false })).toEqual({
      ok: false,
      problems: [
        {
          code: 'export-path-too-long',
          facts: { file: path.basename(file), shorter: `${'x'.repeat(116)}.pdf` },
        },
      ],
    });
  });

  it('does not say done when the disk holds other bytes than were verified', async () => {
    const file = await oldFile();
    const write = (target: string) => writeFile(target, '%PDF-1.7 nev');
    expect(await writeReturn(file, exported, { overwrite: true, write })).toMatchObject({
      ok: false,
      problems: [{ code: 'export-self-check-failed' }],
    });
  });

  it('lets a bug of the writer through', async () => {
    const write = async () => {
      throw new TypeError('bug');
    };
    await expect(writeReturn(await oldFile(), exported, { overwrite: true, write })).rejects.toThrow('bug');
  });
});
