import path from 'node:path';
import { outputPlace } from '../engine/outputPlace.ts';
import type { CommandWorld, ExitCode } from './commandWorld.ts';
import { type CliVault, openCliVault, tellHead } from './openCliVault.ts';
import { answerProblems, filed, type Output, problemsShown, tellProblems } from './output.ts';

/** `vault backup --to FOLDER`: a checked copy in a new folder. 0 = made, 1 = not made, 2 = the vault cannot be opened. */
export async function vaultBackup(
  vault: Omit<CliVault, 'readOnly'>,
  { to = '' }: Readonly<Record<string, string>>,
  _world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const target = path.resolve(to);
  const allowed = await outputPlace(target, vault.dir);
  if (!allowed.ok) {
    answerProblems(filed(allowed.problems, to), output);
    return 1;
  }
  const opened = await openCliVault({ ...vault, readOnly: false });
  if (!opened.ok) {
    answerProblems(filed(opened.problems, vault.dir), output);
    return 2;
  }
  try {
    const made = await opened.value.vault.backupTo(target);
    if (!made.ok) {
      answerProblems(filed(made.problems, to), output);
      return 1;
    }
    const found = [...opened.value.vault.problems, ...made.value.problems];
    tellProblems(found, output);
    // A copy of a damaged vault is not called checked.
    const lines = made.value.problems.length > 0 ? [] : [output.texts.cli.backupMade(to)];
    const isLogged = !opened.value.vault.readOnly;
    if (!isLogged) output.say(output.texts.backups.unlogged);
    const head = tellHead(opened.value, output);
    output.answer({ ok: true, folder: to, isLogged, head, problems: problemsShown(found, output) }, lines);
    return 0;
  } finally {
    opened.value.vault.lock();
  }
}
