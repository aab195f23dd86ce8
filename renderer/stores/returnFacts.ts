import { useMemo } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { Answer } from '../../shared/domain/answer.ts';
import { type DirectiveItem, directiveItems } from '../../shared/domain/directive.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { type ItemGroup, itemGroups } from '../../shared/domain/itemGroups.ts';
import { type Counts, countAnswers, type Fraction, fractionOf } from '../../shared/domain/progress.ts';
import {
  type Contradiction,
  contradictionsIn,
  type Finding,
  itemsToLookAt,
  type Remark,
  remarksIn,
  reviewAnswer,
} from '../../shared/domain/review.ts';

/** Everything screens say about a return, computed from one state, so that no two places can disagree. */
export interface ReturnFacts {
  readonly items: readonly DirectiveItem[];
  readonly itemOf: ReadonlyMap<string, DirectiveItem>;
  readonly answerOf: ReadonlyMap<string, Answer>;
  readonly groups: readonly ItemGroup[];
  readonly findings: readonly Finding[];
  readonly findingsOf: ReadonlyMap<string, readonly Finding[]>;
  readonly contradictions: readonly Contradiction[];
  readonly remarks: readonly Remark[];
  /** Ids of items with a contradiction or remark, in the order of the paper. */
  readonly toLookAt: readonly string[];
  readonly counts: Counts;
  readonly progress: Fraction;
  readonly evidenceOf: ReadonlyMap<string, Evidence>;
  /** Evidence id → ids of the items that point to it. */
  readonly itemsOfEvidence: ReadonlyMap<string, readonly string[]>;
}

export function returnFacts(data: OpenReturn): ReturnFacts {
  const itemOf = new Map(directiveItems(data.directive).map((item) => [item.id, item]));
  const items = data.itemIds.flatMap((id) => itemOf.get(id) ?? []);
  const answerOf = new Map(data.answers.map((answer) => [answer.itemId, answer]));
  const findingsOf = new Map(items.map((item) => [item.id, findingsFor(item, answerOf.get(item.id))]));
  const findings = items.flatMap(({ id }) => findingsOf.get(id) ?? []);
  const look = itemsToLookAt(findings);
  return {
    items,
    itemOf,
    answerOf,
    groups: itemGroups(data.directive, data.itemIds),
    findings,
    findingsOf,
    contradictions: contradictionsIn(findings),
    remarks: remarksIn(findings),
    toLookAt: data.itemIds.filter((id) => look.has(id)),
    counts: countAnswers(data.answers),
    progress: fractionOf(data.answers),
    evidenceOf: new Map(data.evidence.map((file) => [file.id, file])),
    itemsOfEvidence: new Map(
      data.evidence.map(({ id }) => [
        id,
        data.answers.filter(({ evidenceIds }) => evidenceIds.includes(id)).map(({ itemId }) => itemId),
      ]),
    ),
  };
}

/** Findings by answer: an answer that did not change keeps the same list, so that its row is not drawn again. */
const known = new WeakMap<Answer, readonly Finding[]>();

function findingsFor(item: DirectiveItem, answer: Answer | undefined): readonly Finding[] {
  if (answer === undefined) return [];
  const before = known.get(answer);
  if (before !== undefined) return before;
  const findings = reviewAnswer(item, answer);
  known.set(answer, findings);
  return findings;
}

/** The facts of the shown return, computed again only when it changed. */
export function useReturnFacts(data: OpenReturn): ReturnFacts {
  return useMemo(() => returnFacts(data), [data]);
}

/** The answers of a group, for its fraction. */
export function groupFraction(facts: ReturnFacts, group: ItemGroup): Fraction {
  return fractionOf(group.items.flatMap(({ id }) => facts.answerOf.get(id) ?? []));
}
