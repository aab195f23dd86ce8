import type { ExpectedShape, InputProblems, UsageFault } from '../../problems/inputProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const inputProblems: ProblemTexts<InputProblems> = {
  'input-unreadable': ({ file }) =>
    `“${file}” cannot be read. Nothing was made or overwritten. Check the path and the right to read it, then run again.`,
  'input-too-large': ({ file, limitBytes }) =>
    `“${file}” is larger than ${limitBytes / 1024 / 1024} MB, so it was not read. Nothing of it is in the return. Check which file was named; long material belongs into an evidence file.`,
  'input-encoding': ({ file }) =>
    `“${file}” is not UTF-8. Vietnamese letters in it could come out wrong, so it was not used. Save the file as UTF-8, then run again.`,
  'input-not-json': ({ file, line }) =>
    line === null
      ? `“${file}” is not complete JSON: it ends too early. Nothing of it was used. Add what is missing at its end.`
      : `“${file}” is not valid JSON at line ${line}. Nothing of it was used. Mend that line (often a comma or a quotation mark), then run again.`,
  'input-shape': ({ expected }) =>
    `The value here is wrong: ${shapeText(expected)} is needed. The return was not made. Correct the value, then run again.`,
  'field-twice': ({ field, line }) =>
    `The field “${field}” stands twice in one object (line ${line}). Only one value would be kept, the other lost. Merge the two or remove one.`,
  'field-missing': ({ field }) =>
    `The required field “${field}” is missing. The return was not made. Add the field, then run again.`,
  'field-unknown': ({ field }) =>
    `The field “${field}” is not part of the format. What stands in it cannot reach the return. Correct its name or remove it.`,
  'input-usage': ({ fault, name }) =>
    `${usageText(fault, name)} The command did not run. The option --help shows the usage.`,
  'unknown-item': ({ item }) =>
    `Item “${item}” is not in the directive. Its answer cannot reach the return. Correct the item id (the command directive show lists them all).`,
  'duplicate-item': ({ item }) =>
    `Item ${item} has two answers. Which one is right is not known, so the return was not made. Merge the two or remove one.`,
  'item-not-applicable-to-unit': ({ item }) =>
    `Item ${item} is not assigned to this unit. Its answer cannot reach the return. Remove it, or check the unit kind in the unit file.`,
  'result-missing': ({ item }) =>
    `Item ${item} says “done” but has no result. The return would not show what was done. Write the result, or change the status.`,
  'reason-missing': ({ item }) =>
    `Item ${item} says “not applicable” but gives no reason. The receiver has no ground to accept it. Write the reason, or change the status.`,
  'nothing-occurred-not-allowed': ({ item }) =>
    `Item ${item} cannot be “nothing occurred”: it is a duty that no event triggers. The return was not made. Choose another status.`,
  'date-does-not-exist': ({ text }) =>
    `The day “${text}” is not in the calendar or not written yyyy-MM-dd. The return was not made. Correct the day.`,
  'characters-unfit': ({ characters }) =>
    `There are characters that cannot be seen or printed: ${characters.join(', ')}. This text was not taken in. Clear it and type it again.`,
  'period-reversed': ({ from, to }) =>
    `The period begins (${from}) after it ends (${to}). The return was not made. Swap the two days.`,
  'directive-reference-differs': ({ given, printed }) =>
    `The directive says “${printed}”, the input says “${given}”. The return would cite another paper. Follow the directive, or leave the field empty.`,
  'evidence-file-missing': ({ file }) =>
    `There is no evidence file “${file}” in the evidence folder. The return would cite a file that does not exist. Copy it into the folder, or correct the name.`,
  'evidence-folder-missing': ({ folder }) =>
    `There is no evidence folder “${folder}”. No evidence was read. Check the path behind --evidence.`,
  'evidence-folder-not-given': ({ file }) =>
    `An answer cites “${file}”, but no evidence folder was named. The file was not read. Add the option --evidence.`,
  'evidence-outside-folder': ({ file }) =>
    `“${file}” lies outside the evidence folder. It was not read, so that no other file slips into the return. Copy it into the evidence folder and correct the name.`,
  'caption-without-evidence': ({ file }) =>
    `There is a caption for “${file}”, but no answer cites that file. The caption would not be printed. Add the file to an answer, or remove the caption.`,
  'unknown-unit-kind': ({ kind, known }) =>
    `There is no unit kind “${kind}”. Which items the unit owes is not known. Use one of: ${known.join(', ')}.`,
  'unit-not-addressed': ({ kind, groups }) =>
    `The directive does not address units of kind “${kind}”. No item binds this unit. To adopt the items of a group, set “adoptedGroup” to one of: ${groups.join(', ')}.`,
  'adoption-not-needed': ({ kind }) =>
    `The directive addresses units of kind “${kind}”. The unit answers its own items and cannot adopt those of another group. Remove “adoptedGroup”.`,
  'adopted-group-unknown': ({ group, groups }) =>
    `The directive has no group “${group}”. Which items the unit adopts is not known. Use one of: ${groups.join(', ')}.`,
  'directive-unknown': ({ id }) =>
    `There is no directive “${id}”. Without it no return can be made. See the command directive list, or give the path of a JSON file.`,
  'directive-quote-not-in-source': ({ quote }) =>
    `The quotation “${shorten(quote)}” does not stand in the source at the given place. The directive cannot be used, because a return quotes word for word. Get the file from its sender again.`,
  'directive-source-altered': ({ file }) =>
    `The source text in “${file}” does not match the SHA-256 beside it. The directive was altered, so it is not used. Get the file from its sender again.`,
  'directive-reference-unknown': ({ name }) =>
    `The directive refers to “${name}”, which it does not declare. Who owes which item is not known. Get the file from its sender again.`,
  'directive-duplicate-id': ({ id }) =>
    `The id “${id}” appears twice in the directive. An answer could go to the wrong item, so the directive is not used. Get the file from its sender again.`,
  'return-unknown': ({ id }) =>
    `There is no return “${id}” in the vault. Nothing was changed. Go back to the home page and open the return again.`,
  'return-addressee-unknown': ({ subject, group }) =>
    `The directive “${subject}” of this program does not name the addressee “${group}” that a return of the vault answers as. That return cannot be opened but is whole, and other returns are not affected. Install the version of the program that made the return and open it again.`,
};

