import { type Result, succeed } from '../../shared/result.ts';
import type { ExportedReturn } from '../engine/exportReturn.ts';
import { printCopy } from '../engine/printCopy.ts';
import { payloadSha256 } from '../engine/report/payloadBytes.ts';
import type { ReportFonts } from '../engine/report/reportFonts.ts';
import { writeReturn } from '../engine/writeReturn.ts';

export interface WrittenPrintCopy {
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pages: number;
}

/** Writes the copy for the printer beside a return; null when none was asked for. */
export async function writePrintCopy(
  file: string | undefined,
  { payload }: ExportedReturn,
  made: { readonly photos: ReadonlyMap<string, Uint8Array>; readonly fonts: ReportFonts },
  overwrite: boolean,
): Promise<Result<WrittenPrintCopy | null>> {
  if (file === undefined) return succeed(null);
  const copy = await printCopy(payload, payloadSha256(payload), made);
  if (!copy.ok) return copy;
  const written = await writeReturn(file, copy.value, { overwrite });
  if (!written.ok) return written;
  const { sha256, pages } = copy.value;
  return succeed({ file, sha256, sizeBytes: written.value.sizeBytes, pages });
}
