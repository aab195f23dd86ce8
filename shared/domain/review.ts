import type { Answer } from './answer.ts';
import type { DirectiveItem } from './directive.ts';

/**
 * What the review finds. A contradiction (status against text or evidence) must be mended before signing;
 * a remark is worth a look and never blocks.
 */
export type Finding =
  | {
      readonly kind: 'contradiction';
      readonly code:
        | 'done-without-result'
        | 'reason-missing'
        | 'nothing-occurred-with-evidence'
        | 'completed-but-open';
      readonly itemId: string;
    }
  | {
      readonly kind: 'remark';
      readonly code: 'unanswered' | 'no-evidence' | 'not-started-with-text';
      readonly itemId: string;
    };

export function reviewAnswer(item: DirectiveItem, answer: Answer): readonly Finding[] {
  const findings: Finding[] = [];
  const itemId = item.id;
  const hasText = answer.result.trim() !== '';
  const hasEvidence = answer.evidenceIds.length > 0;
  if (answer.status === 'done' && !hasText)
    findings.push({ kind: 'contradiction', code: 'done-without-result', itemId });
  if (answer.status === 'not-applicable' && answer.reason.trim() === '')
    findings.push({ kind: 'contradiction', code: 'reason-missing', itemId });
  if (answer.status === 'nothing-occurred' && hasEvidence && !hasText)
    findings.push({ kind: 'contradiction', code: 'nothing-occurred-with-evidence', itemId });
  if ((answer.status === 'in-progress' || answer.status === 'not-started') && answer.completedOn !== null)
    findings.push({ kind: 'contradiction', code: 'completed-but-open', itemId });
  if (answer.status === 'not-started')
    findings.push(
      hasText || hasEvidence
        ? { kind: 'remark', code: 'not-started-with-text', itemId }
        : { kind: 'remark', code: 'unanswered', itemId },
    );
  if (answer.status === 'done' && !hasEvidence)
    findings.push({ kind: 'remark', code: 'no-evidence', itemId });
  return findings;
}
