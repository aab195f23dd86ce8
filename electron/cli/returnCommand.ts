import path from 'node:path';
import type { RequiredSignature } from '../../shared/domain/payload.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import { failAll, type Result, succeed } from '../../shared/result.ts';
import { showCount, showSize } from '../../shared/text/showFigures.ts';
import { roleWords } from '../../shared/text/verdictWords.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { completenessLine } from './completenessLine.ts';
import { deliveryOptionKinds, openDelivery, readDeliveryOptions } from './deliveryOptions.ts';
import { type MadeReturn, makeReturn } from './makeReturn.ts';
import { readMoment } from './momentOption.ts';
import { answerProblems, filed, type Output, problemDocument, problemLine } from './output.ts';
import { type ReturnInputs, type ReturnOptions, readReturnInputs } from './returnInputs.ts';
import { verifyDocument } from './verifyDocument.ts';

export const returnOptions: OptionKinds = {
  directive: 'value',
  unit: 'value',
  answers: 'value',
  evidence: 'value',
  ...deliveryOptionKinds,
  p12: 'value',
  'password-file': 'value',
  unsigned: 'flag',
  signatures: 'value',
  replaces: 'value',
  reason: 'value',
  'print-copy': 'value',
  at: 'value',
  overwrite: 'flag',
  out: 'value',
};

/** Problems of the place to write to that another path or `--overwrite` would mend: bad input, not a failed write. */
const inputCodes: readonly ProblemCode[] = [
  'export-exists',
  'export-is-folder',
  'export-folder-missing',
  'export-path-too-long',
];

/** `return`: makes one signed return from files, without a vault. */
export async function returnCommand(
  line: CommandLine,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const options = readOptions(line);
  const wanted = readDeliveryOptions(line.values);
  const at = readMoment(line.values.at, world.now);
  if (!options.ok || !wanted.ok || !at.ok)
    return refuse(
      [options, wanted, at].flatMap((read) => (read.ok ? [] : read.problems)),
      output,
    );
  const moments = [world.now, new Date(at.value)];
  const { inputs, problems } = await readReturnInputs(options.value, world.assetsFolder, {
    moments,
    today: at.value.slice(0, 10),
  });
  if (inputs === null) {
    answerProblems(problems, output);
    output.say(output.texts.cli.notDone(String(problems.length)));
    return 2;
  }
  const delivery = await openDelivery(wanted.value, options.value, world.streams.stdin);
  if (!delivery.ok) return refuse(delivery.problems, output);
  const { unanswered } = inputs.answers;
  if (unanswered.length > 0)
    output.say(output.texts.cli.unanswered(String(unanswered.length), unanswered.join(', ')));
  const made = await makeReturn(inputs, {
    resourcesFolder: world.resourcesFolder,
    at: at.value,
    out: options.value.out,
    overwrite: options.value.overwrite,
    printCopy: options.value.printCopy,
    delivery: delivery.value,
  });
  if (!made.ok) {
    answerProblems(filed(made.problems, null), output);
    return made.problems.some(isInputProblem) ? 2 : 1;
  }
  answerMade(made.value, inputs, options.value.out, output);
  return 0;
}

const signatureSets: readonly (readonly RequiredSignature[])[] = [
  ['head'],
  ['head', 'agency'],
  ['preparer', 'head', 'agency'],
];

/** One of the sets of signatures that a return may ask for, whatever the order of writing; null for another. */
function readSignatures(list: string): readonly RequiredSignature[] | null {
  const given = list.split(',').map((role) => role.trim());
  const isSet = (set: readonly string[]) =>
    set.length === given.length && set.every((role) => given.includes(role));
  return signatureSets.find(isSet) ?? null;
}

function isInputProblem({ code }: Problem): boolean {
  return inputCodes.includes(code) || code.startsWith('evidence-');
}

function readOptions({ values, flags, positionals }: CommandLine): Result<ReturnOptions> {
  const problems: Problem[] = positionals.map((name) => usage('argument-unexpected', name));
  const need = (name: string): string => {
    const value = values[name];
    if (value === undefined) problems.push(usage('option-missing', `--${name}`));
    return value ?? '';
  };
  const [directive, unit, answers, out] = [need('directive'), need('unit'), need('answers'), need('out')];
  const p12 = values.p12;
  const passwordFile = values['password-file'];
  const { replaces, reason } = values;
  const isReasoned = replaces === undefined ? reason === undefined : (reason ?? '').trim() !== '';
  if (!isReasoned) problems.push(usage('amendment-options', '--replaces, --reason'));
  const signatures = readSignatures(values.signatures ?? 'head');
  if (signatures === null) problems.push(usage('signatures-unknown', values.signatures ?? ''));
  const isUnsigned = flags.has('unsigned');
  if (isUnsigned && (p12 !== undefined || passwordFile !== undefined))
    problems.push(usage('options-exclude', '--unsigned, --p12, --password-file'));
  else if (!isUnsigned && p12 === undefined) problems.push(usage('signing-way-missing', ''));
  else if (!isUnsigned && passwordFile === undefined)
    problems.push(usage('option-missing', '--password-file'));
  if (problems.length > 0) return failAll(problems);
  return succeed({
    directive,
    unit,
    answers,
    evidence: values.evidence,
    p12: p12 === undefined || passwordFile === undefined ? null : { file: p12, passwordFile },
    signatures: signatures ?? ['head'],
    replaces: replaces === undefined || reason === undefined ? null : { file: replaces, reason },
    out,
    printCopy: values['print-copy'],
    overwrite: flags.has('overwrite'),
  });
}

function answerMade(made: MadeReturn, inputs: ReturnInputs, out: string, output: Output): void {
  const { exported, sizeBytes, returnId } = made;
  const { cli } = output.texts;
  const { counts } = exported.payload;
  const final = counts.done + counts.nothingOccurred + counts.notApplicable;
  const { verification } = exported;
  const notices = filed(exported.notices, null);
  for (const notice of notices) output.say(problemLine(notice, output.language));
  output.answer(
    {
      ok: true,
      file: out,
      sha256: exported.sha256,
      sizeBytes,
      pages: exported.pages,
      returnId,
      exportedAt: exported.payload.exportedAt,
      counts,
      unanswered: inputs.answers.unanswered,
      evidenceDelivery: exported.payload.evidenceDelivery,
      printCopy: made.printCopy,
      evidencePackage: made.evidencePackage,
      verification: verification === null ? null : verifyDocument(out, verification, output.language),
      notices: notices.map((notice) => problemDocument(notice, output.language)),
      problems: [],
    },
    [
      cli.made(path.normalize(out), String(exported.pages), showSize(sizeBytes, output.language)),
      cli.answered(showCount(final, output.language), String(counts.total), String(counts.evidence)),
      ...deliveryLines(made, output),
      ...(made.printCopy === null ? [] : [cli.printCopyMade(path.normalize(made.printCopy.file))]),
      cli.sha256(exported.sha256),
      ...(verification === null
        ? [cli.unsignedMade(roleWords(exported.payload.requiredSignatures, output.language).join(', '))]
        : [completenessLine(verification, output), cli.notOfficial]),
    ],
  );
}

/** What travels inside the file, and the package beside it. */
function deliveryLines({ exported, evidencePackage }: MadeReturn, { texts }: Output): readonly string[] {
  const embedded = exported.payload.evidenceDelivery?.embedded.length ?? 0;
  return [
    ...(embedded === 0 ? [] : [texts.cli.embedded(String(embedded))]),
    ...(evidencePackage === null
      ? []
      : [texts.cli.packed(evidencePackage.name, String(evidencePackage.files))]),
  ];
}
