import type { Answer } from './answer.ts';
import type { DirectiveItem } from './directive.ts';

/**
 * What the review finds. A contradiction (status against text or evidence) must be mended before signing;
 * a remark is worth a look and never blocks.
 */
export type Finding =
  | {
      readonly kind: 'contradiction';
      readonly code: ContradictionCode;
      readonly itemId: string;
    }
  | {
      readonly kind: 'remark';
      readonly code: RemarkCode;
      readonly itemId: string;
    };

export type ContradictionCode =
  | 'done-without-result'
  | 'reason-missing'
  | 'nothing-occurred-with-evidence'
  | 'completed-but-open';
export type RemarkCode = 'unanswered' | 'no-evidence' | 'not-started-with-text';
export type Contradiction = Extract<Finding, { kind: 'contradiction' }>;
export type Remark = Extract<Finding, { kind: 'remark' }>;

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

/** Findings of all answers in the order of the items. `answers` holds one for each item, in any order. */
export function reviewAnswers(
  items: readonly DirectiveItem[],
  answers: readonly Answer[],
): readonly Finding[] {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  return items.flatMap((item) => {
    const answer = byItem.get(item.id);
    return answer === undefined ? [] : reviewAnswer(item, answer);
  });
}

export function contradictionsIn(findings: readonly Finding[]): readonly Contradiction[] {
  return findings.filter((finding) => finding.kind === 'contradiction');
}

/** Remarks that call for a look: all but plainly unanswered items, which are counted on their own. */
export function remarksIn(findings: readonly Finding[]): readonly Remark[] {
  return findings.filter((finding) => finding.kind === 'remark' && finding.code !== 'unanswered') as Remark[];
}

/** Ids of items that have a contradiction or a remark worth a look. */
export function itemsToLookAt(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set([...contradictionsIn(findings), ...remarksIn(findings)].map(({ itemId }) => itemId));
}
