import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { type Answer, emptyAnswer } from '../../shared/domain/answer.ts';
import { applicableItems } from '../../shared/domain/applicability.ts';
import type { ComplianceReturn } from '../../shared/domain/complianceReturn.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { type ReturnRoad, roadOf } from '../../shared/domain/returnRoad.ts';
import { aDirective } from './aDirective.ts';
import { aReturn } from './aReturn.ts';
import { aUnit } from './aUnit.ts';

interface Parts {
  readonly answers?: readonly Answer[];
  readonly evidence?: readonly Evidence[];
  readonly road?: ReturnRoad;
  readonly complianceReturn?: Partial<ComplianceReturn>;
}

/** The return of a district office to the built-in directive; items without a given answer are not started. */
export function anOpenReturn(parts: Parts = {}): OpenReturn {
  const directive = aDirective();
  const itemIds = applicableItems(directive, 'ubnd-cap-huyen').map(({ id }) => id);
  const given = new Map((parts.answers ?? []).map((answer) => [answer.itemId, answer]));
  return {
    complianceReturn: aReturn(parts.complianceReturn),
    directive,
    unit: aUnit(),
    itemIds,
    groupId: 'ubnd-cap-huyen',
    groupName: 'Ủy ban nhân dân huyện, thành phố',
    adopted: false,
    answers: itemIds.map((id) => given.get(id) ?? emptyAnswer(id)),
    evidence: parts.evidence ?? [],
    road: parts.road ?? roadOf([], 1),
    takers: [],
    problems: [],
  };
}
