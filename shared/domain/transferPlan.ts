import { emptyAnswer } from './answer.ts';
import { emptyFreeTexts } from './complianceReturn.ts';
import { isFrozen, type RoadState, roadOf } from './returnRoad.ts';
import type { PackedDocuments, PackedEvidence, PackedReturn } from './transfer.ts';
import {
  answerRules,
  captionRules,
  detailRules,
  type FieldDifference,
  type FieldRules,
  type Fields,
  fieldDifferences,
  isSameJson,
  type MergeChoice,
  mergeFields,
  textRules,
  unitRules,
} from './transferMerge.ts';

/** Where a difference stands. */
export type TransferPlace =
  | { readonly kind: 'unit' | 'details' | 'texts' }
  | { readonly kind: 'answer'; readonly itemId: string }
  | { readonly kind: 'caption'; readonly name: string };

export interface PlacedDifference extends FieldDifference {
  /** Names it when a person chooses; unique in a plan. */
  readonly id: string;
  readonly place: TransferPlace;
}

/**
 * Why a return of the package is left alone. `finished-here`: it is frozen here and differs in what it says. `further-here`: its road goes on
 * here. `diverged`: both roads go on, differently. `other-return`: same id, another directive or addressee. `directive-missing`:
 * this program does not have its directive; `addressee-missing`: its edition of it does not name the addressee.
 */
export type KeptReason =
  | 'finished-here'
  | 'further-here'
  | 'diverged'
  | 'other-return'
  | 'directive-missing'
  | 'addressee-missing';

/** Why the return could not be opened here; null when it could. */
type Obstacle = (
  details: PackedReturn['details'],
) => Extract<KeptReason, 'directive-missing' | 'addressee-missing'> | null;

/**
 * What would happen to a return. `new`: it is not here yet. `same`: nothing in it is new. `merge`: drafts on both sides, joined
 * field by field. `advance`: the package is further on its road; taken whole or not at all. `kept`: left alone, for `reason`.
 */
export interface PlannedReturn {
  readonly returnId: string;
  readonly outcome: 'new' | 'same' | 'merge' | 'advance' | 'kept';
  readonly reason: KeptReason | null;
  readonly stateHere: RoadState | null;
  readonly stateThere: RoadState;
  /** `merge`: what is added and what is to be chosen. `advance`: what would be lost here. */
  readonly differences: readonly PlacedDifference[];
  /** Of `advance`: what happens without a choice under {@link wholeChoiceId}. */
  readonly proposed: 'mine' | 'theirs';
}

/** What is known beside the two states. */
interface PlanFacts {
  readonly obstacleOf: Obstacle;
  /** The same package was taken in before. */
  readonly wasTakenIn: boolean;
}

export interface TransferPlan {
  readonly unit: readonly PlacedDifference[];
  readonly returns: readonly PlannedReturn[];
}

export type TransferChoices = Readonly<Record<string, MergeChoice>>;

export function wholeChoiceId(returnId: string): string {
  return `${returnId}/whole`;
}

export function planTransfer(
  here: PackedDocuments,
  there: PackedDocuments,
  { obstacleOf, wasTakenIn }: PlanFacts,
): TransferPlan {
  const own = new Map(here.returns.map((one) => [one.details.returnId, one]));
  return {
    unit:
      here.unit === null || there.unit === null
        ? []
        : placed('unit', { kind: 'unit' }, here.unit, there.unit, unitRules, wasTakenIn),
    returns: there.returns.map((one) =>
      plannedReturn(own.get(one.details.returnId), one, { obstacleOf, wasTakenIn }),
    ),
  };
}

function plannedReturn(
  here: PackedReturn | undefined,
  there: PackedReturn,
  { obstacleOf, wasTakenIn }: PlanFacts,
): PlannedReturn {
  const plan: PlannedReturn = {
    returnId: there.details.returnId,
    outcome: 'same',
    reason: null,
    stateHere: here === undefined ? null : stateOf(here),
    stateThere: stateOf(there),
    differences: [],
    proposed: 'mine',
  };
  const kept = (reason: KeptReason): PlannedReturn => ({ ...plan, outcome: 'kept', reason });
  const obstacle = obstacleOf(there.details);
  if (obstacle !== null) return kept(obstacle);
  if (here === undefined) return { ...plan, outcome: 'new', proposed: 'theirs' };
  if (!isSameReturn(here, there)) return kept('other-return');
  if (here.road.length === there.road.length && isRoadPrefix(here, there)) {
    const merge = { ...plan, outcome: 'merge' as const, differences: differencesOf(here, there, wasTakenIn) };
    if (isSameJson(mergedReturn(here, there, merge, {}), here) && merge.differences.length === 0) return plan;
    return isFrozen(stateOf(here)) ? kept('finished-here') : merge;
  }
  if (isRoadPrefix(here, there)) {
    const lost = differencesOf(there, here, false);
    const isLossless = lost.length === 0 && filesOnlyIn(here, there).length === 0;
    if (isFrozen(stateOf(here)) && here.details.version === there.details.version) {
      // What was shown for signing stays what it is: steps may only be added to it.
      const added = differencesOf(here, there, false).length + filesOnlyIn(there, here).length;
      if (!isLossless || added > 0) return kept('finished-here');
    }
    return {
      ...plan,
      outcome: 'advance',
      differences: lost.map((difference) => ({
        ...difference,
        mine: difference.theirs,
        theirs: difference.mine,
      })),
      proposed: isLossless ? 'theirs' : 'mine',
    };
  }
  if (isRoadPrefix(there, here))
    return differencesOf(here, there, wasTakenIn).length === 0 ? plan : kept('further-here');
  return kept('diverged');
}

