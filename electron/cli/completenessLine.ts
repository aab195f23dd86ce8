import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import { missingRoleWords } from '../../shared/text/verdictWords.ts';
import type { Output } from './output.ts';

/** What the self-check of a signed file says to a person: whole and complete, or whose signature is still missing. */
export function completenessLine({ problems }: VerifyEntry, { texts, language }: Output): string {
  const missing = missingRoleWords(problems, language);
  return missing.length === 0 ? texts.cli.selfChecked : texts.sign.stillMissing(missing.join(', '));
}
