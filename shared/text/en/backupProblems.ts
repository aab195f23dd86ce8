import type { BackupProblems } from '../../problems/backupProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const backupProblems: ProblemTexts<BackupProblems> = {
  'backup-cancelled': () =>
    'The backup was stopped as asked. The vault is unchanged, what was half written has been removed. Back up again when it suits.',
  'backup-place-gone': () =>
    'The place of the backup can no longer be reached; the USB stick may have been pulled out. The vault is unchanged, and no usable backup is in that place. Plug the disk in again and back up again.',
  'backup-of-damaged': ({ folder }) =>
    `The backup “${folder}” was made of a vault that is damaged, so the same parts are missing in the copy. Earlier good backups are kept, none of them was removed. Run the check of the vault to see what is damaged, then restore the latest good backup.`,
  'backup-running': () =>
    'Another backup or restore is running. The request was not carried out, the data is unchanged. Wait until it is done and try again.',
  'automatic-backup-overdue': ({ lastAt }) =>
    `${lastAt === null ? 'There is no automatic backup of the vault yet.' : `The vault has not been backed up automatically since ${day(lastAt)}.`} If the vault is damaged, answers written since then may be lost. Open Settings, Backups and restore, see the cause, and back up to a USB stick.`,
  'restore-source-missing': () =>
    'The chosen folder holds no backup of a vault. The present vault is unchanged. Choose the folder that contains keyring.json and vault.db.',
  'restore-source-unusable': ({ name }) =>
    `The file “${name}” of the chosen backup is missing or damaged, so this backup cannot be opened. Nothing was restored, the present vault is unchanged. Choose another backup.`,
  'restore-source-unreadable': ({ name, reason }) =>
    `“${name}” of the chosen backup cannot be read (${reason}): the device is faulty or was removed, another program holds it, or you have no right to read it. That part was not restored, the backup is unchanged. Connect the device again and check your rights, then restore again, or choose another backup.`,
  'restore-place-occupied': ({ name }) =>
    `Beside the vault folder lies “${name}”, which is none of this program's, while a restore needs that name. Nothing was restored, the present vault is unchanged. Move “${name}” elsewhere or rename it, then restore again.`,
  'backup-name-too-long': () =>
    'The name of the backup is too long for the operating system. The backup was not made, the vault is unchanged. Choose a shorter name and back up again.',
  'restore-place-not-vault': ({ kind }) =>
    kind === 'file'
      ? 'The place to restore to is a file, not a folder. The file was left as it is, nothing was restored. Choose the old vault folder or a folder that does not exist yet, then restore again.'
      : 'The place to restore to is a folder with other files in it, not a vault. They were left as they are, nothing was restored. Choose the old vault folder, an empty folder or one that does not exist yet, then restore again.',
  'restore-source-is-vault': () =>
    'The chosen folder is the vault in use. The vault is unchanged, nothing was restored. Choose the folder of a backup.',
  'restore-source-damaged': ({ count }) =>
    `The backup opens, but ${count} places in it are damaged. Nothing was restored, the present vault is unchanged. Choose another backup, or choose “Restore all the same” (command line: --accept-damage) to get back what can still be read.`,
  'restore-indexes-damaged': () =>
    'The indexes in vault.db of the backup do not match its rows, so that rows which are whole cannot be found. The backup stays as it is; the indexes are made anew in the copy that is restored. After restoring, run the vault check and compare the list of returns.',
  'restore-target-in-use': ({ host, user, since }) =>
    `The vault that would be replaced is open on the computer “${host}”${user === '' ? '' : ` by the account “${user}”`}${since === '' ? '' : ` since ${since}`}. Nothing was restored; if the vault is replaced while it is open there, what is typed there lands in the old vault or is lost. Close it there and restore again; only if that computer certainly no longer has it open (switched off, broken or renamed), choose “Restore all the same” (command line: --take-over-lock).`,
  'restore-other-vault': ({ found, inPlace }) =>
    `This backup is of another vault (id ${found}…) than the one on this computer (id ${inPlace}…). Nothing was restored; if you go on, the vault of this computer is replaced by the data of the other one and remains in the folder kept only. Check the chosen folder (the id is in READ-ME.txt); if you do want the other vault, choose “Restore all the same” (command line: --other-vault).`,
  'restore-cancelled': () =>
    'The restore was stopped as asked. The present vault is unchanged, what was half copied has been removed. Restore again when it suits.',
};

function day(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : iso;
}
