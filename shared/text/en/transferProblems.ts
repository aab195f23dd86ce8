import type { TransferProblems } from '../../problems/transferProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showCount, showMoment } from '../showFigures.ts';

export const transferProblems: ProblemTexts<TransferProblems> = {
  'transfer-not-a-package': ({ file }) =>
    `The file “${file}” is no transfer package of this program. The vault has not changed. Choose an .age file that this program made.`,
  'transfer-newer-format': ({ file, found, supported }) =>
    `The package “${file}” was made by a newer version (format ${found}, this program reads up to ${supported}). The vault has not changed. Install the new version of the program, then import again.`,
  'transfer-package-damaged': ({ file }) =>
    `The package “${file}” is damaged, cut short or was altered. The vault has not changed. Copy the package from its source again, compare it with the .sha256 file beside it, then import again.`,
  'transfer-wrong-passphrase': ({ file }) =>
    `The passphrase does not open the package “${file}”. The vault has not changed. Turn off the Vietnamese input method, check Caps Lock, then type the sender’s passphrase again.`,
  'transfer-not-for-this-vault': ({ file }) =>
    `The package “${file}” was made for the key of another vault. The vault has not changed. Send this vault’s key to the sender and ask for a new package.`,
  'transfer-nothing-new': ({ file, takenInAt }) =>
    `The package “${file}” holds nothing new${takenInAt === null ? '' : `; it was imported at ${showMoment(takenInAt)}`}. The vault has not changed. There is no need to import it.`,
  'transfer-nothing-taken': ({ file, differences, whole, kept }) =>
    `Nothing of the package “${file}” was imported${stayed([
      [differences, 'differences kept as they are in the vault'],
      [whole, 'returns further on in the package not taken'],
      [kept, 'returns left alone for the reason shown in the preview'],
    ])}. The vault has not changed.${
      differences === 0
        ? ''
        : ' Where the text of the package is needed, import again and choose “Keep both” (command line: --conflicts both) or choose “Package” (command line: --conflicts theirs).'
    }${whole === 0 ? '' : ' Where the return that is further on is needed, choose “Take the one of the package” in the window and import again.'}${
      differences + whole > 0 ? '' : ' Preview the package to see why, then ask its sender.'
    }`,
  'transfer-too-large': ({ sizeBytes, limitBytes }) =>
    `The package would need ${gigabytes(sizeBytes)} GB, more than the ${gigabytes(limitBytes)} GB of one file on a USB stick (FAT32). It was not made, the data is untouched. Transfer one return at a time, or back the vault up into a folder.`,
  'transfer-file-too-large': ({ file, sizeBytes, limitBytes }) =>
    `The file “${file}” has ${gigabytes(sizeBytes)} GB, more than the ${gigabytes(limitBytes)} GB of a package. It was not read, the vault has not changed. Check which file was chosen.`,
  'transfer-recipient-invalid': () =>
    'The colleague’s key is not valid: a key begins with “age1” and has 62 characters. No package was made. Copy the key again exactly as the colleague sent it.',
  'transfer-cancelled': () =>
    'The transfer was stopped on request. No unfinished file was kept, the vault has not changed. It can be started again at any time.',
  'transfer-check-failed': ({ file }) =>
    `The package “${file}” reads back differently than it was written. The bad file was removed, the vault is untouched. Check the storage device or use another one, then make the package again.`,
  'transfer-unreadable': ({ file, reason }) =>
    `The file “${file}” cannot be read (${reason}). The vault has not changed. Check that the device is plugged in and the file may be read, then try again.`,
  'transfer-trail-unknown': ({ id }) =>
    `The vault has no log that came with a package of the id ${id.slice(0, 8)}. The data of the vault is as it was. Open the list of logs again and choose the one to read.`,
  'transfer-trail-unreadable': ({ file, line }) =>
    `Line ${line} of the log that came with the package “${file}” is not an entry. The returns and the log of this vault are not affected. Ask the sender for a new package, or read the log in the sender's vault.`,
  'transfer-changed-meanwhile': () =>
    'The vault changed after the package was previewed. Nothing was imported. Open the package again to see it against the present data, then import.',
};

function stayed(counts: readonly (readonly [number, string])[]): string {
  const parts = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${showCount(count, 'en')} ${what}`);
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

function gigabytes(bytes: number): string {
  return (bytes / 1_000_000_000).toFixed(1);
}
