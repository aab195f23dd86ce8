import path from 'node:path';
import { showCount, showSize } from '../../shared/text/showFigures.ts';
import { verdictWords } from '../../shared/text/verdictWords.ts';
import { openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import { openEvidencePlace } from '../engine/verify/evidencePlace.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { type MadeReturn, makeReturn } from './makeReturn.ts';
import { answerProblems, type FiledProblem, filed, type Output } from './output.ts';
import { readReturnInputs } from './returnInputs.ts';
import { writeDemoEvidence } from './sample/demoEvidence.ts';
import { type DemoFolder, demoFolder, makeDemoFolder, writeJson } from './sample/demoFolder.ts';
import { writeDemoSigner } from './sample/demoSigner.ts';
import { sampleAnswers, sampleFiles } from './sample/sampleAnswers.ts';
import { sampleMoment, sampleUnit } from './sample/sampleUnit.ts';
import { checkFile, readTrust, type VerifiedArgument } from './verifyCommand.ts';
import { verifyDocument } from './verifyDocument.ts';

export const demoOptions: OptionKinds = {};

const directiveId = 'tuyen-quang-2024-04';

/** `demo`: the main job without a screen, from the built-in directive to a signed and verified PDF of invented content. */
export async function demoCommand(
  { positionals }: CommandLine,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  if (positionals.length > 0)
    return refuse(
      positionals.map((name) => usage('argument-unexpected', name)),
      output,
    );
  const folder = demoFolder(world.demoFolder);
  const texts = output.texts.cli.demo;
  output.say(texts.title);
  const step = stepper(output);
  await writeInputs(folder, world, output, step);
  const made = await makeSample(folder, world, step, texts);
  if (!made.ok) {
    answerProblems(made.problems, output);
    return 1;
  }
  const trust = await readTrust(folder.roots, undefined, world.now);
  if (!trust.ok) throw new Error(`the root just written cannot be read: ${JSON.stringify(trust.problems)}`);
  const place = await openEvidencePlace(folder.evidence, null);
  if (!place.ok)
    throw new Error(`the evidence just written cannot be read: ${JSON.stringify(place.problems)}`);
  const checked = await checkFile(folder.report, trust.value, place.value);
  step(texts.verify(verdictWords(checked.entry, output.language)));
  answerDemo(folder, made.value, checked, output);
  return checked.entry.verdict === 'valid' ? 0 : 1;
}

type Step = (text: string) => void;

function stepper({ say }: Output): Step {
  const steps = 8;
  let count = 0;
  return (text) => {
    count += 1;
    say(`[${count}/${steps}] ${text}`);
  };
}

async function writeInputs(
  folder: DemoFolder,
  world: CommandWorld,
  { texts }: Output,
  step: Step,
): Promise<void> {
  const library = await openDirectiveLibrary(path.join(world.assetsFolder, 'directives'));
  const directive = library.byId(directiveId);
  if (!directive.ok) throw new Error(`no directive ${directiveId}`);
  step(texts.cli.demo.directive(directive.value.metadata.subject));
  await makeDemoFolder(folder);
  step(texts.cli.demo.inputs(String(sampleAnswers.answers.length)));
  await writeJson(folder.unit, sampleUnit);
  await writeJson(folder.answers, sampleAnswers);
  step(texts.cli.demo.evidence(String(Object.keys(sampleFiles).length)));
  await writeDemoEvidence(folder, world.resourcesFolder);
  step(texts.cli.demo.signer);
  await writeDemoSigner(folder);
}

async function makeSample(
  folder: DemoFolder,
  world: CommandWorld,
  step: Step,
  texts: Output['texts']['cli']['demo'],
): Promise<
  | { readonly ok: true; readonly value: MadeReturn }
  | { readonly ok: false; readonly problems: readonly FiledProblem[] }
> {
  const options = {
    directive: directiveId,
    unit: folder.unit,
    answers: folder.answers,
    evidence: folder.evidence,
    p12: { file: folder.p12, passwordFile: folder.password },
    signatures: ['head'] as const,
    replaces: null,
    out: folder.report,
    overwrite: true,
  };
  const moments = [world.now, new Date(sampleMoment)];
  const { inputs, problems } = await readReturnInputs(options, world.assetsFolder, {
    moments,
    today: sampleMoment.slice(0, 10),
  });
  if (inputs === null) return { ok: false, problems };
  const stepTexts = { evidence: texts.hash, export: texts.export, write: texts.write };
  const made = await makeReturn(inputs, {
    resourcesFolder: world.resourcesFolder,
    at: sampleMoment,
    out: folder.report,
    overwrite: true,
    onStep: (name) => step(stepTexts[name]),
  });
  return made.ok ? made : { ok: false, problems: filed(made.problems, null) };
}

function answerDemo(folder: DemoFolder, made: MadeReturn, checked: VerifiedArgument, output: Output): void {
  const { cli } = output.texts;
  const { exported, sizeBytes } = made;
  const { counts } = exported.payload;
  const final = counts.done + counts.nothingOccurred + counts.notApplicable;
  const shown = (file: string) => path.relative('', file);
  const again = [
    'npm run -s cli -- return',
    `--directive ${directiveId}`,
    `--unit ${shown(folder.unit)}`,
    `--answers ${shown(folder.answers)}`,
    `--evidence ${shown(folder.evidence)}`,
    `--p12 ${shown(folder.p12)}`,
    `--password-file ${shown(folder.password)}`,
    `--at ${sampleMoment}`,
    `--out ${shown(path.join(folder.folder, 'bao-cao-2.pdf'))}`,
  ].join(' ');
  output.answer(
    {
      ok: checked.entry.verdict === 'valid',
      file: shown(folder.report),
      sha256: exported.sha256,
      sizeBytes,
      pages: exported.pages,
      counts,
      verification: verifyDocument(shown(folder.report), checked.entry, output.language),
    },
    [
      '',
      cli.demo.summary,
      `  ${cli.made(shown(folder.report), String(exported.pages), showSize(sizeBytes, output.language))}`,
      `  ${cli.answered(showCount(final, output.language), String(counts.total), String(counts.evidence))}`,
      `  ${cli.sha256(exported.sha256)}`,
      `  ${verdictWords(checked.entry, output.language)}. ${cli.notOfficial}`,
      `  ${cli.demo.again}`,
      `  ${again}`,
    ],
  );
}
