import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../../electron/engine/directives/jsonFault.ts';
import { parseJsonBytes } from '../../../electron/engine/directives/readJsonFile.ts';

describe('JSON input', () => {
  it('is accepted when and only when JSON.parse accepts it', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b\\n"',
        '"\\x"',
        '1',
        '-0.5e3',
        '01',
        'true',
        ' ',
        '\n',
        "'",
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const fault = jsonFault(text);
        if (fault?.kind !== 'twice') expect(fault === null).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts every value that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(jsonFault(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it.each([
    ['{\n  "a": 1,\n}', 3],
    ['{\n"a": 01}', 2],
    ['[1,\r\n2\r\n3]', 3],
    ['{"a": "tab\there"}', 1],
    ['{"a": 1} x', 1],
    ['{"a": 1', null],
    ['', null],
  ])('tells the line of the fault in %j', (text, line) => {
    expect(jsonFault(text)).toEqual({ kind: 'syntax', line });
  });

  it('refuses a key that stands twice in one object', () => {
    expect(jsonFault('{\n"result": "a",\n"r\\u0065sult": "b"}')).toEqual({
      kind: 'twice',
      field: 'result',
      line: 3,
    });
    expect(jsonFault('[{"a":1},{"a":2}]')).toBeNull();
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(jsonFault('['.repeat(100_000))).toMatchObject({ kind: 'syntax' });
  });

  it.each([
    ['UTF-8 with BOM', Buffer.from('\ufeff{"a":"ộ"}', 'utf8')],
    ['UTF-16 LE with BOM', Buffer.from('\ufeff{"a":"ộ"}', 'utf16le')],
    ['UTF-16 BE with BOM', Buffer.from('\ufeff{"a":"ộ"}', 'utf16le').swap16()],
  ])('is read from %s', (_, bytes) => {
    expect(parseJsonBytes(bytes, 'x.json')).toEqual({ ok: true, value: { a: 'ộ' } });
  });

  it('in another encoding is refused', () => {
    const latin = Buffer.from('{"a":"\xe9"}', 'latin1');
    expect(parseJsonBytes(latin, 'x.json')).toMatchObject({
      ok: false,
      problems: [{ code: 'input-encoding' }],
    });
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
