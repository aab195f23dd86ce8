import { existsSync } from 'node:fs';
import path from 'node:path';
import { type MergeChoice, mergeChoices } from '../../shared/domain/transferMerge.ts';
import type { TransferPreview } from '../../shared/domain/transferPreview.ts';
import { type Result, succeed } from '../../shared/result.ts';
import { showSize } from '../../shared/text/showFigures.ts';
import { openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import type { AgeKey } from '../engine/evidence/agePackage.ts';
import { outputPlace } from '../engine/outputPlace.ts';
import type { OpenVaultSession } from '../engine/session.ts';
import { backUpBefore } from '../engine/transfer/backUpBefore.ts';
import { openTransfer } from '../engine/transfer/openTransfer.ts';
import { previewTransfer } from '../engine/transfer/previewTransfer.ts';
import { takeInTransfer } from '../engine/transfer/takeInTransfer.ts';
import { ownTransferIdentity } from '../engine/transfer/transferIdentity.ts';
import { writeTransfer } from '../engine/transfer/writeTransfer.ts';
import { usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { type CliVault, openCliVault, tellHead } from './openCliVault.ts';
import { answerProblems, filed, type Output, oneLine, problemsShown, tellProblems } from './output.ts';
import { readPackagePassword } from './packagePassword.ts';
import { previewLines } from './previewLines.ts';

type Values = Readonly<Record<string, string>>;

/** `vault export --out FILE`: one return or all of them as an age package. 0 = written, 1 = not written, 2 = the input cannot be used. */
export async function vaultExport(
  vault: Omit<CliVault, 'readOnly'>,
  values: Values,
  world: CommandWorld,
  output: Output,
  flags: ReadonlySet<string>,
): Promise<ExitCode> {
  const { out = '', return: returnId, recipient } = values;
  if ((recipient === undefined) === (values['package-password-file'] === undefined))
    return refuse([usage('option-missing', '--package-password-file | --recipient')], output);
  const target = path.resolve(out);
  const allowed = await outputPlace(target, vault.dir);
  if (!allowed.ok) {
    answerProblems(filed(allowed.problems, out), output);
    return 1;
  }
  if (existsSync(target) && !flags.has('overwrite')) {
    answerProblems([{ file: out, problem: { code: 'export-exists', facts: { file: out } } }], output);
    return 1;
  }
  const password = await readPackagePassword(values['package-password-file'], world.streams.stdin);
  if (!password.ok) return refuse(password.problems, output);
  return withVault({ ...vault, readOnly: false }, output, async (opened) => {
    const written = await writeTransfer(opened, {
      scope: returnId === undefined ? { kind: 'vault' } : { kind: 'return', returnId },
      lock:
        recipient === undefined
          ? { kind: 'passphrase', passphrase: password.value ?? '' }
          : { kind: 'key', recipient },
      target,
    });
    if (!written.ok) {
      answerProblems(filed(written.problems, out), output);
      return 1;
    }
    const { returns, files, sizeBytes, sha256, isLogged } = written.value;
    if (!isLogged) output.say(output.texts.transfer.unlogged);
    const problems = problemsShown(opened.vault.problems, output);
    const head = tellHead(opened, output);
    output.answer({ ok: true, file: out, returns, files, sizeBytes, sha256, isLogged, head, problems }, [
      output.texts.cli.transferWritten(out, String(returns), showSize(sizeBytes, output.language)),
      output.texts.cli.sha256(sha256),
    ]);
    return 0;
  });
}

/** `vault import --in FILE`: with `--preview` nothing is written; a backup is made before anything is. */
export async function vaultImport(
  vault: Omit<CliVault, 'readOnly'>,
  values: Values,
  world: CommandWorld,
  output: Output,
  flags: ReadonlySet<string>,
): Promise<ExitCode> {
  const { in: file = '', conflicts = 'mine' } = values;
  const choice = mergeChoices.find((known) => known === conflicts);
  if (choice === undefined) return refuse([usage('option-without-value', '--conflicts')], output);
  const password = await readPackagePassword(values['package-password-file'], world.streams.stdin);
  if (!password.ok) return refuse(password.problems, output);
  const library = await openDirectiveLibrary(path.join(world.assetsFolder, 'directives'));
  // Looking with a password needs nothing of the vault but to be read; the vault's own key may have to be made first.
  const readOnly = flags.has('preview') && password.value !== null;
  return withVault({ ...vault, readOnly }, output, async (opened) => {
    const key = await keyFor(opened, password.value);
    const transfer = key.ok ? await openTransfer(path.resolve(file), key.value) : key;
    const seen = transfer.ok ? previewTransfer(opened, library, transfer.value) : transfer;
    if (!transfer.ok || !seen.ok) {
      answerProblems(filed(seen.ok ? [] : seen.problems, file), output);
      return 2;
    }
    const { preview, plan } = seen.value;
    const lines = previewLines(preview, output).map(oneLine);
    if (flags.has('preview')) {
      output.answer({ ok: true, preview, head: tellHead(opened, output) }, lines);
      return 0;
    }
    for (const line of lines) output.say(line);
    const taken = await takeInTransfer(opened, library, {
      transfer: transfer.value,
      plan,
      choices: choicesFor(preview, choice),
      backUp: () => backUpBefore(opened.vault),
    });
    if (!taken.ok) {
      answerProblems(filed(taken.problems, file), output);
      return 1;
    }
    const { added, changed, backupName } = taken.value;
    const problems = problemsShown(opened.vault.problems, output);
    output.answer({ ok: true, ...taken.value, head: tellHead(opened, output), problems }, [
      output.texts.cli.transferTakenIn(String(added), String(changed), backupName),
    ]);
    return 0;
  });
}

async function withVault(
  given: CliVault,
  output: Output,
  work: (opened: OpenVaultSession) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openCliVault(given);
  if (!opened.ok) {
    answerProblems(filed(opened.problems, given.dir), output);
    return 2;
  }
  try {
    // What is damaged in the vault concerns whoever passes its content on.
    tellProblems(opened.value.vault.problems, output);
    return await work(opened.value);
  } finally {
    opened.value.vault.lock();
  }
}

/** Without a password the vault's own key is tried. */
async function keyFor(opened: OpenVaultSession, passphrase: string | null): Promise<Result<AgeKey>> {
  if (passphrase !== null) return succeed({ passphrase });
  const identity = await ownTransferIdentity(opened);
  return identity.ok ? succeed({ identity: identity.value.identity }) : identity;
}

/** The same answer to every question; what is empty here is filled all the same, and finished work never replaced. */
function choicesFor({ unit, returns }: TransferPreview, choice: MergeChoice): Record<string, MergeChoice> {
  const merged = returns
    .filter(({ outcome }) => outcome === 'merge')
    .flatMap(({ differences }) => differences);
  const asked = [...unit, ...merged].filter(({ kind }) => kind === 'conflict');
  return Object.fromEntries(asked.map(({ id }) => [id, choice]));
}