/** The return as it is to be stored; `here` itself when nothing of it changes. */
export function mergedReturn(
  here: PackedReturn | null,
  there: PackedReturn,
  { outcome, returnId, proposed }: Pick<PlannedReturn, 'outcome' | 'returnId' | 'proposed'>,
  choices: TransferChoices,
): PackedReturn | null {
  if (outcome === 'same' || outcome === 'kept') return here;
  if (outcome === 'new' || here === null) return there;
  const exports = [
    ...here.exports,
    ...there.exports.filter((one) => !here.exports.some((own) => isSameJson(own, one))),
  ];
  if (outcome === 'advance')
    return (choices[wholeChoiceId(returnId)] ?? proposed) === 'theirs' ? { ...there, exports } : here;
  const merge = <T extends Fields>(place: string, mine: T, theirs: Fields, rules: FieldRules): T =>
    mergeFields(mine, theirs, rules, ({ field }) => choices[differenceId(`${returnId}/${place}`, field)]);
  return {
    ...here,
    details: merge('details', here.details, there.details, detailRules),
    texts:
      there.texts === null
        ? here.texts
        : merge('texts', here.texts ?? emptyFreeTexts, there.texts, textRules),
    answers: joinedBy(
      ({ itemId }) => itemId,
      here.answers,
      there.answers,
      (own, other) => merge(answerPlace(other.itemId), own ?? emptyAnswer(other.itemId), other, answerRules),
    ),
    evidence: joinedBy(
      ({ sha256 }) => sha256,
      here.evidence,
      there.evidence,
      (own, other) => (own === undefined ? other : merge(captionPlace(other), own, other, captionRules)),
    ),
    exports,
  };
}

/** The unit as it is to be stored. */
export function mergedUnit(
  here: PackedDocuments['unit'],
  there: PackedDocuments['unit'],
  choices: TransferChoices,
): PackedDocuments['unit'] {
  if (here === null || there === null) return here ?? there;
  return mergeFields(here, there, unitRules, ({ field }) => choices[differenceId('unit', field)]);
}

function differencesOf(here: PackedReturn, there: PackedReturn, wasTakenIn: boolean): PlacedDifference[] {
  const { returnId } = here.details;
  const answers = new Map(here.answers.map((answer) => [answer.itemId, answer]));
  const files = new Map(here.evidence.map((file) => [file.sha256, file]));
  return [
    ...placed(
      `${returnId}/details`,
      { kind: 'details' },
      here.details,
      there.details,
      detailRules,
      wasTakenIn,
    ),
    ...placed(
      `${returnId}/texts`,
      { kind: 'texts' },
      here.texts ?? emptyFreeTexts,
      there.texts ?? emptyFreeTexts,
      textRules,
      wasTakenIn,
    ),
    ...there.answers.flatMap((theirs) => {
      const { itemId } = theirs;
      const mine = answers.get(itemId) ?? emptyAnswer(itemId);
      return placed(
        `${returnId}/${answerPlace(itemId)}`,
        { kind: 'answer', itemId },
        mine,
        theirs,
        answerRules,
        wasTakenIn,
      );
    }),
    ...there.evidence.flatMap((theirs) => {
      const { name } = theirs;
      const mine = files.get(theirs.sha256);
      if (mine === undefined) return [];
      const key = `${returnId}/${captionPlace(theirs)}`;
      return placed(key, { kind: 'caption', name }, mine, theirs, captionRules, wasTakenIn);
    }),
  ];
}

function filesOnlyIn({ evidence }: PackedReturn, other: PackedReturn): readonly PackedEvidence[] {
  return evidence.filter(({ sha256 }) => !other.evidence.some((file) => file.sha256 === sha256));
}

function placed(
  key: string,
  place: TransferPlace,
  mine: Fields,
  theirs: Fields,
  rules: FieldRules,
  wasTakenIn: boolean,
): PlacedDifference[] {
  return fieldDifferences(mine, theirs, rules, { wasTakenIn }).map((difference) => ({
    ...difference,
    id: differenceId(key, difference.field),
    place,
  }));
}

function joinedBy<T>(
  keyOf: (entry: T) => string,
  here: readonly T[],
  there: readonly T[],
  join: (own: T | undefined, other: T) => T,
): T[] {
  const others = new Map(there.map((entry) => [keyOf(entry), entry]));
  const own = new Set(here.map(keyOf));
  return [
    ...here.map((entry) => {
      const other = others.get(keyOf(entry));
      return other === undefined ? entry : join(entry, other);
    }),
    ...there.filter((entry) => !own.has(keyOf(entry))).map((entry) => join(undefined, entry)),
  ];
}

const answerPlace = (itemId: string) => `answer/${itemId}`;
const captionPlace = ({ sha256 }: PackedEvidence) => `caption/${sha256}`;

function differenceId(key: string, field: string): string {
  return `${key}/${field}`;
}

function stateOf({ road, details }: PackedReturn): RoadState {
  return roadOf(road, details.version).state;
}

function isSameReturn(here: PackedReturn, there: PackedReturn): boolean {
  const identity = ({ details }: PackedReturn) => {
    const { directiveId, directiveVersion, groupId, adoptedGroup, createdAt } = details;
    return { directiveId, directiveVersion, groupId, adoptedGroup, createdAt };
  };
  return isSameJson(identity(here), identity(there));
}

/** Whether every step of `shorter` was taken on the way of `longer` too. */
function isRoadPrefix(shorter: PackedReturn, longer: PackedReturn): boolean {
  return (
    shorter.road.length <= longer.road.length &&
    shorter.road.every((step, place) => isSameJson(step, longer.road[place]))
  );
}
