import path from 'node:path';
import { behindLinks } from '../engine/behindLinks.ts';
import { finishRestore, keptFolder } from '../engine/finishRestore.ts';
import { restoreVault } from '../engine/restoreVault.ts';
import type { CommandWorld, ExitCode } from './commandWorld.ts';
import type { CliVault } from './openCliVault.ts';
import { answerProblems, filed, type Output, problemDocument, problemLine } from './output.ts';

/** Fails of this PC or of the copy: the command line itself was right. */
const notDone: readonly string[] = [
  'restore-source-damaged',
  'disk-full',
  'write-refused',
  'vault-in-use',
  'restore-target-in-use',
  'restore-other-vault',
  'restore-place-occupied',
  'place-vanished',
];

/** `vault restore --from BACKUP`: the passphrase is that of the backup. 0 = restored, 1 = not restored, 2 = the input cannot be used. */
export async function vaultRestore(
  { dir, passphrase, slotLabel }: Omit<CliVault, 'readOnly'>,
  { from = '' }: Readonly<Record<string, string>>,
  _world: CommandWorld,
  output: Output,
  flags: ReadonlySet<string>,
): Promise<ExitCode> {
  await finishRestore(dir);
  const restored = await restoreVault({
    from: path.resolve(from),
    passphrase,
    vaultDir: dir,
    acceptDamage: flags.has('accept-damage'),
    takeOverLock: flags.has('take-over-lock'),
    acceptOtherVault: flags.has('other-vault'),
    ...(slotLabel === undefined ? {} : { slotLabel }),
  });
  if (!restored.ok) {
    answerProblems(filed(restored.problems, from), output);
    return restored.problems.some(({ code }) => notDone.includes(code)) ? 1 : 2;
  }
  const { keptAs, problems } = restored.value;
  const { cli } = output.texts;
  for (const found of problems) output.say(problemLine({ file: from, problem: found }, output.language));
  const kept = keptAs === null ? null : path.join(keptFolder(await behindLinks(dir)), keptAs);
  output.answer(
    {
      ok: true,
      kept,
      problems: problems.map((found) => problemDocument({ file: from, problem: found }, output.language)),
    },
    [cli.restored(from), ...(kept === null ? [] : [cli.keptBefore(kept)])],
  );
  return 0;
}
