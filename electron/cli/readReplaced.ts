import path from 'node:path';
import type { ReplacedReturn } from '../../shared/domain/buildAmendment.ts';
import type { CheckedAnswers } from '../../shared/domain/checkAnswers.ts';
import type { Directive } from '../../shared/domain/directive.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { directiveSha256, sha256Hex } from '../engine/directives/directiveSha256.ts';
import { readRegularFile } from '../engine/openRegularFile.ts';
import { extractPayload } from '../engine/verify/payload.ts';
import { verifyPdf } from '../engine/verify/verifyPdf.ts';

/** The return to be replaced, as typed: `--replaces` and `--reason`. */
export interface ReplacesOptions {
  readonly file: string;
  readonly reason: string;
}

/** What the new return must share with the one it replaces. */
export interface SameReturn {
  readonly directive: Directive;
  readonly unit: Unit;
  readonly answers: CheckedAnswers;
}

/** Reads the replaced return. It must be whole and signed as asked for, though its signer may be unknown here. */
export async function readReplaced(
  { file, reason }: ReplacesOptions,
  now: Date,
): Promise<Result<ReplacedReturn>> {
  const bytes = await readRegularFile(file);
  if (bytes === null) return fail('file-unreadable', { file });
  const { verdict, problems } = verifyPdf(bytes, { roots: [], pins: [], now });
  if (verdict === 'invalid') {
    const codes = [...new Set(problems.map(({ code }) => code))].join(', ');
    return fail('amendment-original-invalid', { file: path.basename(file), reason: codes });
  }
  const payload = extractPayload(bytes);
  if (!payload.ok) return payload;
  return succeed({ payload: payload.value, sha256: sha256Hex(bytes), reason });
}

/** An amendment is of the same unit, the same directive in the same wording and, where the answers name one, the same return. */
export function checkSameReturn(
  { payload }: ReplacedReturn,
  { directive, unit, answers }: SameReturn,
  file: string,
): Result<void> {
  const name = path.basename(file);
  const { returnId } = answers.file;
  if (payload.unit.code !== unit.code) return fail('amendment-other-return', { file: name, rule: 'unit' });
  if (payload.directive.id !== directive.id)
    return fail('amendment-other-return', { file: name, rule: 'directive' });
  if (payload.directive.sha256 !== directiveSha256(directive))
    return fail('amendment-other-return', { file: name, rule: 'directive-content' });
  if (returnId !== undefined && payload.returnId !== returnId)
    return fail('amendment-other-return', { file: name, rule: 'return' });
  return succeed(undefined);
}
