import { isIsoDay } from '../../shared/domain/dates.ts';
import { momentText } from '../../shared/domain/moment.ts';
import { failAll, type Result, succeed } from '../../shared/result.ts';
import { usage } from './commandLine.ts';

const momentPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/;

/**
 * The moment of the return as ISO 8601 with offset and whole seconds: the value of `--at`, with the offset it was
 * written with, or the present one in the PC's zone. A moment that has not come yet is refused.
 */
export function readMoment(at: string | undefined, now: Date): Result<string> {
  if (at === undefined) return succeed(momentText(now, -now.getTimezoneOffset()));
  const match = momentPattern.exec(at);
  if (!match || !isIsoDay(match[1] ?? '')) return failAll([usage('time-invalid', at)]);
  const minutes = Number(match[6] ?? 0) * 60 + Number(match[7] ?? 0);
  // What is signed or exported claims this time: nobody can know of it before it has come.
  if (new Date(at) > now) return failAll([usage('time-in-future', at)]);
  return succeed(momentText(new Date(at), match[5] === '-' ? -minutes : minutes));
}
