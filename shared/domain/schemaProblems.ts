import type { z } from 'zod';
import type { ExpectedShape } from '../problems/inputProblems.ts';
import type { Problem } from '../problems.ts';
import { problem } from '../result.ts';

/** What a schema refused, as problems with paths, in the order of the schema. `input` is the value that was parsed. */
export function schemaProblems(error: z.ZodError, input: unknown): readonly Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, input));
}

/** `answers[3].completedOn`; a key that is no identifier stands in brackets: `captions["anh 1.jpg"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      if (!/^[A-Za-z_]\w*$/.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

function problemsOfIssue(issue: z.core.$ZodIssue, input: unknown): readonly Problem[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problem('field-unknown', { field: key }, pathText([...issue.path, key])));
  const value = valueAt(input, issue.path);
  const name = issue.path.at(-1);
  if (value === undefined && name !== undefined)
    return [problem('field-missing', { field: String(name) }, path)];
  if (issue.code === 'custom' && issue.params?.code === 'date-does-not-exist')
    return [problem('date-does-not-exist', { text: String(value) }, path)];
  return [problem('input-shape', { expected: expectedShape(issue, value) }, path)];
}

function expectedShape(issue: z.core.$ZodIssue, value: unknown): ExpectedShape {
  switch (issue.code) {
    case 'invalid_type':
      return { kind: kindOfType[issue.expected] ?? 'other' };
    case 'invalid_value':
      return { kind: 'one-of', values: issue.values.map(String) };
    case 'too_small':
      if (issue.origin === 'string') return { kind: 'text-not-empty' };
      if (issue.origin === 'array') return { kind: 'list-not-empty' };
      return { kind: 'at-least', limit: Number(issue.minimum) };
    case 'too_big':
      if (issue.origin === 'string') return { kind: 'characters-at-most', limit: Number(issue.maximum) };
      if (issue.origin === 'array') return { kind: 'entries-at-most', limit: Number(issue.maximum) };
      return { kind: 'at-most', limit: Number(issue.maximum) };
    case 'invalid_format':
      if (issue.format === 'uuid') return { kind: 'uuid' };
      if (value === '') return { kind: 'text-not-empty' };
      return issue.format === 'regex' && !issue.message.startsWith('Invalid')
        ? { kind: 'like', example: issue.message }
        : { kind: 'other' };
    default:
      return { kind: 'other' };
  }
}

const kindOfType: Readonly<
  Record<string, 'text' | 'number' | 'whole-number' | 'true-or-false' | 'list' | 'object'>
> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'true-or-false',
  array: 'list',
  object: 'object',
  record: 'object',
};

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
