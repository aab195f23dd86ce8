import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Directive, directiveSchema } from '../../shared/domain/directive.ts';

const file = path.resolve(import.meta.dirname, '../../assets/directives/tuyen-quang-2024-04.json');

/** The built-in directive. */
export function aDirective(overrides: Partial<Directive> = {}): Directive {
  return { ...directiveSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), ...overrides };
}
