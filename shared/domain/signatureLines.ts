import { signingTime } from './signingTime.ts';

/** What the visible signature of a person says: the name in the certificate, as it can be printed, and the time, ISO 8601 with offset. */
export function signatureLines(shownName: string, at: string): readonly [name: string, time: string] {
  return [`Người ký: ${shownName}`, `Thời gian ký: ${signingTime(at)}`];
}

/** White space does not count: reading a page back gives none. */
const timeLine = /^Thờigianký:(\d\d)\/(\d\d)\/(\d{4})(\d\d:\d\d:\d\d)([+-]\d\d:\d\d)$/;

/** The moment that the second line says, whatever its offset; null for any other text. */
export function momentOfLine(line: string): Date | null {
  const parts = timeLine.exec(line.normalize('NFC').replace(/\s/g, ''));
  if (parts === null) return null;
  const [, day, month, year, time, offset] = parts;
  const moment = new Date(`${year}-${month}-${day}T${time}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
