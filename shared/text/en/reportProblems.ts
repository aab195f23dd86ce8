import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': ({ file }) =>
    `A file ${file} is already in the chosen place. The old file is untouched and the new return was not written. Choose another name or agree to replace it.`,
  'export-file-busy': ({ file }) =>
    `The file ${file} is open in another program. The old file is untouched and the new return was not written. Close that program, then export again.`,
  'export-page-text-lost': ({ items }) =>
    `The text on the pages differs from what was entered at: ${items.join(', ')}. The return was not written, so that nothing is missing from it; the answers in the vault are intact. Change the text there (unusual characters, pasted passages), then export again.`,
  'export-self-check-failed': ({ file, reason }) =>
    `The file ${file} was written, but reading it back did not match (${reason}). Do not use or send it; the data in the vault is intact. Check the disk or choose another place, then export again.`,
  'export-path-too-long': ({ file }) =>
    `The path to ${file} is too long. The return was not written. Choose a folder nearer to the root of the drive or a shorter name, then export again.`,
  'export-failed': ({ file }) =>
    `The file ${file} could not be written. The old file (if any) and the data in the vault are intact. Check write permission and free space, or choose another place, then export again.`,
  'return-contradictory': ({ items }) =>
    `Status and result or evidence contradict each other: ${items.join(', ')}. The return was not written. Mend these items on the review screen, then export again.`,
};
