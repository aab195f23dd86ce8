import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/text/en.ts';
import { vi } from '../../../shared/text/vi.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const codes = Object.keys(vi.problems);

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name).replaceAll('\\', '/'));
}

const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const program = [...sourcesBelow('electron'), ...sourcesBelow('shared'), ...sourcesBelow('renderer')]
  .filter((file) => !/^shared\/(problems|text)\//.test(file))
  .map(textOf)
  .join('\n');
/** Tests of what happens; those that only read out the sentences are left out. */
const tests = sourcesBelow('test')
  .filter((file) => /\.test\.tsx?$/.test(file) && !/roblem(Codes|Texts)\.test/.test(file))
  .map(textOf)
  .join('\n');

// The difference of two renderings of the same page: `comparePages` is tested by its places, no input is known that loses text.
const neverSeen = ['export-page-text-lost'];

describe('every problem code', () => {
  it('has a sentence in both languages', () => {
    expect(Object.keys(en.problems).sort()).toEqual([...codes].sort());
  });

  it('is made somewhere in the program', () => {
    expect(codes.filter((code) => !program.includes(`'${code}'`))).toEqual([]);
  });

  it('is met in a test', () => {
    const unmet = codes.filter((code) => !new RegExp(`\\b${code}(?![\\w-])`).test(tests));
    expect(unmet).toEqual(neverSeen);
  });
});
