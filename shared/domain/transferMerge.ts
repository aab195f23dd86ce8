import { longTextLimit } from './answer.ts';

// How two states of one document become one, field by field. Pure: what is kept here is kept unless a person says otherwise.

export const mergeChoices = ['mine', 'theirs', 'both'] as const;
export type MergeChoice = (typeof mergeChoices)[number];

/** Text: two of them may stand one behind the other, up to `limit` UTF-16 units. List: all entries of both. Value: one or the other. */
export type FieldRule =
  | { readonly kind: 'value'; readonly blank?: unknown }
  | { readonly kind: 'text'; readonly limit: number; readonly joint: string }
  | { readonly kind: 'list' };

export type Fields = Readonly<Record<string, unknown>>;
export type FieldRules = Readonly<Record<string, FieldRule>>;

export interface FieldDifference {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** `addition`: nothing of mine is lost by what is proposed. `conflict`: a person chooses. */
  readonly kind: 'addition' | 'conflict';
  readonly canBoth: boolean;
  /** What happens without a choice. */
  readonly proposed: MergeChoice;
}

const value: FieldRule = { kind: 'value' };
const longText: FieldRule = { kind: 'text', limit: longTextLimit, joint: '\n\n' };

export const answerRules: FieldRules = {
  status: { kind: 'value', blank: 'not-started' },
  result: longText,
  reason: longText,
  assignee: { kind: 'text', limit: 300, joint: '; ' },
  completedOn: value,
  evidenceIds: { kind: 'list' },
};

export const textRules: FieldRules = {
  direction: longText,
  difficulties: longText,
  proposals: longText,
  contactPoint: longText,
};

export const captionRules: FieldRules = { caption: { kind: 'text', limit: 1000, joint: '; ' } };

/** Of the row `return`; its other fields tell which return it is. */
export const detailRules: FieldRules = {
  directiveReference: value,
  period: value,
  deadline: value,
  number: value,
  issuedOn: value,
};

export const unitRules: FieldRules = Object.fromEntries(
  ['kind', 'name', 'code', 'parent', 'place', 'symbol', 'recipient', 'preparer', 'head', 'clerk'].map(
    (field) => [field, value],
  ),
);

/**
 * The fields in which `theirs` says something that `mine` does not. `wasTakenIn`: a person has chosen for these before, and a text
 * that stands here whole since then is asked about no more; before that it may be what a colleague left after cutting.
 */
export function fieldDifferences(
  mine: Fields,
  theirs: Fields,
  rules: FieldRules,
  { wasTakenIn = false }: { readonly wasTakenIn?: boolean } = {},
): FieldDifference[] {
  return Object.entries(rules).flatMap(([field, rule]) => {
    if (wasTakenIn && rule.kind === 'text' && holds(rule, mine[field], theirs[field])) return [];
    const difference = differenceOf(rule, mine[field], theirs[field]);
    return difference === null ? [] : [{ field, mine: mine[field], theirs: theirs[field], ...difference }];
  });
}

function differenceOf(
  rule: FieldRule,
  mine: unknown,
  theirs: unknown,
): Pick<FieldDifference, 'kind' | 'canBoth' | 'proposed'> | null {
  if (isSameJson(mine, theirs) || isBlank(rule, theirs)) return null;
  if (rule.kind === 'list')
    return isSameJson(joined(rule, mine, theirs), mine)
      ? null
      : { kind: 'addition', canBoth: true, proposed: 'both' };
  if (isBlank(rule, mine)) return { kind: 'addition', canBoth: false, proposed: 'theirs' };
  return { kind: 'conflict', canBoth: joined(rule, mine, theirs) !== null, proposed: 'mine' };
}

/** `mine` with what was chosen for each difference; without a choice what was proposed. */
export function mergeFields<T extends Fields>(
  mine: T,
  theirs: Fields,
  rules: FieldRules,
  choose: (difference: FieldDifference) => MergeChoice | undefined,
): T {
  const changed = fieldDifferences(mine, theirs, rules).map((difference) => {
    const { field, canBoth, proposed } = difference;
    const chosen = choose(difference) ?? proposed;
    const choice = chosen === 'both' && !canBoth ? proposed : chosen;
    if (choice === 'both') return [field, joined(rules[field], difference.mine, difference.theirs)];
    return [field, difference[choice]];
  });
  return { ...mine, ...Object.fromEntries(changed) };
}

/** Null when the two cannot stand together. */
function joined(rule: FieldRule | undefined, mine: unknown, theirs: unknown): unknown {
  if (rule?.kind === 'list') {
    const own = mine as readonly string[];
    return [...own, ...(theirs as readonly string[]).filter((entry) => !own.includes(entry))];
  }
  if (rule?.kind !== 'text') return null;
  const [own, other] = [mine as string, theirs as string];
  if (holds(rule, own, other)) return own;
  if (holds(rule, other, own)) return other;
  const text = `${own}${rule.joint}${other}`;
  return text.length <= rule.limit ? text : null;
}

/** Whether `part` stands in the text from the beginning of a line or part to the end of one: "12" is not held by "112". */
function holds({ joint }: { readonly joint: string }, text: unknown, part: unknown): boolean {
  if (typeof text !== 'string' || typeof part !== 'string' || part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + part.length)];
    const begins = before === '' || /[\r\n]$/.test(before) || before.endsWith(joint);
    if (begins && (after === '' || /^[\r\n]/.test(after) || after.startsWith(joint))) return true;
  }
  return false;
}

function isBlank(rule: FieldRule, value: unknown): boolean {
  if (rule.kind === 'value' && 'blank' in rule && value === rule.blank) return true;
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Whether two JSON values say the same; the order of members does not count. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [own, other] = [a as Fields, b as Fields];
  const names = Object.keys(own);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameJson(own[name], other[name]))
  );
}
