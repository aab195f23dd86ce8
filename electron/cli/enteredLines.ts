import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Output } from './output.ts';

/** What the clerk has filled in, for a person to read: one text, or [] when nothing was. */
export function enteredLines(
  { entered }: Pick<VerifyEntry, 'entered'>,
  { texts }: Output,
): readonly string[] {
  const { number = null, date = null } = entered ?? {};
  const parts = [number === null ? null : texts.sign.enteredNumber(number), date];
  const shown = parts.filter((part) => part !== null).join(', ');
  return shown === '' ? [] : [shown];
}
