import type { Answer } from '../../shared/domain/answer.ts';
import type { ComplianceReturn, FreeTexts } from '../../shared/domain/complianceReturn.ts';
import type { AnswerField, DetailField } from '../../shared/domain/editTargets.ts';
import { bridge } from '../bridge.ts';
import { changeAnswer, changeCaption, changeReturn, changeTexts, useOpenReturn } from './openReturn.ts';
import { saver } from './saving.ts';

/** Writes of the open return: shown at once, saved by the scheduler. They are not noted in the history. */

export type AnswerFields = Partial<Pick<Answer, AnswerField>>;
export type DetailFields = Partial<Pick<ComplianceReturn, DetailField>>;

export function writeAnswer(itemId: string, patch: AnswerFields): void {
  const returnId = openId();
  changeAnswer(itemId, patch);
  saver().edit<AnswerFields>(answerKey(itemId), patch, (fields, leaving) =>
    bridge().answers.save({ returnId, itemId, patch: fields, leaving }),
  );
}

export function writeTexts(patch: Partial<FreeTexts>): void {
  const returnId = openId();
  changeTexts(patch);
  saver().edit<Partial<FreeTexts>>(textsKey, patch, (fields, leaving) =>
    bridge().returns.saveTexts({ returnId, patch: fields, leaving }),
  );
}

/** Details are saved as whole values. */
export function writeDetails(patch: DetailFields): void {
  const returnId = openId();
  changeReturn(patch);
  saver().edit<DetailFields>(detailsKey, patch, (fields) =>
    bridge().returns.saveDetails({ returnId, patch: fields }),
  );
  saver().leave(detailsKey);
}

export function writeCaption(evidenceId: string, caption: string): void {
  const returnId = openId();
  changeCaption(evidenceId, caption);
  saver().edit<{ caption: string }>(captionKey(evidenceId), { caption }, (fields, leaving) =>
    bridge().evidence.setCaption({ returnId, evidenceId, caption: fields.caption, leaving }),
  );
}

function openId(): string {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) throw new Error('No return is open.');
  return returnId;
}

/** Rows of the scheduler. */
export const answerKey = (itemId: string) => `answer ${itemId}`;
export const captionKey = (evidenceId: string) => `caption ${evidenceId}`;
export const textsKey = 'texts';
const detailsKey = 'details';
