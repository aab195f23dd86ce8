import { z } from 'zod';

/**
 * A moment as ISO 8601 text with offset and whole seconds, e.g. `2024-04-22T09:37:36+07:00`.
 * `offsetMinutes` is east of Greenwich: +420 for Vietnam.
 */
export function momentText(moment: Date, offsetMinutes: number): string {
  const local = new Date(moment.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(offsetMinutes);
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whether the text is a moment of the calendar in ISO 8601, with offset or `Z`. */
export function isMoment(text: string): boolean {
  return momentPattern.safeParse(text).success && !Number.isNaN(Date.parse(text));
}

const momentPattern = z.iso.datetime({ offset: true });

function two(number: number): string {
  return String(number).padStart(2, '0');
}
