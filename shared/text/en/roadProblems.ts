import { showDay } from '../../domain/dates.ts';
import type { RoadProblems } from '../../problems/roadProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showSize } from '../showFigures.ts';
import { roadTexts } from './roadTexts.ts';

export const roadProblems: ProblemTexts<RoadProblems> = {
  'return-frozen': ({ version }) =>
    `Version ${version} was submitted for signing and cannot be edited. What was submitted is untouched; the latest change was not written. Send this version back on Sign and export to edit a new one.`,
  'return-changed-meanwhile': () =>
    'The return changed while the copy for signing was being made. It was not submitted; every written change is kept. Look it over, then submit it again.',
  'road-step-refused': ({ state, action }) =>
    `The return is at “${roadTexts.states[state]}”, so “${roadTexts.actions[action]}” is not possible. Nothing has changed. Open the return again to see where it stands.`,
  'road-signatures-missing': ({ roles }) =>
    `Signatures are missing: ${roles.map((role) => roadTexts.roles[role]).join(', ')}. The sending was not recorded. Sign, or take in the signed file, then record it.`,
  'role-not-assignable': ({ role }) =>
    `This signature cannot be given the role ${role === null ? 'that was chosen' : roadTexts.roles[role]}: another signature has it, or its field says whose it is. Nothing has changed. Look at the signatures in the file and choose a role that is free.`,
  'document-number-wrong': ({ number }) =>
    `“${number}” is no document number. It was not recorded. Enter digits and letters only, joined by dots, hyphens or slashes, for example 486.`,
  'document-day-in-future': ({ day, today }) =>
    `The date ${showDay(day)} lies after today (${showDay(today)}). It was not recorded. Enter the date on the document; if it is right, check the date of this computer.`,
  'document-day-too-early': ({ day, notBefore, limit }) =>
    `The date ${showDay(day)} lies before ${limit === 'directive' ? 'the date of the directive' : 'the beginning of the period'} (${showDay(notBefore)}). It was not recorded. Enter the date on the return, or correct ${limit === 'directive' ? 'the date of the directive' : 'the period'}.`,
  'scan-unreadable': ({ file }) =>
    `“${file}” is no whole PDF, JPG, PNG or TIFF. It was not taken in and the sending was not recorded. Scan the signed paper again and choose that file.`,
  'scan-too-large': ({ file, limitBytes }) =>
    `“${file}” is larger than the limit of ${showSize(limitBytes, 'en')}. It was not taken in and the sending was not recorded. Scan again at a lower resolution, for example 300 dpi, and choose that file.`,
  'scan-is-kept-copy': ({ file }) =>
    `“${file}” is a copy this program made, without a signature by hand and a stamp. It was not taken in and the sending was not recorded. Scan the signed paper and choose the scan.`,
  'kept-file-unknown': ({ version }) =>
    `This step of version ${version} keeps no file. Nothing was written; what the vault keeps is untouched. Open the return again and choose the file in the record of signing.`,
  'signed-file-not-ours': ({ file }) =>
    `“${file}” is not the submitted copy with a signature added. It was not taken in; the kept copy is untouched. Export the kept copy again, sign that file, then take it in.`,
  'signed-file-nothing-new': ({ file }) =>
    `“${file}” is the very copy the vault keeps, without a new signature. Nothing has changed. Sign it with the tool of your office, then take it in.`,
  'signed-file-invalid': ({ file }) =>
    `The signatures in “${file}” do not match, or more than signatures was changed. It was not taken in; the kept copy is untouched. See the findings below, sign the exported copy again, then take it in.`,
};
