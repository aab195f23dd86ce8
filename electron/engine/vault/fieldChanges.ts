import type { FieldChange } from './vault.ts';

/** Texts in the audit log are cut here: the whole of both versions is in the history. */
const longestTextUnits = 200;

/** Field-by-field comparison of two JSON values; one entry with the field name '' when either is not an object. */
export function fieldChanges(old: unknown, next: unknown, longest = longestTextUnits): FieldChange[] {
  if (!isRecord(old) || !isRecord(next)) {
    return isSame(old, next) ? [] : [{ field: '', old: shorten(old, longest), new: shorten(next, longest) }];
  }
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])].sort();
  return fields
    .filter((field) => !isSame(old[field], next[field]))
    .map((field) => ({ field, old: shorten(old[field], longest), new: shorten(next[field], longest) }));
}

function shorten(value: unknown, longest: number): unknown {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= longest) return value;
  return `${text.slice(0, longest).toWellFormed()}…`;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
