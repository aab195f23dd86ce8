import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { TypedEdits } from '../../shared/domain/typedEdits.ts';
import { definedFields } from './definedFields.ts';

/** The return as it will be once the edits are saved; edits of rows that it does not have are left out. */
export function withTyped(whole: OpenReturn, typed: TypedEdits): OpenReturn {
  const { answers = {}, texts = {}, details = {}, captions = {} } = typed;
  const { complianceReturn } = whole;
  return {
    ...whole,
    complianceReturn: {
      ...complianceReturn,
      ...definedFields(details),
      texts: { ...complianceReturn.texts, ...definedFields(texts) },
    },
    answers: whole.answers.map((answer) => ({ ...answer, ...definedFields(answers[answer.itemId] ?? {}) })),
    evidence: whole.evidence.map((file) => ({ ...file, caption: captions[file.id] ?? file.caption })),
  };
}
