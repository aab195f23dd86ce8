export type CsvCell = string | number | null | undefined;

/** Begins a CSV file: with it a spreadsheet reads the Vietnamese as it is. */
export const csvMark = '\uFEFF';

/** Rows as CSV, RFC 4180: comma, CRLF behind each row. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs a cell that begins like a formula, and texts may be a stranger's: such a text gets an apostrophe. */
function cell(value: CsvCell): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
