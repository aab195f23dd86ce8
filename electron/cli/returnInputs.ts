import path from 'node:path';
import type { ReplacedReturn } from '../../shared/domain/buildAmendment.ts';
import { type CheckedAnswers, checkAnswers } from '../../shared/domain/checkAnswers.ts';
import { checkUnit } from '../../shared/domain/checkUnit.ts';
import type { IsoDay } from '../../shared/domain/dates.ts';
import type { Directive } from '../../shared/domain/directive.ts';
import type { RequiredSignature } from '../../shared/domain/payload.ts';
import type { Unit, UnitKind } from '../../shared/domain/unit.ts';
import { fail, failAll, type Result, succeed } from '../../shared/result.ts';
import { type DirectiveLibrary, openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import { loadDirectiveFile } from '../engine/directives/loadDirectiveFile.ts';
import { loadUnitKinds } from '../engine/directives/loadUnitKinds.ts';
import { readJsonFile } from '../engine/directives/readJsonFile.ts';
import type { ExportSigning } from '../engine/exportReturn.ts';
import { isSameFile } from '../engine/isSameFile.ts';
import { checkSameReturn } from '../engine/replacedReturn.ts';
import { exportTarget } from '../engine/writeReturn.ts';
import { usage } from './commandLine.ts';
import { type EvidenceFolder, isReadableFolder, openEvidenceFolder } from './evidenceFolder.ts';
import { type KeyFile, openKeyFile } from './keyFile.ts';
import { type FiledProblem, filed } from './output.ts';
import { type ReplacesOptions, readReplaced } from './readReplaced.ts';

/** Paths and values of the `return` command, as typed. */
export interface ReturnOptions {
  readonly directive: string;
  readonly unit: string;
  readonly answers: string;
  readonly evidence: string | undefined;
  readonly p12: KeyFile | null;
  readonly signatures: readonly RequiredSignature[];
  readonly replaces: ReplacesOptions | null;
  readonly out: string;
  /** Where a copy for the printer is written; left out: none. */
  readonly printCopy?: string | undefined;
  readonly overwrite: boolean;
}

/** Inputs that fit each other. */
export interface ReturnInputs {
  readonly directive: Directive;
  readonly unit: Unit;
  readonly answers: CheckedAnswers;
  readonly folder: EvidenceFolder;
  readonly way: ExportSigning;
  readonly signatures: readonly RequiredSignature[];
  /** null for a first return. */
  readonly replaces: ReplacedReturn | null;
}

/** Reads and checks every input of a return; the problems of all files at once, each with its file. */
export async function readReturnInputs(
  options: ReturnOptions,
  assetsFolder: string,
  { moments, today }: { readonly moments: readonly Date[]; readonly today: IsoDay },
): Promise<{ readonly inputs: ReturnInputs | null; readonly problems: readonly FiledProblem[] }> {
  const library = await openDirectiveLibrary(path.join(assetsFolder, 'directives'));
  const folder = openEvidenceFolder(options.evidence);
  const directive = await readDirective(options.directive, library);
  const unit = await readUnit(options.unit, await loadUnitKinds(assetsFolder));
  const evidenceFolder = checkFolder(options.evidence);
  const json = await readJsonFile(options.answers);
  const answers =
    directive.ok && json.ok && evidenceFolder.ok
      ? checkAnswers(json.value, directive.value, unit.ok ? unit.value.kind : null, folder.check, today)
      : json.ok
        ? failAll([])
        : json;
  const way = await openWay(options.p12, moments);
  const { replaces } = options;
  const read = replaces === null ? succeed(null) : await readReplaced(replaces, moments[0] ?? new Date(0));
  const replaced =
    directive.ok && unit.ok && answers.ok && read.ok && read.value !== null
      ? checkSameReturn(
          read.value,
          { directive: directive.value, unit: unit.value, returnId: answers.value.file.returnId },
          replaces?.file ?? '',
        )
      : read;
  const target = await checkTarget(options, answers, folder);
  const problems = [
    ...problemsOf(directive, options.directive),
    ...problemsOf(unit, options.unit),
    ...problemsOf(evidenceFolder, null),
    ...problemsOf(answers, options.answers),
    ...way.problems,
    ...problemsOf(replaced, replaces?.file ?? null),
    ...problemsOf(target, null),
  ];
  const isComplete =
    directive.ok && unit.ok && answers.ok && read.ok && way.signing !== null && problems.length === 0;
  return {
    inputs: isComplete
      ? {
          directive: directive.value,
          unit: unit.value,
          answers: answers.value,
          folder,
          way: way.signing,
          signatures: options.signatures,
          replaces: read.value,
        }
      : null,
    problems,
  };
}

/** By the id of a built-in directive, or by the path of a JSON file: anything with a dot or a slash is a path. */
export async function readDirective(idOrFile: string, library: DirectiveLibrary): Promise<Result<Directive>> {
  return /[./\\]/.test(idOrFile) ? loadDirectiveFile(idOrFile) : library.byId(idOrFile);
}

async function readUnit(file: string, kinds: readonly UnitKind[]): Promise<Result<Unit>> {
  const json = await readJsonFile(file);
  return json.ok ? checkUnit(json.value, kinds) : json;
}

function checkFolder(folder: string | undefined): Result<void> {
  return folder === undefined || isReadableFolder(folder)
    ? succeed(undefined)
    : fail('evidence-folder-missing', { folder });
}

async function openWay(
  p12: ReturnOptions['p12'],
  moments: readonly Date[],
): Promise<{ readonly signing: ExportSigning | null; readonly problems: readonly FiledProblem[] }> {
  if (p12 === null) return { signing: { kind: 'unsigned' }, problems: [] };
  const { signer, problems } = await openKeyFile(p12, moments);
  return { signing: signer === null ? null : { kind: 'p12', signer }, problems };
}

/** A place to write to that is none of the files read here, whatever may be overwritten. */
async function checkTarget(
  { directive, unit, answers: answersFile, p12, replaces, out, printCopy, overwrite }: ReturnOptions,
  answers: Result<CheckedAnswers>,
  folder: EvidenceFolder,
): Promise<Result<void>> {
  const cited = answers.ok ? answers.value.answers.flatMap(({ evidence }) => evidence) : [];
  const evidence = cited.flatMap((name) => folder.find(name)?.file ?? []);
  const key = p12 === null ? [] : [p12.file, p12.passwordFile];
  const replaced = replaces === null ? [] : [replaces.file];
  const inputs = [directive, unit, answersFile, ...key, ...replaced, ...evidence];
  const targets = printCopy === undefined ? [out] : [out, printCopy];
  for (const target of targets) {
    for (const input of inputs)
      if (await isSameFile(input, target)) return fail('export-over-input', { file: path.basename(target) });
    const free = await exportTarget(target, overwrite);
    if (!free.ok) return free;
  }
  const isSame =
    printCopy !== undefined &&
    (path.resolve(printCopy) === path.resolve(out) || (await isSameFile(printCopy, out)));
  return isSame ? failAll([usage('options-exclude', '--out, --print-copy')]) : succeed(undefined);
}

function problemsOf(result: Result<unknown>, file: string | null): readonly FiledProblem[] {
  return result.ok ? [] : filed(result.problems, file);
}
