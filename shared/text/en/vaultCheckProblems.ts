import type { VaultCheckProblems } from '../../problems/vaultCheckProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showCount, showMoment, showSize } from '../showFigures.ts';

const spareReasons = {
  missing: 'is no longer in the vault folder',
  damaged: 'is damaged',
  altered: 'was changed outside the program',
  'other-generation': 'was not written together with the key file in use',
} as const;

export const vaultCheckProblems: ProblemTexts<VaultCheckProblems> = {
  'vault-opened-read-only': () =>
    'The vault folder cannot be written to, so the vault is open for reading only. Returns can be read and exported elsewhere; no change will be saved. Remove the write protection or ask for the right to write, then lock the vault and open it again.',
  'vault-needs-conversion': ({ found, supported }) =>
    `An older version of the program made this vault (format ${found}, now ${supported}), and it lies where nothing can be written. It was not opened and has not changed. Copy the vault folder to a writable disk and open it there to convert it.`,
  'spare-keyring-unusable': ({ reason }) =>
    `The spare key file (keyring.bak.json) ${spareReasons[reason]}. The vault still opens, but if the main key file breaks there is nothing in its place. Back up the vault now, then change the passphrase once so that the program writes both key files anew.`,
  'backup-damaged': ({ folder }) =>
    `The backup “${folder}” does not open, or part of it is damaged. The vault in use is not affected, but nothing complete can be restored from that copy. Back up again now and check the disk that holds the copy.`,
  'backup-ahead': ({ folder, since, until, count }) =>
    `${count === 1 ? `The backup “${folder}” holds` : `${showCount(count, 'en')} backups, the newest being “${folder}”, hold`} entries that the vault in use does not have${since === null ? '' : `: from after ${showMoment(since)}`} to ${showMoment(until)}. An older vault may have been copied over this one, so what was entered in that time is no longer in it. Keep that backup; restore it under Backups and restore to get it back, the present vault is kept in the folder kept.`,
  'backup-overdue': ({ days }) =>
    `${days === null ? 'There is no backup of the vault outside this computer' : `The latest backup outside this computer is ${days} days old`}. If the disk breaks, everything entered since is lost. Plug in a USB drive and back up under Vault in the settings.`,
  'check-space-low': ({ freeBytes, neededBytes }) =>
    `The disk of the vault has only ${showSize(freeBytes, 'en')} left. Once it is full nothing more can be saved; what was saved stays whole. Free space until at least ${showSize(neededBytes, 'en')} are left.`,
  'quarantine-not-empty': ({ count, bytes }) =>
    `The vault's quarantine folder holds ${showCount(count, 'en')} files (${showSize(bytes, 'en')}) that were damaged or do not belong to it. The vault in use does not need them. Keep them while the cause of damage is looked for; afterwards a technician may delete them.`,
  'orphan-files': ({ count, bytes }) =>
    `There are ${showCount(count, 'en')} encrypted files (${showSize(bytes, 'en')}) that no entry of the vault names. Usually they are left from an interrupted attachment; no return misses a file. Nothing has to be done: after a day the program moves them to the quarantine folder.`,
  'unknown-files': ({ count, names }) =>
    `The vault folder holds ${showCount(count, 'en')} files or folders that are not the program's: ${names}. The program neither reads nor deletes them; copies made by a sync program may cause mistakes when restoring. Move them out of the vault folder and keep the vault outside synchronised folders.`,
  'platform-not-durable': ({ journal, synchronous }) =>
    `The database does not run in the mode that survives a power cut (${journal}, ${synchronous}). The last save may be lost when the power fails. Tell the developer and send this report along.`,
  'platform-slow-unlock': ({ milliseconds }) =>
    `This computer needs about ${(milliseconds / 1000).toFixed(1)} seconds to compute the key from the passphrase. The data is not affected; only unlocking is slow. Close other programs while unlocking, or use a computer with more memory.`,
  'check-running': () =>
    'The vault is being checked already. A second check was not begun. Wait for the one under way or stop it first.',
  'check-cancelled': () =>
    'The check was stopped as asked. The vault has not changed, but nothing is known about the part that was not checked. Check again from the start when there is time.',
  'check-report-missing': () =>
    'There is no result of a check to save. No file was written. Check the vault first, then save the report.',
  'check-found-damage': ({ count }) =>
    `The regular check found ${showCount(count, 'en')} damaged places in the vault. The rest can be used as before and is not overwritten. Open the settings, section Vault check, to see each place and what to do.`,
};
