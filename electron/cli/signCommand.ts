import path from 'node:path';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../shared/result.ts';
import { showSize } from '../../shared/text/showFigures.ts';
import { isSameFile } from '../engine/isSameFile.ts';
import { readRegularFile } from '../engine/openRegularFile.ts';
import { loadReportFonts } from '../engine/report/reportFonts.ts';
import type { Signer } from '../engine/signing/signer.ts';
import { type PersonRole, type SignedReturn, signReturn } from '../engine/signReturn.ts';
import { exportTarget, writeReturn } from '../engine/writeReturn.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type KeyFile, openKeyFile } from './keyFile.ts';
import { readMoment } from './momentOption.ts';
import { answerProblems, type FiledProblem, filed, type Output } from './output.ts';
import { type CommandWorld, type ExitCode, refuse } from './runCommand.ts';
import { type TokenOptions, withTokenSigner } from './tokenSigning.ts';
import { verifyDocument } from './verifyDocument.ts';

export const signOptions: OptionKinds = {
  role: 'value',
  p12: 'value',
  'password-file': 'value',
  pkcs11: 'value',
  label: 'value',
  'pin-stdin': 'flag',
  'confirm-final-try': 'flag',
  at: 'value',
  overwrite: 'flag',
  out: 'value',
};

interface SignOptions {
  readonly file: string;
  readonly role: PersonRole;
  readonly key:
    | { readonly kind: 'p12'; readonly p12: KeyFile }
    | { readonly kind: 'token'; readonly token: TokenOptions };
  readonly at: string;
  readonly out: string;
  readonly overwrite: boolean;
}

const roles: readonly PersonRole[] = ['head', 'agency', 'preparer'];
/** The file could not be made or written; everything else is about what was given. */
const outputCodes: readonly ProblemCode[] = ['export-self-check-failed', 'export-failed', 'export-file-busy'];

/** `sign`: puts one person's signature into a return. */
export async function signCommand(line: CommandLine, world: CommandWorld, output: Output): Promise<ExitCode> {
  const options = readOptions(line, world.now, output);
  if (!options.ok) return refuse(options.problems, output);
  const { file, out, overwrite } = options.value;
  const target = await checkTarget(options.value);
  if (!target.ok) return refuse(target.problems, output);
  const pdf = await readRegularFile(file);
  if (pdf === null) return refuse(fail('file-unreadable', { file }).problems, output);
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
  { file, role, key, at }: SignOptions,
  world: CommandWorld,
  output: Output,
): Promise<SignedReturn | { readonly problems: readonly FiledProblem[] }> {
  const moments = [world.now, new Date(at)];
  const fonts = await loadReportFonts(path.join(world.resourcesFolder, 'fonts'));
  const fileName = path.basename(file);
  const use = (signer: Signer) => signReturn({ pdf, fileName, role, signer, at, fonts });
  if (key.kind === 'token')
    return outcome(await withTokenSigner(key.token, moments, world, output, use), file);
  const { signer, problems } = await openKeyFile(key.p12, moments);
  return signer === null ? { problems } : outcome(await use(signer), file);
}

function outcome(
  signed: Result<SignedReturn>,
  file: string,
): SignedReturn | { readonly problems: readonly FiledProblem[] } {
  if (signed.ok) return signed.value;
  const ofFile = ({ code }: Problem) => !code.startsWith('token-');
  return { problems: signed.problems.map((problem) => ({ file: ofFile(problem) ? file : null, problem })) };
}

function readOptions(
  { values, flags, positionals }: CommandLine,
  now: Date,
  output: Output,
): Result<SignOptions> {
  const problems: Problem[] = [];
  const [file, ...more] = positionals;
  if (file === undefined) problems.push(usage('argument-missing', output.texts.sign.argument));
  problems.push(...more.map((name) => usage('argument-unexpected', name)));
  const need = (name: string): string => {
    const value = values[name];
    if (value === undefined) problems.push(usage('option-missing', `--${name}`));
    return value ?? '';
  };
  const typedRole = need('role');
  const role = roles.find((known) => known === typedRole);
  if (role === undefined && typedRole !== '') problems.push(usage('role-unknown', typedRole));
  const out = need('out');
  const { p12, pkcs11 } = values;
  if (p12 === undefined && pkcs11 === undefined) problems.push(usage('signing-way-missing', ''));
  if (p12 !== undefined && pkcs11 !== undefined) problems.push(usage('options-exclude', '--p12, --pkcs11'));
  const key: SignOptions['key'] =
    pkcs11 === undefined
      ? {
          kind: 'p12',
          p12: { file: p12 ?? '', passwordFile: p12 === undefined ? '' : need('password-file') },
        }
      : {
          kind: 'token',
          token: { module: pkcs11, label: need('label'), confirmFinalTry: flags.has('confirm-final-try') },
        };
  if (pkcs11 !== undefined && !flags.has('pin-stdin')) problems.push(usage('option-missing', '--pin-stdin'));
  const at = readMoment(values.at, now);
  if (!at.ok) problems.push(...at.problems);
  return problems.length > 0 || file === undefined || role === undefined || !at.ok
    ? failAll(problems)
    : succeed({ file, role, key, at: at.value, out, overwrite: flags.has('overwrite') });
}

/** A place to write to that is none of the files read here, whatever may be overwritten. */
async function checkTarget({ file, key, out, overwrite }: SignOptions): Promise<Result<void>> {
  const inputs = key.kind === 'p12' ? [file, key.p12.file, key.p12.passwordFile] : [file, key.token.module];
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
  const missing = verification.problems.flatMap(({ code, facts }) =>
    code === 'signature-missing-role' ? [facts.role] : [],
  );
  output.answer(
    {
      ok: true,
      file: out,
      sha256,
      sizeBytes,
      role,
      field,
      signer,
      signedAt: at,
      missingRoles: missing,
      verification: verifyDocument(out, verification, output.language),
      problems: [],
    },
    [
      sign.signed(path.normalize(out), signer, verify.roles[role], showSize(sizeBytes, output.language)),
      cli.sha256(sha256),
      missing.length === 0
        ? cli.selfChecked
        : sign.stillMissing(missing.map((name) => verify.roles[name as PersonRole]).join(', ')),
    ],
  );
}
