import type { EvidenceProblems } from '../../problems/evidenceProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const evidenceProblems: ProblemTexts<EvidenceProblems> = {
  'evidence-readable': () =>
    'The record of this file can be read. The file was not taken off the item. Open the return again and use the Unlink button beside the name of the file.',
  'evidence-empty': ({ name }) =>
    `The file “${name}” has no content (0 bytes). It was not attached; other evidence is unchanged. Check the original and attach it again.`,
  'evidence-too-large': ({ name, sizeBytes, limitBytes }) =>
    `The file “${name}” has ${gigabytes(sizeBytes)} GB, over the limit of ${gigabytes(limitBytes)} GB. It was not attached; other evidence is unchanged. Split it or make it smaller and attach it again.`,
  'evidence-is-directory': ({ name }) =>
    `“${name}” is a folder, not a file. Nothing was attached from it. Open the folder and choose the files you need.`,
  'evidence-vanished': ({ name }) =>
    `The file “${name}” could no longer be read while it was being attached. It was not attached; other evidence is unchanged. Check the device or connection and attach it again.`,
  'evidence-changed': ({ name }) =>
    `The file “${name}” changed while it was being attached. It was not attached; other evidence is unchanged. Close the program that writes to it and attach it again.`,
  'evidence-unreadable': ({ name }) =>
    `The file “${name}” cannot be read. It was not attached; other evidence is unchanged. Check the read permission or copy the file elsewhere and attach it again.`,
  'evidence-damaged': ({ name }) =>
    `The stored evidence “${name}” is damaged or was changed from outside. No damaged content was given out; other evidence is unchanged. Restore it from the latest backup, or attach the original again and take this file off its items.`,
  'evidence-lost': ({ name }) =>
    `The stored file of the evidence “${name}” is missing from the vault. Its description is still there; other evidence is unchanged. Restore it from the latest backup, or attach the original again and take this file off its items.`,
  'evidence-file-held': ({ name, reason }) =>
    `The operating system does not let the stored file of the evidence “${name}” be read now (${reason}). The evidence is still in the vault and nothing has changed. Close the program that holds the file or check the read permission and open it again.`,
  'evidence-not-found': () =>
    'The evidence is no longer in the vault. Nothing has changed. Open the list of evidence again to see the files there are.',
  'evidence-order-changed': ({ item }) =>
    `The files of item ${item} changed while they were put in order. The old order is kept. Open the list of evidence again and order the files once more.`,
  'evidence-same-content': ({ name }) =>
    `The file “${name}” has exactly the content of the file in use. Nothing was replaced, the evidence is unchanged. Choose a newer version of the file.`,
  'evidence-text-too-large': ({ name }) =>
    `The content of “${name}” is too large or packed in an unusual way, so it is not opened in the app. The file is intact in the vault and in the return. Save a copy and open it with a program of this PC if its origin is known.`,
  'evidence-text-unreadable': ({ name }) =>
    `The text of “${name}” cannot be read: the file is damaged, has a password or is of another kind. The file is intact in the vault and in the return. Save a copy and check it with a program of this PC.`,
  'evidence-cancelled': ({ name }) =>
    `Attaching “${name}” was cancelled on request. It was not attached; other evidence is unchanged. Attach it again when you need it.`,
  'evidence-upload-unknown': () =>
    'This upload has ended or was cancelled. The file was not attached; other evidence is unchanged. Attach the file again from the start.',
  'evidence-zip-too-large': ({ sizeBytes, limitBytes }) =>
    `All evidence together takes ${gigabytes(sizeBytes)} GB, and one ZIP file holds less than ${gigabytes(limitBytes)} GB. The ZIP file was not written; the evidence in the vault is intact. Export to a folder instead.`,
  'package-passphrase-short': ({ minimum }) =>
    `The password of the evidence package has fewer than ${minimum} characters. The package was not written, because whoever finds it could guess a short one. Enter a longer password and tell it to the receiver by another way than the package.`,
  'evidence-copy-exists': ({ file }) =>
    `The file “${file}” already exists there. It was left as it is and the copy was not written. Choose another name or confirm the replacement.`,
};

/** Rounded up: a file just above a limit must not look as large as the limit. */
function gigabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 ** 3) * 100) / 100).toFixed(2);
}
