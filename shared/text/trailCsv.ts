import type { TrailLine, TrailOverview } from '../domain/auditTrail.ts';
import { type CsvCell, csvMark, csvRows } from './csvText.ts';
import { showClock, showDay } from './showFigures.ts';
import type { Texts } from './textsOf.ts';

/** The head of the file with the column names. */
export function trailCsvStart({ audit }: Texts): string {
  return csvMark + csvRows([audit.csvColumns]);
}

/** One row per changed field; an entry without any has one row. */
export function trailCsvLine(line: TrailLine, { audit }: Texts): string {
  const clock = line.clock === 'ok' ? '' : audit[line.clock];
  const moment = `${showDay(line.at)} ${showClock(line.at)}`;
  const action = line.recovered ? `${line.action} (${audit.recovered})` : line.action;
  const start: readonly CsvCell[] = [line.seq, moment, clock, line.officer, action, line.returnName];
  if (line.parts.length === 0) return csvRows([[...start, '', '', '', '']]);
  const rows = line.parts.flatMap(({ what, removed, changes }) => {
    const name = removed ? `${what} (${audit.removed})` : what;
    if (changes.length === 0) return [[...start, name, '', '', '']];
    return changes.map((change) => [...start, name, change.label, change.old, change.new]);
  });
  return csvRows(rows);
}

/** The last row: what proves that nothing was cut off the end. */
export function trailCsvEnd({ seq, mac }: TrailOverview['head'], { audit }: Texts): string {
  return csvRows([[audit.head(String(seq), mac), '', '', '', '', '', '', '', '', '']]);
}
