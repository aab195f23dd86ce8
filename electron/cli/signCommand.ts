import path from 'node:path';
import { missingRolesOf } from '../../shared/domain/shownVerdict.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import { fail, type Result } from '../../shared/result.ts';
import { showSize } from '../../shared/text/showFigures.ts';
import { isSameFile } from '../engine/isSameFile.ts';
import { entryFaults } from '../engine/numberAndDayFaults.ts';
import { readReturnFile } from '../engine/readReturnFile.ts';
import { loadReportFonts } from '../engine/report/reportFonts.ts';
import type { Signer } from '../engine/signing/signer.ts';
import { type SignedReturn, signReturn } from '../engine/signReturn.ts';
import { extractPayload } from '../engine/verify/payload.ts';
import { exportTarget, writeReturn } from '../engine/writeReturn.ts';
import type { CommandLine } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { completenessLine } from './completenessLine.ts';
import { enteredLines } from './enteredLines.ts';
import { openKeyFile } from './keyFile.ts';
import {
  answerProblems,
  type FiledProblem,
  filed,
  type Output,
  problemDocument,
  problemLine,
} from './output.ts';
import { readSignOptions, type SignOptions } from './signOptions.ts';
import { readGivenPicture } from './signPictures.ts';
import { withTokenSigner } from './tokenSigning.ts';
import { verifyDocument } from './verifyDocument.ts';

/** The file could not be made or written; everything else is about what was given. */
const outputCodes: readonly ProblemCode[] = ['export-self-check-failed', 'export-failed', 'export-file-busy'];

/** `sign`: puts one person's signature into a return. */
export async function signCommand(line: CommandLine, world: CommandWorld, output: Output): Promise<ExitCode> {
  const options = readSignOptions(line, world.now, output);
  if (!options.ok) return refuse(options.problems, output);
  const { file, out, overwrite } = options.value;
  const target = await checkTarget(options.value);
  if (!target.ok) return refuse(target.problems, output);
  const read = await readReturnFile(file);
  if (!read.ok) return refuse(read.problems, output);
  const pdf = read.value;
  // A file that cannot be read is refused by the signing itself.
  const payload = extractPayload(pdf);
  const faults = payload.ok ? entryFaults(payload.value, options.value.entry, options.value.at) : [];
  if (faults.length > 0) return refuse(faults, output);
  const signed = await sign(pdf, options.value, world, output);
  if ('problems' in signed) {
    answerProblems(signed.problems, output);
    return signed.problems.some(({ problem }) => outputCodes.includes(problem.code)) ? 1 : 2;
  }
  const written = await writeReturn(out, signed, { overwrite });
  if (!written.ok) {
    answerProblems(filed(written.problems, null), output);
    return 1;
  }
  answerSigned(signed, options.value, written.value.sizeBytes, output);
  return 0;
}

async function sign(
  pdf: Uint8Array,
  { file, role, key, entry, picture, at }: SignOptions,
  world: CommandWorld,
  output: Output,
): Promise<SignedReturn | { readonly problems: readonly FiledProblem[] }> {
  const moments = [world.now, new Date(at)];
  const shown = await readGivenPicture(picture, world.resourcesFolder);
  if (!shown.ok) return { problems: filed(shown.problems, null) };
  const pictures = shown.value;
  const fonts = await loadReportFonts(path.join(world.resourcesFolder, 'fonts'));
  const fileName = path.basename(file);
  const use = async (signer: Signer) =>
    wholly(await signReturn({ pdf, fileName, role, signer, at, fonts, entry, pictures }), entry);
  if (key.kind === 'token')
    return outcome(await withTokenSigner(key.token, moments, world, output, use), file);
  const { signer, problems } = await openKeyFile(key.p12, moments);
  return signer === null ? { problems } : outcome(await use(signer), file);
}

/** What was given for a line that the file does not leave open would be lost without a word. */
function wholly(signed: Result<SignedReturn>, { number, date }: SignOptions['entry']): Result<SignedReturn> {
  if (!signed.ok) return signed;
  const { filled } = signed.value;
  if (number !== null && !filled.includes('doc-number'))
    return fail('document-line-not-open', { line: 'number' });
  if (date !== null && !filled.includes('doc-date')) return fail('document-line-not-open', { line: 'date' });
  return signed;
}

function outcome(
  signed: Result<SignedReturn>,
  file: string,
): SignedReturn | { readonly problems: readonly FiledProblem[] } {
  if (signed.ok) return signed.value;
  const ofFile = ({ code }: Problem) => !code.startsWith('token-');
  return { problems: signed.problems.map((problem) => ({ file: ofFile(problem) ? file : null, problem })) };
}

/** A place to write to that is none of the files read here, whatever may be overwritten. */
async function checkTarget({ file, key, picture, out, overwrite }: SignOptions): Promise<Result<void>> {
  const keyFiles = key.kind === 'p12' ? [key.p12.file, key.p12.passwordFile] : [key.token.module];
  const inputs = [file, ...keyFiles, ...(picture === null ? [] : [picture.file])];
  for (const input of inputs)
    if (await isSameFile(input, out)) return fail('export-over-input', { file: path.basename(out) });
  return exportTarget(out, overwrite);
}

function answerSigned(
  signed: SignedReturn,
  { role, at, out }: SignOptions,
  sizeBytes: number,
  output: Output,
): void {
  const { sign, cli, verify } = output.texts;
  const { field, signer, sha256, verification } = signed;
  const notices = filed(signed.notices, null);
  for (const notice of notices) output.say(problemLine(notice, output.language));
  output.answer(
    {
      ok: true,
      file: out,
      sha256,
      sizeBytes,
      role,
      field,
      signer,
      entered: verification.entered ?? null,
      signedAt: at,
      missingRoles: missingRolesOf(verification.problems),
      verification: verifyDocument(out, verification, output.language),
      notices: notices.map((notice) => problemDocument(notice, output.language)),
      problems: [],
    },
    [
      sign.signed(path.normalize(out), signer, verify.roles[role], showSize(sizeBytes, output.language)),
      ...enteredLines(verification, output).map((line) => sign.entered(line)),
      cli.sha256(sha256),
      completenessLine(verification, output),
    ],
  );
}
