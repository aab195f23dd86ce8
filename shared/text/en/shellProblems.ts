import type { ShellProblems } from '../../problems/shellProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

const cutOff = {
  attach: 'The vault locked while evidence was being attached, so a file was not attached.',
  write: 'The vault locked while a file was being written, so that file was not written.',
  backup: 'The vault locked during a backup, so that copy was not made.',
  restore: 'The vault locked during a restore, so it was not replaced by the backup.',
  'take-in': 'The vault locked while a package was being taken in, so nothing of it was taken in.',
} as const;

export const shellProblems: ProblemTexts<ShellProblems> = {
  'ipc-refused': ({ call }) =>
    `The window's request “${call}” does not follow the rules and was not carried out. Nothing in the vault changed. Close and reopen the app, then do it again.`,
  unexpected: ({ reference }) =>
    `The app met an unexpected error (reference ${reference}). The last action was not saved to the vault; everything saved before is still there. Do it again; if the error returns, send this reference to support.`,
  'no-file-chosen': () => 'No file was chosen. Nothing changed. Choose a file and do it again.',
  'settings-damaged': () =>
    'The settings file is damaged and could not be read. The vault is not affected; the app uses the default settings and keeps the damaged copy as settings.damaged.json. Check language and appearance under Settings.',
  'settings-not-saved': () =>
    'The settings file could not be written. The vault is not affected; the change lasts until the app is closed. Check the free space of the disk, then save again.',
  'engine-stopped': () =>
    'The part that handles your data stopped suddenly, so the vault was locked. Everything marked as saved to the vault is still there; text being typed may not be. Unlock the vault and check the item you were working on.',
  'typed-text-lost': () =>
    'The vault locked before the window had put away all the text being typed. Everything marked as saved to the vault is still there; what was typed in the last second may be lost. Unlock the vault and check the field you were typing in.',
  'work-cut-off': ({ work }) =>
    `${cutOff[work]} What was saved to the vault has not changed and no half-written file is left. Do it again.`,
};
