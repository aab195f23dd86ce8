import { z } from 'zod';
import type { Problem } from '../problems.ts';
import { failAll, problem, type Result, succeed } from '../result.ts';
import { type Status, statusSchema } from './answer.ts';
import { type AnswersFile, answersFileSchema, type FileAnswer } from './answersFile.ts';
import { addressing, adoptableGroups, applicableItems } from './applicability.ts';
import { type IsoDay, isIsoDay } from './dates.ts';
import { type Directive, type DirectiveItem, directiveItems } from './directive.ts';
import { referenceProblems } from './directiveReference.ts';
import { dayLimits, documentProblems } from './documentNumber.ts';
import { normalizedTexts } from './normalizedTexts.ts';
import { pathText, schemaProblems } from './schemaProblems.ts';

/** A file of answers that fits the directive and the unit. */
export interface CheckedAnswers {
  readonly file: AnswersFile;
  readonly groupId: string;
  readonly adopted: boolean;
  /** One for each item the unit owes, in the order of the paper; an item the file leaves out is not started. */
  readonly answers: readonly FileAnswer[];
  /** Ids of the items that are not started. */
  readonly unanswered: readonly string[];
}

/** Says what keeps a named file from being evidence, or null; the caller knows the folder. */
export type EvidenceCheck = (name: string) => Problem | null;

/**
 * Checks `answers.json` against the directive and the unit: every problem at once, each with its path, in the order
 * schema, head of the file, answers. `today`: the day of the return, which its date may not lie behind. `unitKind` null = the unit is not known, so what depends on it is not checked.
 */
export function checkAnswers(
  json: unknown,
  directive: Directive,
  unitKind: string | null,
  evidenceCheck: EvidenceCheck,
  today: IsoDay,
): Result<CheckedAnswers> {
  const input = normalizedTexts(json);
  const parsed = answersFileSchema.safeParse(input);
  const loose = looseFileSchema.parse(input);
  const standing = unitKind === null ? null : addressing(directive, unitKind, knownGroup(directive, loose));
  const owed = standing?.addressed ? applicableItems(directive, standing.groupId) : null;
  const problems = inOrder([
    ...(parsed.success ? [] : schemaProblems(parsed.error, input)),
    ...headProblems(loose, directive, unitKind, today),
    ...loose.answers.flatMap((answer, index) =>
      answerProblems(answer, index, loose.answers, directive, owed, evidenceCheck),
    ),
    ...captionProblems(loose),
  ]);
  if (!parsed.success || problems.length > 0) return failAll(problems);
  if (!standing?.addressed || owed === null) return failAll([]);
  const answers = owed.map(({ id }) => given(parsed.data, id));
  return succeed({
    file: parsed.data,
    groupId: standing.groupId,
    adopted: standing.adopted,
    answers,
    unanswered: answers.filter(({ status }) => status === 'not-started').map(({ item }) => item),
  });
}

const looseText = z.string().catch('');
/** A field left out reads as empty; one of the wrong type as null: the schema told it already. */
const looseField = z.string().default('').nullable().catch(null);
const looseAnswerSchema = z
  .object({
    item: looseText,
    status: statusSchema.nullable().catch(null),
    result: looseField,
    reason: looseField,
    evidence: z.array(z.unknown()).catch([]),
  })
  .catch({ item: '', status: null, result: '', reason: '', evidence: [] });
type LooseAnswer = z.infer<typeof looseAnswerSchema>;

/** What can be read of a file that the schema may refuse, so that its other problems are found in the same pass. */
const looseFileSchema = z
  .object({
    period: z.object({ from: looseText, to: looseText }).catch({ from: '', to: '' }),
    directive: z
      .object({ number: z.string().nullable().catch(null), day: z.number().nullable().catch(null) })
      .catch({ number: null, day: null }),
    adoptedGroup: z.string().nullable().catch(null),
    number: z.string().nullable().catch(null),
    issuedOn: z.string().nullable().catch(null),
    answers: z.array(looseAnswerSchema).catch([]),
    captions: z.record(z.string(), z.unknown()).catch({}),
  })
  .catch({
    period: { from: '', to: '' },
    directive: { number: null, day: null },
    adoptedGroup: null,
    number: null,
    issuedOn: null,
    answers: [],
    captions: {},
  });
type LooseFile = z.infer<typeof looseFileSchema>;

