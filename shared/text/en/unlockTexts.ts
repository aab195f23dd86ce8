import type { SameShape } from '../sameShape.ts';
import type { unlockTexts as vietnamese } from '../vi/unlockTexts.ts';

export const unlockTexts: SameShape<typeof vietnamese> = {
  title: 'Open the vault',
  passphrase: 'Passphrase',
  passphraseMissing: 'No passphrase yet. Type the passphrase of the vault.',
  open: 'Unlock',
  usePreviousKeyring: 'Use the previous key file',
  openReadOnly: 'Open for reading only',
  takeOverLock: 'Open on this computer',
  takeOverTitle: 'The vault is open on another computer',
  takeOverMeaning:
    'Two computers that write to one vault may damage its data. Once it is open here, nothing may be typed on the other one.',
  keepShut: 'Not now',
  acceptNetwork: 'Open anyway',
  lockedBy: {
    idle: 'The vault locked because nobody used the PC. What was being typed was put away in the vault.',
    suspend: 'The vault locked because the PC went to sleep. What was being typed was put away in the vault.',
    'screen-locked':
      'The vault locked together with the screen. What was being typed was put away in the vault.',
  },
  opening: 'Opening the vault…',
  missing: {
    'keyring-missing': {
      title: 'The key file of the vault is missing',
      what: 'The vault folder has no file keyring.json. The data is still on the disk but cannot be opened.',
    },
    'database-missing': {
      title: 'The data of the vault is missing',
      what: 'The vault folder has no file vault.db. The key file is there, but there is no data to open.',
    },
  },
  noNewVault: 'No new vault was created over this folder.',
  stepsTitle: 'What to do',
  steps: [
    'Check that the drive or device with the vault is connected and readable.',
    'Look into the recycle bin and into the quarantine folder of the antivirus software.',
    'If it is not there, copy the whole vault folder back from the latest backup.',
  ],
  checkAgain: 'Check again',
};
