import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Directive } from '../../../shared/domain/directive.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { loadDirectiveFile } from './loadDirectiveFile.ts';

/** The directives that come with the product. */
export interface DirectiveLibrary {
  /** In the order of their ids. */
  all(): readonly Directive[];
  byId(id: string): Result<Directive>;
}

/** Reads every `*.json` of the folder (`<assets>/directives`). A built-in file that does not load is a bug of the build. */
export async function openDirectiveLibrary(folder: string): Promise<DirectiveLibrary> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const directives = await Promise.all(names.map((name) => loadBuiltIn(path.join(folder, name))));
  return {
    all: () => directives,
    byId(id) {
      const directive = directives.find((candidate) => candidate.id === id);
      return directive ? succeed(directive) : fail('directive-unknown', { id });
    },
  };
}

async function loadBuiltIn(file: string): Promise<Directive> {
  const directive = await loadDirectiveFile(file);
  if (!directive.ok) throw new Error(`built-in directive ${file}: ${JSON.stringify(directive.problems)}`);
  return directive.value;
}