function knownGroup(directive: Directive, { adoptedGroup }: LooseFile): string | null {
  return adoptableGroups(directive).some(({ id }) => id === adoptedGroup) ? adoptedGroup : null;
}

function headProblems(
  file: LooseFile,
  directive: Directive,
  unitKind: string | null,
  today: IsoDay,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { from, to } = file.period;
  if (from !== '' && to !== '' && from > to)
    problems.push(problem('period-reversed', { from, to }, 'period'));
  problems.push(...referenceProblems(file.directive, directive, 'directive'));
  const { number, issuedOn } = file;
  const limits = dayLimits(today, directive.metadata, file.directive, file.period);
  const given = { number: number?.trim(), day: issuedOn !== null && isIsoDay(issuedOn) ? issuedOn : null };
  problems.push(...documentProblems(given, limits, { number: 'number', day: 'issuedOn' }));
  const groups = adoptableGroups(directive).map(({ id }) => id);
  if (file.adoptedGroup !== null && !groups.includes(file.adoptedGroup))
    problems.push(problem('adopted-group-unknown', { group: file.adoptedGroup, groups }, 'adoptedGroup'));
  if (unitKind === null) return problems;
  const isAddressed = addressing(directive, unitKind, null).addressed;
  if (isAddressed && file.adoptedGroup !== null)
    problems.push(problem('adoption-not-needed', { kind: unitKind }, 'adoptedGroup'));
  if (!isAddressed && file.adoptedGroup === null)
    problems.push(problem('unit-not-addressed', { kind: unitKind, groups }, 'adoptedGroup'));
  return problems;
}

function answerProblems(
  answer: LooseAnswer,
  index: number,
  all: readonly LooseAnswer[],
  directive: Directive,
  owed: readonly DirectiveItem[] | null,
  evidenceCheck: EvidenceCheck,
): readonly Problem[] {
  const problems: Problem[] = [];
  const path = (...rest: readonly PropertyKey[]) => pathText(['answers', index, ...rest]);
  const item = directiveItems(directive).find(({ id }) => id === answer.item);
  if (item === undefined) {
    if (answer.item !== '') problems.push(problem('unknown-item', { item: answer.item }, path('item')));
  } else {
    if (all.findIndex((other) => other.item === item.id) < index)
      problems.push(problem('duplicate-item', { item: item.id }, path('item')));
    if (owed !== null && !owed.includes(item))
      problems.push(problem('item-not-applicable-to-unit', { item: item.id }, path('item')));
    if (answer.status === 'nothing-occurred' && !item.nothingOccurredAllowed)
      problems.push(problem('nothing-occurred-not-allowed', { item: item.id }, path('status')));
  }
  problems.push(...missingTextProblems(answer, answer.status, path));
  answer.evidence.forEach((name, at) => {
    const found = typeof name === 'string' && name !== '' ? evidenceCheck(name) : null;
    if (found !== null) problems.push({ ...found, path: path('evidence', at) });
  });
  return problems;
}

function missingTextProblems(
  answer: LooseAnswer,
  status: Status | null,
  path: (key: string) => string,
): readonly Problem[] {
  const item = answer.item === '' ? '…' : answer.item;
  if (status === 'done' && answer.result?.trim() === '')
    return [problem('result-missing', { item }, path('result'))];
  if (status === 'not-applicable' && answer.reason?.trim() === '')
    return [problem('reason-missing', { item }, path('reason'))];
  return [];
}

function captionProblems({ captions, answers }: LooseFile): readonly Problem[] {
  const cited = new Set(answers.flatMap(({ evidence }) => evidence));
  return Object.keys(captions)
    .filter((file) => !cited.has(file))
    .map((file) => problem('caption-without-evidence', { file }, pathText(['captions', file])));
}

/** Problems outside the list of answers first, then answer by answer. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const answerOf = ({ path }: Problem) => Number(/^answers\[(\d+)\]/.exec(path ?? '')?.[1] ?? -1);
  return [...problems].sort((a, b) => answerOf(a) - answerOf(b));
}

function given(file: AnswersFile, item: string): FileAnswer {
  const answer = file.answers.find((candidate) => candidate.item === item);
  return (
    answer ?? {
      item,
      status: 'not-started',
      result: '',
      reason: '',
      assignee: '',
      completedOn: null,
      evidence: [],
    }
  );
}
