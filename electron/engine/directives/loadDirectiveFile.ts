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
