import type { OpenReturn } from '../contractAnswers.ts';
import type { Amendment } from './amendment.ts';
import type { ReplacedReturn } from './buildAmendment.ts';
import { buildPayload } from './buildPayload.ts';

/**
 * What a return that is being edited changes since the signed one, as its file would say it now. The moment of export and what
 * else stands outside the compared parts does not matter here.
 */
export function draftAmendment(data: OpenReturn, replaces: ReplacedReturn): Amendment {
  const { amendment } = buildPayload({
    directive: data.directive,
    directiveSha256: replaces.payload.directive.sha256,
    unit: data.unit,
    complianceReturn: data.complianceReturn,
    groupId: data.groupId,
    answers: data.answers,
    evidence: data.evidence,
    exportedAt: data.complianceReturn.createdAt,
    auditHead: null,
    sample: false,
    requiredSignatures: [],
    replaces,
  });
  if (amendment === null) throw new Error('a return that replaces another says what it changes');
  return amendment;
}