function shapeText(expected: ExpectedShape): string {
  switch (expected.kind) {
    case 'text':
      return 'a text';
    case 'text-not-empty':
      return 'a text that is not empty';
    case 'number':
      return 'a number';
    case 'whole-number':
      return 'a whole number';
    case 'true-or-false':
      return 'true or false';
    case 'list':
      return 'a list [ … ]';
    case 'list-not-empty':
      return 'a list with at least one entry';
    case 'object':
      return 'an object { … }';
    case 'day':
      return 'a day as yyyy-MM-dd';
    case 'uuid':
      return 'a UUID';
    case 'other':
      return 'a value of the published format';
    case 'one-of':
      return `one of ${expected.values.join(', ')}`;
    case 'at-least':
      return `a number of at least ${expected.limit}`;
    case 'at-most':
      return `a number of at most ${expected.limit}`;
    case 'characters-at-most':
      return `at most ${expected.limit} characters`;
    case 'entries-at-most':
      return `at most ${expected.limit} entries`;
    case 'like':
      return `a form like ${expected.example}`;
  }
}

function usageText(fault: UsageFault, name: string): string {
  const sentences: Record<UsageFault, string> = {
    'command-missing': 'No command was given.',
    'command-unknown': `There is no command “${name}”.`,
    'option-unknown': `There is no option “${name}”.`,
    'option-missing': `The option ${name} is missing.`,
    'option-without-value': `The value of the option ${name} is missing or wrong.`,
    'option-twice': `The option ${name} was given twice.`,
    'options-exclude': `These cannot be used together: ${name}.`,
    'signing-way-missing': 'The way of signing is missing: --p12 with --password-file, or --unsigned.',
    'argument-missing': `Missing: ${name}.`,
    'argument-unexpected': `Unexpected argument “${name}”.`,
    'day-invalid': `There is no day “${name}”, or it is not written like 2024-05-09.`,
    'seal-width-invalid': `The width of the seal “${name}” is no whole number from 20 to 42 (mm).`,
    'time-invalid': `The time “${name}” is not written like 2024-04-22T09:30:00+07:00.`,
    'time-in-future': `The time “${name}” has not come yet by the clock of this PC.`,
    'size-unknown': `“${name}” is no usable size: enter a number and a unit, at most 25MB, such as 20MB or 500KB.`,
    'package-name': `The evidence package “${name}” must end in .zip, or in .age to be encrypted with a password.`,
    'signatures-unknown': `There is no set of signatures “${name}”, only: head; head,agency; preparer,head,agency.`,
    'amendment-options': `An amended return needs both --replaces and --reason.`,
    'role-unknown': `There is no role “${name}”, only head, agency and preparer.`,
    'language-unknown': `There is no language “${name}”; use vi or en.`,
  };
  return sentences[fault];
}

function shorten(quote: string): string {
  return quote.length > 60 ? `${quote.slice(0, 59)}…` : quote;
}
