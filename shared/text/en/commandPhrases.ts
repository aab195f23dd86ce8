import type { SameShape } from '../sameShape.ts';
import type { commandPhrases as vi } from '../vi/commandPhrases.ts';

const previousKeyring = {
  window: 'Choose "Use the previous key file" to open the vault',
  command: 'Open the vault in the window and choose "Use the previous key file" to open it',
};

export const commandPhrases: SameShape<typeof vi> = {
  problems: {
    'backup-of-damaged': { window: 'Run the check of the vault', command: 'Run `vault check`' },
    'restore-indexes-damaged': { window: 'run the vault check', command: 'run `vault check`' },
    'backup-overdue': {
      window: 'back up under Vault in the settings',
      command: 'back up with `vault backup --to`',
    },
    'backup-ahead': {
      window: 'restore it under Backups and restore',
      command: 'restore it with `vault restore --from`',
    },
    'vault-opened-read-only': {
      window: 'then lock the vault and open it again',
      command: 'then run the command again',
    },
    'vault-reserve-used': {
      window: 'then lock and unlock the vault',
      command: 'then run the command again',
    },
    'vault-on-network': { window: 'Back up now, lock the vault and copy', command: 'Back up now and copy' },
    'vault-in-sync-folder': { window: 'Lock the vault and copy its folder', command: 'Copy its folder' },
    'vault-on-removable': {
      window: 'Lock the vault before the drive is removed',
      command: 'Let the command end before the drive is removed',
    },
    'vault-slot-not-found': {
      window: 'Choose a user from the list',
      command: 'Give the name of a user with --slot, or leave --slot out to try every user',
    },
    'vault-keyring-missing': previousKeyring,
    'vault-keyring-damaged': previousKeyring,
    'vault-keyring-altered': previousKeyring,
    'vault-file-unreadable': {
      window: 'or choose "Use the previous key file" to open the vault',
      command: 'or open the vault in the window and choose "Use the previous key file" to open it',
    },
    'vault-keyring-ahead': { window: 'under Settings', command: 'in the window' },
    'transfer-trail-unknown': {
      window: 'Open the list of logs again and choose the one to read',
      command: 'Run `vault log` without --carried for the list of logs and choose the one to read',
    },
    'transfer-nothing-taken': {
      window: 'Preview the package to see why',
      command: 'Run the command again with --preview to see why',
    },
    'transfer-changed-meanwhile': {
      window: 'Open the package again to see it against the present data',
      command: 'Run the command again with --preview to see it against the present data',
    },
    'return-unknown': {
      window: 'Go back to the home page and open the return again',
      command: 'Give the id of a return of the vault with --return',
    },
    'signer-unknown': {
      window: "Add the issuer's root certificate to those that are trusted",
      command: "Put the issuer's root certificate into the folder named by --roots",
    },
    'seal-not-pinned': {
      window: 'add it to the list',
      command: 'add it to the file named by --pins',
    },
    'signer-first-seen': { window: 'then confirm it', command: 'then confirm it with `confirm`' },
    'signer-differs': {
      window: 'compare the fingerprint and confirm it',
      command: 'compare the fingerprint and confirm it with `confirm`',
    },
    'seal-not-drawn': {
      window: 'correct the unit’s name in Settings',
      command: 'correct the unit’s name in unit.json',
    },
  },
  todo: {
    'unknown-signer': {
      window: "Add the issuer's root certificate to those that are trusted",
      command: "Put the issuer's root certificate into the folder named by --roots",
    },
    'unpinned-seal': { window: 'record the seal', command: 'add the seal to the file named by --pins' },
  },
};
