import { durableFs } from '../../electron/durableWrite/durableWrite.js';
import { openVault } from '../../electron/engine/vault/vault.ts';
import { migrationHook, noteCount, secondFormat } from './secondFormat.ts';

// Opens a vault with a program of the next format and kills itself at the named moment.

const [dir = '', passphrase = '', moment] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');
const rows: Readonly<Record<string, number>> = { begun: 0, half: noteCount / 2, done: noteCount };

migrationHook.beforeRow = (row) => {
  if (moment !== undefined && rows[moment] === row) die();
};
/** The first is of the folder, before there is a copy. */
let syncs = 0;
const disk = {
  ...durableFs,
  fsyncSync(descriptor: number) {
    syncs += 1;
    if (moment === 'copy' && syncs === 2) die();
    durableFs.fsyncSync(descriptor);
  },
  renameSync(from: string, to: string) {
    durableFs.renameSync(from, to);
    if (moment === 'renamed') die();
  },
};
const opened = await openVault({ dir, passphrase, allowWeakKdf: true, format: secondFormat, disk });
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
die();
