import type { CheckedSigner } from '../../shared/domain/checkedFile.ts';
import { momentText } from '../../shared/domain/moment.ts';
import { pairReturns } from '../../shared/domain/pairReturns.ts';
import { toldFindings } from '../../shared/domain/shownVerdict.ts';
import { signingTime } from '../../shared/domain/signingTime.ts';
import { tellSuperseded } from '../../shared/domain/supersededReturns.ts';
import type { EvidenceReport, Verdict, VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import { visibleProblem } from '../../shared/domain/visibleName.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../shared/result.ts';
import { verdictWords } from '../../shared/text/verdictWords.ts';
import { sha256Hex } from '../engine/directives/directiveSha256.ts';
import { readReturnFile } from '../engine/readReturnFile.ts';
import type { Trust } from '../engine/verify/checkTrust.ts';
import { type EvidencePlace, openEvidencePlace } from '../engine/verify/evidencePlace.ts';
import { explainChecks } from '../engine/verify/explainChecks.ts';
import { judgeSigners } from '../engine/verify/judgeSigners.ts';
import { loadCrls } from '../engine/verify/loadCrls.ts';
import { loadPins } from '../engine/verify/loadPins.ts';
import { loadRoots } from '../engine/verify/loadRoots.ts';
import { verifyEvidence } from '../engine/verify/verifyEvidence.ts';
import { verifyPdf } from '../engine/verify/verifyPdf.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { asIdentities, type ConfirmedCertificate, readConfirmedUnits } from './confirmedUnits.ts';
import { enteredLines } from './enteredLines.ts';
import { answerProblems, filed, type Output, oneLine, problemLine } from './output.ts';
import { readPackagePassword } from './packagePassword.ts';
import { verifyDocument } from './verifyDocument.ts';
import { checkDocuments, explanationLines } from './verifyExplanation.ts';

export const verifyOptions: OptionKinds = {
  roots: 'value',
  pins: 'value',
  crls: 'value',
  units: 'value',
  evidence: 'value',
  'package-password-file': 'value',
  explain: 'flag',
};

/** What `verify` found behind one argument. */
export interface VerifiedArgument {
  readonly file: string;
  readonly entry: VerifyEntry;
  readonly isReadable: boolean;
  /** Of the whole file; null when it cannot be read. */
  readonly sha256: string | null;
  /** One for each signature; left out while nobody asks whether the units have confirmed them. */
  readonly signers?: readonly CheckedSigner[];
}

/** `verify`: one entry per argument, in their order, whatever is wrong with the file behind it. */
export async function verifyCommand(
  { positionals, values, flags }: CommandLine,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  if (positionals.length === 0)
    return refuse([usage('argument-missing', output.texts.cli.verifyArgument)], output);
  const trust = await readTrust(values.roots, values.pins, world.now, values.crls);
  if (!trust.ok) {
    answerProblems(filed(trust.problems, null), output);
    return 2;
  }
  const password = await readPackagePassword(values['package-password-file'], world.streams.stdin);
  if (!password.ok) return refuse(password.problems, output);
  const place = await openPlace(values.evidence, password.value);
  if (!place.ok) return refuse(place.problems, output);
  const confirmed = values.units === undefined ? succeed(null) : await readConfirmedUnits(values.units);
  if (!confirmed.ok) return refuse(confirmed.problems, output);
  const each: VerifiedArgument[] = [];
  for (const file of positionals) each.push(await checkFile(file, trust.value, place.value, confirmed.value));
  const checked = tellSuperseded(pairReturns(each));
  const { roots, pins, crls = [] } = trust.value;
  const given = {
    roots: roots.length,
    pins: pins.length,
    crls: crls.length,
    evidence: values.evidence !== undefined,
  };
  output.answer(
    checked.map(({ file, entry, signers }) => ({
      ...verifyDocument(file, entry, output.language, signers),
      ...(flags.has('explain') ? { checks: checkDocuments(explainChecks(entry, given), file, output) } : {}),
    })),
    checked.flatMap(({ file, entry }) =>
      flags.has('explain')
        ? [
            ...entryLines(file, entry, output, []),
            ...explanationLines(explainChecks(entry, given), entry, output),
          ]
        : entryLines(file, entry, output),
    ),
  );
  if (checked.some(({ isReadable }) => !isReadable)) return 2;
  return checked.every(({ entry }) => entry.verdict === 'valid') ? 0 : 1;
}

/** The folder or package of `--evidence`; null when none was named. */
async function openPlace(
  path: string | undefined,
  password: string | null,
): Promise<Result<EvidencePlace | null>> {
  if (path === undefined) return succeed(null);
  const place = await openEvidencePlace(path, password);
  if (place.ok || place.problems.some(({ code }) => code !== 'file-unreadable')) return place;
  return fail('evidence-folder-missing', { folder: path });
}

/** Trusted roots and pinned seals from the folder and file a person named; without them every signer is unknown. */
export async function readTrust(
  rootsFolder: string | undefined,
  pinsFile: string | undefined,
  now: Date,
  crlsFolder?: string,
): Promise<Result<Trust>> {
  const roots = rootsFolder === undefined ? succeed([]) : await loadRoots(rootsFolder);
  const pins = pinsFile === undefined ? succeed([]) : await loadPins(pinsFile);
  const crls = crlsFolder === undefined ? succeed([]) : await loadCrls(crlsFolder);
  return roots.ok && pins.ok && crls.ok
    ? succeed({ roots: roots.value, pins: pins.value, crls: crls.value, now })
    : failAll([roots, pins, crls].flatMap((loaded) => (loaded.ok ? [] : loaded.problems)));
}

/** Checks one file, and the evidence returned beside it when its folder or package is given. */
export async function checkFile(
  file: string,
  trust: Trust,
  evidencePlace: EvidencePlace | null,
  confirmed: readonly ConfirmedCertificate[] | null = null,
): Promise<VerifiedArgument> {
  const whole = await readReturnFile(file);
  if (!whole.ok) return { file, entry: unread(whole.problems), isReadable: false, sha256: null };
  const bytes = whole.value;
  const sha256 = sha256Hex(bytes);
  const { entry, ...asked } =
    confirmed === null
      ? { entry: verifyPdf(bytes, trust) }
      : judgeSigners(bytes, trust, { identities: asIdentities(confirmed), isWhole: true });
  const base = { file, isReadable: true, sha256, ...asked };
  if (evidencePlace === null || entry.payload === null) return { ...base, entry };
  const compared = await verifyEvidence(bytes, evidencePlace);
  const problems = (compared.ok ? compared.value.problems : compared.problems).map(visibleProblem);
  const verdict: Verdict = problems.length > 0 ? 'invalid' : entry.verdict;
  const judged: VerifyEntry = { ...entry, verdict, problems: [...entry.problems, ...problems] };
  const reported = compared.ok ? { ...judged, evidence: compared.value.report } : judged;
  return { ...base, entry: reported };
}

function unread(problems: readonly Problem[]): VerifyEntry {
  return {
    verdict: 'invalid',
    signatures: [],
    payload: null,
    problems,
  };
}

/** The findings on one file for a person, a line each. */
export function entryLines(
  file: string,
  entry: VerifyEntry,
  output: Output,
  told: readonly Problem[] = toldFindings(entry),
): readonly string[] {
  const { verify } = output.texts;
  const { payload } = entry;
  return [
    `${file}: ${verdictWords(entry, output.language)}`,
    ...entry.signatures.map(
      ({ field, role, signer, signedAt }) =>
        `  ${field} (${verify.roles[role ?? 'unknown']}): ${signer ?? verify.signerUnknown}, ${signedAt === null ? verify.noTime : shownTime(signedAt)}`,
    ),
    ...(payload === null ? [] : [`  ${payload.unit.name}; ${payload.directive.id}`]),
    ...enteredLines(entry, output).map((line) => `  ${output.texts.sign.entered(line)}`),
    ...evidenceLines(entry, output),
    ...told.map((found) => `  - ${problemLine({ file: null, problem: found }, output.language)}`),
  ].map(oneLine);
}

/** How many of the listed files are as listed, and what lies beside them. */
function evidenceLines({ evidence }: VerifyEntry, { texts }: Output): readonly string[] {
  if (evidence === undefined) return [];
  const count = (state: EvidenceReport['files'][number]['state']) =>
    String(evidence.files.filter((file) => file.state === state).length);
  const { length } = evidence.extra;
  return [
    `  ${texts.cli.evidenceChecked(count('ok'), count('embedded'), String(evidence.files.length))}`,
    ...(length === 0
      ? []
      : [`  ${texts.cli.evidenceExtra(String(length), evidence.extra.slice(0, 10).join(', '))}`]),
  ];
}

/** In Vietnamese time, which is UTC+7 all year: the zone the paper's dates are meant in. */
function shownTime(signedAt: string): string {
  return signingTime(momentText(new Date(signedAt), 7 * 60));
}
