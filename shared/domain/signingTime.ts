import { showDay } from './dates.ts';

/** `22/04/2024 09:37:36 +07:00` of an ISO 8601 moment with offset: how the time of a signature is printed (NĐ 30/2020, Annex I). */
export function signingTime(moment: string): string {
  return `${showDay(moment.slice(0, 10))} ${moment.slice(11, 19)} ${moment.slice(19)}`;
}
