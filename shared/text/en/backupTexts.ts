/** Backups and restoring. */
export const backupTexts = {
  title: 'Backups and restore',
  lead: 'A backup is encrypted like the vault and opens with the passphrase the vault had when it was made.',
  byHandTitle: 'Back up to a USB stick or another disk',
  byHandIntro:
    'The copy is written, read again, opened and checked row by row before it is reported as done.',
  mayRemove:
    'Written to the disk, read again and checked. The stick may be removed with “Safely remove hardware”.',
  automaticTitle: 'Automatic backups on this PC',
  automaticIntro:
    'On each day on which the vault is opened the app makes one backup: those of the last 7 days and of the last 4 weeks are kept. They lie on the same disk as the vault: they help after a deletion or damage of the vault, not when the disk fails or the PC is lost.',
  none: 'There is no automatic backup yet.',
  due: 'Next automatic backup: in a few minutes.',
  next: (day: string) => `Next automatic backup: from ${day}.`,
  makeNow: 'Make an automatic backup now',
  columns: { madeAt: 'Made at', size: 'Size', state: 'Check' },
  checked: 'Opened and checked',
  unlogged:
    'The vault is open for reading only, so this backup could not be written into its log. Note it elsewhere if needed.',
  copying: (percent: number) => `Copying ${percent}%`,
  checking: (percent: number) => `Checking the copy ${percent}%`,
  preparing: 'Preparing',
  stop: 'Stop',
  restoreTitle: 'Restore from a backup',
  restoreIntro:
    'The vault in use is replaced by the backup once that has been checked. The vault in use is not deleted: it is moved whole into the folder “kept” beside the vault.',
  restoreOpen: 'Restore from a backup…',
  restoreExplained:
    'Choose the backup and enter the passphrase that was used when it was made. The backup is only read. A vault that is there is kept whole.',
  list: 'Backup',
  automaticEntry: (moment: string) => `Automatic, ${moment}`,
  chosenEntry: (folder: string) => folder,
  changedAt: (moment: string) => `Last written ${moment}`,
  noDatabase: 'The file vault.db is missing',
  noneFound: 'This PC has no automatic backup. Choose the folder of the backup on the USB stick.',
  chooseFolder: 'Choose another folder…',
  passphrase: 'Passphrase of the backup',
  passphraseHint:
    'Switch the Vietnamese input method (Unikey) off. Without the passphrase, enter the recovery code.',
  choiceMissing: 'No backup is chosen. Choose one in the list.',
  passphraseMissing: 'No passphrase yet. Enter the one that was used when the backup was made.',
  restore: 'Restore',
  restoring: 'Restoring…',
  restoreAnyway: 'Restore all the same',
  keepVault: 'Keep the present vault',
  restored: 'The vault was restored from the backup. It is locked: open it with the passphrase just used.',
  keptAs: (folder: string) => `The vault of before is kept whole in the folder kept/${folder}.`,
};
