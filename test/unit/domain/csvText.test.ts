import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../shared/text/csvText.ts';

/** Reads RFC 4180 back. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const match of text.matchAll(cell)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('gives back every text, and none that a spreadsheet runs', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '@x', '-2', '+3', 'a,b', '"', 'một\r\nhai', ''),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const back = cellsOf(csvRows(rows));
        expect(back.map((cells) => cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/u, '')))).toEqual(
          rows.map((cells) => cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/u, ''))),
        );
        for (const cells of back) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
      }),
    );
  });

  it('leaves numbers as they are and nothing empty', () => {
    expect(csvRows([[-2, null, undefined, 'x']])).toBe('-2,,,x\r\n');
  });
});
