import type { KeyProblems } from '../../problems/keyProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const keyProblems: ProblemTexts<KeyProblems> = {
  'vault-slots-full': ({ maximum }) =>
    `The vault already has ${maximum} keys that open it. The new one was not added, the vault is unchanged. Remove officers or computers no longer in use, then add it again.`,
  'vault-keyring-rolled-back': () =>
    'The key file keyring.json in the vault folder is an old one that had been replaced by a newer one. A passphrase changed since may open the vault again; officers and recovery codes removed since still cannot; this is in the log if the vault can be written. Change the passphrase of each officer and make a new recovery code; if nobody of yours put the file back, tell whoever is responsible for information security.',
  'vault-keyring-ahead': () =>
    'The key file keyring.json is newer than the data of the vault: the last change of keys was cut off before it was logged, or a key file of another time (such as of the vault before a restore) was put there. The vault was opened and uses this key file from now on, so every passphrase and code in it opens the vault; this is in the log if the vault can be written. If nobody has just changed keys, look through the officers under Settings, remove those no longer in use, and change the passphrase.',
  'keys-changed-unlogged': () =>
    'The change of passphrase, code or officers is in force but could not be logged, and the disk did not let it be undone. From now on the vault opens with the new passphrases, codes and officers; the data in the vault are intact. Check the disk of the vault, then lock the vault and open it with the new passphrase, so that this is logged.',
  'vault-slot-removed': () =>
    'The key file keyring.json in the vault folder is an old one, and this passphrase, code or computer was removed from the vault since. The vault was not opened, its data are intact. Open with the passphrase of an officer who is still in the vault, or put back the newest keyring.json from a backup.',
  'vault-wait': ({ seconds }) =>
    `Several wrong entries in a row. This entry was not tried, the data in the vault are intact. Wait ${seconds} seconds, then enter it again.`,
  'officer-alias-taken': ({ alias }) =>
    `The vault already has an officer called “${alias}”. Nothing was changed. Choose another short name.`,
  'officer-unknown': () =>
    'This officer is no longer in the list of the vault. Nothing was changed. Open the Vault section again and choose anew.',
  'officer-last': () =>
    'This is the only officer who can open the vault with a passphrase. The officer was not removed, the vault is unchanged. Add another officer first, then remove this one.',
  'recovery-code-length': ({ found, wanted }) =>
    `The recovery code has ${wanted} characters, ${found} were entered. The code was not tried, the vault is unchanged. Compare with the printed sheet and enter all 8 groups.`,
  'recovery-code-mistyped': ({ groups }) =>
    `Mistyped in the recovery code: group ${groups.join(', ')}. The code was not tried, the vault is unchanged. The code has 8 groups of 5 characters: compare with the printed sheet and correct it.`,
  'recovery-code-wrong': () =>
    'The recovery code does not belong to this vault or was replaced by a newer one. The data in the vault are intact. Find the latest sheet of the vault and enter its code.',
  'recovery-code-not-made': () =>
    'No new recovery code is waiting to be confirmed: the vault was locked or the code was given up. An earlier code, if there is one, still works. Make a new code and enter it again.',
  'recovery-code-differs': () =>
    'What was entered is not the new code. The new code is not in force yet. Take the sheet just printed and enter it again.',
  'device-key-unavailable': () =>
    'The operating system of this computer does not keep secrets for programs safely. Quick opening was not turned on, the vault is unchanged. Go on opening the vault with the passphrase.',
  'device-key-failed': () =>
    'This computer could not open the vault with the key it keeps. The data in the vault are intact. Enter the passphrase to open the vault, then turn quick opening on again in the settings.',
};
