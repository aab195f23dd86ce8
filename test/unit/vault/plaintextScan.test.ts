import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Marker, markerText, scanFor } from '../../support/plaintextScan.ts';
import { inTempDir } from './vaultFixture.ts';

const marker: Marker = { place: 'câu trả lời', text: markerText(0) };
const filling = 'Đoạn chữ quanh đó. ';

describe('the search for text in the clear', () => {
  test('markers are 24 bytes long and differ', () => {
    const texts = Array.from({ length: 20 }, (_none, index) => markerText(index));
    expect(new Set(texts).size).toBe(20);
    expect(texts.every((text) => Buffer.byteLength(text) === 24)).toBe(true);
  });

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text, 'utf8')],
    ['UTF-16LE', (text: string) => Buffer.from(text, 'utf16le')],
    ['base64 of UTF-8', (text: string) => Buffer.from(Buffer.from(text, 'utf8').toString('base64'))],
    ['base64 of UTF-16LE', (text: string) => Buffer.from(Buffer.from(text, 'utf16le').toString('base64'))],
  ])('finds a text written as %s, wherever it begins', (form, encode) =>
    inTempDir(async (dir) => {
      await mkdir(join(dir, 'sâu', 'hơn'), { recursive: true });
      for (let before = 0; before < 6; before += 1) {
        const file = join(dir, 'sâu', 'hơn', `${before}.bin`);
        await writeFile(file, encode(`${'.'.repeat(before)}${marker.text}${filling}`));
        const { hits } = await scanFor([marker], [dir]);
        const found = hits.filter((hit) => hit.file === file);
        expect(found.length, `${before} characters before`).toBeGreaterThan(0);
        expect(found[0]?.form.startsWith(form)).toBe(true);
      }
    }),
  );

  test('finds a text across the border of two blocks, and one in the name of a file', () =>
    inTempDir(async (dir) => {
      const file = join(dir, 'lớn.bin');
      const border = 4 * 1024 * 1024;
      await writeFile(
        file,
        Buffer.concat([Buffer.alloc(border - 10), Buffer.from(marker.text), Buffer.alloc(9)]),
      );
      await writeFile(join(dir, `${marker.text}.txt`), '');
      const { hits, files, bytes } = await scanFor([marker], [dir]);
      expect(hits.map(({ form }) => form).sort()).toEqual(['UTF-8', 'name, UTF-8']);
      expect(files).toBe(2);
      expect(bytes).toBeGreaterThan(border);
    }));

  test('finds nothing where nothing is', () =>
    inTempDir(async (dir) => {
      await writeFile(join(dir, 'a.txt'), `${filling}${markerText(1)}${marker.text.slice(0, 23)}`);
      expect((await scanFor([marker], [dir])).hits).toEqual([]);
    }));
});
