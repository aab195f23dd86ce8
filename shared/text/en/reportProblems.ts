import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': ({ file }) =>
    `A file ${file} is already in the chosen place. The old file is untouched and the new return was not written. Choose another name or agree to replace it.`,
  'export-over-input': ({ file }) =>
    `The file ${file} is one of the files this return is made from. It is untouched and the return was not written. Choose another name for the return.`,
  'export-is-folder': ({ file }) =>
    `${file} is a folder, not a file. The return was not written. Add a file name behind the folder, for example bao-cao.pdf.`,
  'export-folder-missing': ({ file, folder }) =>
    `There is no folder ${folder} to write ${file} into. The return was not written. Make the folder or choose another one, then export again.`,
  'export-file-busy': ({ file }) =>
    `The file ${file} is open in another program. The old file is untouched and the new return was not written. Close that program, then export again.`,
  'export-page-text-lost': ({ items }) =>
    `The text on the pages differs from what was entered at: ${items.join(', ')}. The return was not written, so that nothing is missing from it; the answers in the vault are intact. Change the text there (unusual characters, pasted passages), then export again.`,
  'export-too-long': () =>
    'The return is longer than a receiver can check, about 400 pages. It was not written; the answers in the vault are intact. Shorten the longest texts, move details into files of evidence, then export again.',
  'export-self-check-failed': ({ file, reason }) =>
    `The file ${file} was written, but reading it back did not match (technical code ${reason}). Do not use or send it; the data in the vault is intact. Check the disk or choose another place, then export again.`,
  'export-not-recorded': ({ file }) =>
    `“${file}” was written and read back whole, but the vault has not noted this export. The file can be used; home does not show the export yet. Mend the fault of the vault named below, then export again so that it is noted.`,
  'export-path-too-long': ({ file, shorter }) =>
    `The path to ${file} is too long. The return was not written. ${
      shorter === null
        ? 'Choose a folder nearer to the root of the drive, then export again.'
        : `Give it a shorter name such as “${shorter}”, or choose a folder nearer to the root of the drive, then export again.`
    }`,
  'export-failed': ({ file }) =>
    `${file} is no place where a file can be written. The return was not written and nothing has changed. Choose another place, then export again.`,
  'amendment-original-invalid': ({ file, reason }) =>
    `The file ${file} to be replaced is altered or lacks a signature (technical code ${reason}). The amended return was not written. Choose the very file that was signed and sent.`,
  'amendment-other-return': ({ file, rule }) =>
    `The file ${file} is not the return before this one: another ${rule}. The amended return was not written. Choose the file that was sent, or mend the input.`,
  'return-contradictory': ({ items }) =>
    `Status and result or evidence contradict each other: ${items.join(', ')}. The return was not written. Mend these items on the review screen, then export again.`,
};
