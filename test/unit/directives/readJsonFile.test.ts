import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonSizeLimitBytes, readJsonFile } from '../../../electron/engine/directives/readJsonFile.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuan-thu-json-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: string | Uint8Array) {
  const file = path.join(folder, 'tệp.json');
  await writeFile(file, bytes);
  return readJsonFile(file);
}

const text = '{"kết quả":"Đã thực hiện"}';
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a JSON file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 of Windows', utf16],
    ['UTF-16 the other way round', Buffer.from(utf16).swap16()],
  ])('in %s is read', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ ok: true, value: { 'kết quả': 'Đã thực hiện' } });
  });

  it.each([
    ['input-encoding', 'of another encoding', Buffer.from('{"a":"caf\xe9"}', 'latin1')],
    ['input-not-json', 'cut short', text.slice(0, -3)],
    ['input-not-json', 'without content', ''],
    ['input-not-json', 'nested without end', '['.repeat(100_000)],
    ['field-twice', 'with a key twice', '{"a":1,"b":{"c":1,"c":2}}'],
    ['field-twice', 'with a key twice in two spellings', '{"a":1,"\\u0061":2}'],
  ])('is refused as %s when %s', async (code, _, bytes) => {
    expect(await read(bytes)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('is refused beyond the limit before it is read', async () => {
    const file = path.join(folder, 'lớn.json');
    await writeFile(file, '');
    await truncate(file, jsonSizeLimitBytes + 1);
    expect(await readJsonFile(file)).toMatchObject({
      problems: [{ code: 'input-too-large', facts: { file, limitBytes: jsonSizeLimitBytes } }],
    });
  });

  it.each(['không có.json', '.', 'tệp.json/x', `${'x'.repeat(300)}.json`, 'a\0b'])(
    'that is no file is told: %j',
    async (name) => {
      await read('{}');
      const file = path.join(folder, name);
      expect(await readJsonFile(file)).toMatchObject({ problems: [{ code: 'input-unreadable' }] });
    },
  );
});
