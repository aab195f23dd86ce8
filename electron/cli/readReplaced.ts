import path from 'node:path';
import type { ReplacedReturn } from '../../shared/domain/buildAmendment.ts';
import { fail, type Result } from '../../shared/result.ts';
import { readReturnFile } from '../engine/readReturnFile.ts';
import { replacedReturn } from '../engine/replacedReturn.ts';
import { verifyPdf } from '../engine/verify/verifyPdf.ts';

/** The return to be replaced, as typed: `--replaces` and `--reason`. */
export interface ReplacesOptions {
  readonly file: string;
  readonly reason: string;
}

/** Reads the replaced return. It must be whole and signed as asked for, though its signer may be unknown here. */
export async function readReplaced(
  { file, reason }: ReplacesOptions,
  now: Date,
): Promise<Result<ReplacedReturn>> {
  const read = await readReturnFile(file);
  if (!read.ok) return read;
  const bytes = read.value;
  const { verdict, problems } = verifyPdf(bytes, { roots: [], pins: [], now });
  if (verdict === 'invalid') {
    const codes = [...new Set(problems.map(({ code }) => code))].join(', ');
    return fail('amendment-original-invalid', { file: path.basename(file), reason: codes });
  }
  return replacedReturn(bytes, reason);
}
