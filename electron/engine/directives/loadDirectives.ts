import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { checkDirective } from '../../../shared/domain/checkDirective.ts';
import type { Directive } from '../../../shared/domain/directive.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { sha256Hex } from './directiveSha256.ts';
import { readJsonFile } from './readJsonFile.ts';

/** A directive from a JSON file, checked: schema, quotations, references, and the hash of its source text. */
export async function loadDirectiveFile(file: string): Promise<Result<Directive>> {
  const json = await readJsonFile(file);
  if (!json.ok) return json;
  const directive = checkDirective(json.value);
  if (!directive.ok) return directive;
  const { source } = directive.value;
  return sha256Hex(source.text) === source.sha256
    ? directive
    : fail('directive-source-altered', { file: path.basename(file) }, 'source.sha256');
}

/** The built-in directives in the order of their ids. A built-in file that does not load is a bug of the build. */
export async function loadBuiltInDirectives(assetsFolder: string): Promise<readonly Directive[]> {
  const folder = path.join(assetsFolder, 'directives');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const directive = await loadDirectiveFile(path.join(folder, name));
      if (!directive.ok) throw new Error(`built-in directive ${name}: ${JSON.stringify(directive.problems)}`);
      return directive.value;
    }),
  );
}

/** A directive by the id of a built-in one, or by the path of a JSON file (anything with a dot or a slash). */
export async function loadDirective(idOrFile: string, assetsFolder: string): Promise<Result<Directive>> {
  if (/[./\\]/.test(idOrFile)) return loadDirectiveFile(idOrFile);
  const builtIn = (await loadBuiltInDirectives(assetsFolder)).find(({ id }) => id === idOrFile);
  return builtIn ? { ok: true, value: builtIn } : fail('directive-unknown', { id: idOrFile });
}
