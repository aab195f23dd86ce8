import type { VaultProblems } from '../../problems/vaultProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

const previousKeyring = (readable: boolean) =>
  readable
    ? 'Choose "Use the previous key file" to open the vault with the spare copy.'
    : 'Restore the vault folder from the latest backup.';

export const vaultProblems: ProblemTexts<VaultProblems> = {
  'vault-wrong-passphrase': () =>
    'The passphrase does not open the vault. The data in the vault is unchanged. Switch the Vietnamese keyboard off, check Caps Lock and type the passphrase again.',
  'vault-passphrase-too-short': ({ minimum }) =>
    `The passphrase has fewer than ${minimum} characters. The vault has not changed. Type a longer one; a sentence you remember works well.`,
  'vault-slot-not-found': ({ label }) =>
    `The vault has no user “${label}”. The data in the vault is unchanged. Choose a user from the list.`,
  'vault-not-found': () =>
    'The chosen folder holds no vault. Nothing was opened or changed. Choose the right folder or create a new vault.',
  'vault-exists': () =>
    'The chosen folder already holds a vault. It was left as it is and no new vault was made. Open that vault or choose another folder.',
  'vault-folder-not-empty': () =>
    'The chosen folder holds other files. They were left as they are and no vault was made. Choose an empty folder.',
  'vault-locked': () => 'The vault is locked. The last action was not saved. Unlock the vault and repeat it.',
  'vault-read-only': () =>
    'The vault is open for reading only. The last change was not saved. Open the vault where writing is allowed and repeat it.',
  'vault-keyring-missing': ({ previousGenerationReadable }) =>
    `The vault's key file keyring.json is missing. The data is still on the disk but cannot be opened yet; no new vault is made over it. ${previousKeyring(previousGenerationReadable)}`,
  'vault-keyring-damaged': ({ previousGenerationReadable }) =>
    `The vault's key file keyring.json is damaged. The data is still on the disk but cannot be opened yet. ${previousKeyring(previousGenerationReadable)}`,
  'vault-keyring-altered': ({ reason, previousGenerationReadable }) =>
    `${
      reason === 'mac'
        ? 'The key file keyring.json was changed outside the program.'
        : 'The key file keyring.json asks for a passphrase protection outside the allowed limits.'
    } The vault was not opened, so that neither passphrase nor data leaks. Tell your technician. ${previousKeyring(previousGenerationReadable)}`,
  'vault-file-unreadable': ({ name, reason, previousGenerationReadable }) =>
    `The vault's file ${name} cannot be read (${reason}): it belongs to another user of the computer, another program such as an antivirus holds it, or the disk is faulty. The file need not be damaged; nothing was changed. Close other programs, check your right to read the vault folder and the connection of the drive, then try again; if it stays so, tell your technician${previousGenerationReadable ? ', or choose "Use the previous key file" to open the vault with the spare copy' : ''}.`,
  'vault-database-missing': () =>
    "The vault's file vault.db is missing. No empty vault was made in its place. Restore the vault folder from the latest backup.",
  'vault-database-damaged': () =>
    "The vault's file vault.db is damaged. It is not opened for writing, so that nothing gets worse; what is whole may be seen in reading only. Restore the latest backup; if none is usable, copy the whole vault folder elsewhere and restore from that copy; if that fails too, keep the copy and tell your technician.",
  'vault-foreign-beside': ({ name }) =>
    `Beside vault.db lies “${name}”, which this program did not make. The vault was not opened and nothing has changed. Move it out of the vault folder and open again; if that fails, restore the latest backup.`,
  'vault-unfinished-write': () =>
    'The vault has an interrupted write and is opened for reading only or lies where nothing can be written. It was not opened and has not changed. Open it in the program to complete the write, or copy the vault folder to a writable disk and open it there.',
  'vault-row-damaged': ({ table, id }) =>
    `One entry of the vault is damaged or was changed from outside (${table} ${id.slice(0, 8)}). The other entries can be read; this one is not overwritten. Restore it from the latest backup and tell your technician.`,
  'vault-rows-altered': () =>
    'The data in the vault does not match what the program wrote last. What can be read was left as it is, but some of it may be missing or older. Compare with the latest backup and tell your technician.',
  'vault-audit-broken': ({ seq }) =>
    `The audit log is no longer continuous from entry ${seq}. The data can be read, but the log proves nothing from that entry on. Leave the vault as it is and tell your technician.`,
  'vault-newer-format': ({ found, supported }) =>
    `A newer version of the program made this vault (format ${found}, this program reads up to ${supported}). It was not opened and has not changed. Install the newer version and open it again.`,
  'vault-in-use': ({ host, user, since, isHere }) =>
    `The vault is open ${host === '' ? 'in another window' : isHere ? 'on this computer' : `on the computer “${host}”`}${user === '' ? '' : ` by the account “${user}”`}${since === '' ? '' : ` since ${since}`}. It was not opened a second time, so that nobody overwrites the other. Close it there and try again.${isHere ? '' : ' If that computer certainly no longer has it open (switched off, broken or renamed), choose “Open on this computer” (command line: --take-over-lock).'}`,
  'vault-network-refused': () =>
    'The place for the vault is on a network drive. No vault was made, because on a network drive two computers may write at once and damage the data. Put the vault on a disk of this computer.',
  'vault-network-unconfirmed': () =>
    'The vault is on a network drive. It was not opened, because a lost connection or another computer that writes too may damage the data. Copy the vault folder to a disk of this computer; if certainly no other computer has it open, choose “Open anyway” (command line: --accept-network).',
  'vault-on-network': () =>
    'The vault is open on a network drive. A lost connection may damage the data. Back up now, lock the vault and copy its folder to a disk of this computer.',
  'vault-sync-refused': () =>
    'The place for the vault is in a folder that OneDrive syncs. No vault was made, because the sync program may change or duplicate its files. Put the vault into a folder that is not synced.',
  'vault-in-sync-folder': () =>
    'The vault is in a folder that OneDrive syncs. It can be used, but the sync program may change or duplicate its files. Lock the vault and copy its folder out of the synced one.',
  'vault-on-removable': () =>
    'The vault is on a removable drive. It can be used, but pulling the drive out while it is open may cost the last save, and such drives get lost. Lock the vault before the drive is removed; better back up and copy the vault folder to a disk of this computer.',
  'vault-conflict-copies': ({ names }) =>
    `The vault folder holds duplicates left by a sync program: ${names.join(', ')}. The program neither uses nor deletes them; the vault is open with its original files. Compare the data with the other computers that share the folder, then move these files out.`,
  'vault-path-too-long': ({ length, longest }) =>
    `The path of the place for the vault has ${length} characters, more than ${longest}. No vault was made, because Windows and backup programs cannot open long paths. Choose a folder nearer to the root of the disk.`,
  'backup-exists': () =>
    'The chosen backup place already holds data. It was left as it is and no backup was made. Choose another name or folder.',
  'backup-inside-vault': () =>
    'The chosen backup place lies inside the vault folder itself. No backup was made. Choose a folder on another disk or an external device.',
  'output-inside-vault': ({ file }) =>
    `The place for “${file}” lies in the vault folder or where copies of the vault are kept. The file was not written, the vault is unchanged. Choose another folder, outside the vault’s.`,
  'vault-places-linked': ({ names }) =>
    `The vault folder has links to other places: ${names.join(', ')}. Nothing is written or deleted through a link, so the vault was not opened for writing; the data is unchanged. Have the links replaced by the folders or files themselves, or restore the vault from a backup.`,
  'backup-check-failed': () =>
    'The backup just written does not open again. The vault is unchanged and the bad copy was removed. Check the target disk and back up again.',
  'vault-reserve-used': ({ freeBytes }) =>
    `The disk of the vault is full${freeBytes === null ? '' : `; ${Math.floor(freeBytes / 1_000_000)} MB are free now`}. What was just typed is saved in the vault, in the room kept for that, but the next save may fail. Free space on the disk now, then lock and unlock the vault so that the room is kept again.`,
  'disk-full': ({ missingBytes }) =>
    `The disk has too little free space${missingBytes === null ? '' : `; about ${Math.max(1, Math.ceil(missingBytes / 1_000_000))} MB are missing`}. This write did not happen and what was saved before is unchanged. Free some space and repeat it.`,
  'write-refused': ({ reason }) =>
    `The operating system refused to write the file (${reason}). This write did not happen and what was saved before is unchanged. Close the program that uses the file, check the write permission and repeat it.`,
  'vault-places-occupied': ({ names }) =>
    `In the vault's folder ${names.map((name) => `“${name}”`).join(', ')} is a file and not the program's folder. The vault was not opened for writing, nothing was changed; evidence of that folder, if any, cannot be read. Move the file away, copy the folder of that name from the latest backup, and open the vault again.`,
  'file-too-large-for-disk': () =>
    'The place takes no file that large: a stick formatted as FAT32 takes files below 4 GB only. The file was not written, the data in the vault is whole. Use a stick formatted as exFAT or NTFS, or send the returns one by one.',
  'place-vanished': ({ reason }) =>
    `The place to write to can no longer be reached (${reason}): the device was removed or is faulty, the connection was lost, or the folder was deleted. This write did not happen and the data in the vault is unchanged. Connect the device again or choose another place and repeat it.`,
};
