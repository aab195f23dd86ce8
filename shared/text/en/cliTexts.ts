import type { SameShape } from '../sameShape.ts';
import type { cliTexts as vietnamese } from '../vi/cliTexts.ts';

const returnUsage = `return --directive <id|file> --unit unit.json --answers answers.json [--evidence DIR]
         (--p12 F --password-file F | --unsigned) [--signatures head,agency]
         [--embed-evidence 20MB] [--evidence-package F.zip|F.age --package-password-file F]
         [--replaces OLD.pdf --reason TEXT] [--print-copy F.pdf]
         [--at ISO-TIME] [--overwrite] --out F.pdf`;
const verifyUsage = `verify F.pdf… [--roots DIR] [--pins FILE] [--units FILE] [--crls DIR] [--explain] [--evidence DIR|F.zip|F.age]
         [--package-password-file F]`;
const confirmUsage =
  'confirm F.pdf --field NAME --units FILE [--certificate SHA-256] [--roots DIR] [--pins FILE] [--crls DIR]';
const signUsage = `sign F.pdf --role head|agency|preparer
         (--p12 F --password-file F | --pkcs11 MODULE --label L --pin-stdin [--confirm-final-try])
         [--hand-signature F.png | --seal-image F.png [--seal-width MM]]
         [--number N --date YYYY-MM-DD] [--at ISO-TIME] [--overwrite] --out F.pdf`;
const directiveUsage = 'directive list | directive show ID';
const vaultUsage = `vault check --vault DIR --passphrase-file FILE|- [--slot NAME] [--backups DIR]
  vault backup --vault DIR --passphrase-file FILE|- [--slot NAME] [--accept-network] --to NEW-DIR
  vault restore --vault DIR --passphrase-file FILE|- [--slot NAME] --from BACKUP [--accept-damage] [--take-over-lock]
         [--other-vault]
  vault export --vault DIR --passphrase-file FILE|- [--return ID] [--overwrite] [--accept-network] --out F.age
         (--package-password-file FILE | --recipient age1…)
  vault import --vault DIR --passphrase-file FILE|- [--package-password-file FILE] [--preview]
         [--conflicts mine|theirs|both] [--accept-network] --in F.age
  vault log --vault DIR --passphrase-file FILE|- [--slot NAME] [--carried PACKAGE-ID] [--query WORDS]
  check, backup, export, import, log: [--known-head NUMBER:CODE]; backup, export, import: [--take-over-lock]`;
const commonUsage = 'Every command: [--lang vi|en] [--json] [--help]';

export const cliTexts: SameShape<typeof vietnamese> = {
  usage: `Usage:
  ${returnUsage}
  ${signUsage}
  ${verifyUsage}
  ${confirmUsage}
  ${directiveUsage}
  ${vaultUsage}
  demo
${commonUsage}`,
  directiveArgument: 'list or show',
  directiveIdArgument: 'the id of a directive',
  vaultArgument: 'what to do with the vault: check, backup, restore, export, import or log',
  head: (seq, mac) => `Last entry of the log, for next time: --known-head ${seq}:${mac}`,
  carriedTrail: (id, name) => `${name} (read it: --carried ${id})`,
  backupMade: (folder) => `Backed up, and opened again to check: ${folder}`,
  restored: (from) => `The vault was restored from ${from}, opened and checked.`,
  keptBefore: (folder) => `The vault that was there is kept in ${folder}`,
  transferWritten: (file, returns, size) => `Written and read back: ${file} (${returns} returns, ${size}).`,
  transferFrom: (unit, madeAt) => `Package of ${unit}, made at ${madeAt}`,
  transferCounts: (returns, answers, files) =>
    `In the package: ${returns} returns, ${answers} answers, ${files} evidence files.`,
  transferReturn: (subject, period, outcome, differences) =>
    `- ${subject} (${period}): ${outcome}, ${differences} differences`,
  transferTakenIn: (added, changed, backup) =>
    `Taken in: ${added} returns added, ${changed} changed. Backup made before: ${backup}`,
  verifyArgument: 'the PDF file to verify',
  certificateOf: (subject, issuer, notAfter) =>
    `Certificate: ${subject}, issued by ${issuer}, valid until ${notAfter}`,
  certificateUnit: (unit) => `Unit: ${unit}`,
  certificateConfirmed: (file) => `This certificate is confirmed for the unit, recorded in ${file}.`,
  certificateToCompare: (sha256) =>
    `Nothing was recorded. Compare the fingerprint with the unit by telephone or another channel, then run the command again with --certificate ${sha256}`,
  notDone: (problems) => `The return was not made: ${problems} points to mend.`,
  unanswered: (count, items) => `${count} items not started: ${items}.`,
  made: (file, pages, size) => `Written: ${file} (${pages} pages, ${size}).`,
  sha256: (hash) => `SHA-256: ${hash}`,
  answered: (final, total, evidence) =>
    `${final} of ${total} items have a result, ${evidence} evidence files.`,
  embedded: (files: string) => `${files} evidence files are embedded in the PDF.`,
  packed: (name: string, files: string) => `Evidence package ${name} written (${files} files).`,
  selfChecked: 'The file was read back and verified: intact, with every signature it needs.',
  printCopyMade: (file) => `Written for signing and stamping on paper: ${file}.`,
  unsignedMade: (roles) => `The file carries no signature. It counts only once it is signed by: ${roles}.`,
  notOfficial: 'Not an official-duty digital signature.',
  evidenceChecked: (ok: string, embedded: string, total: string) =>
    `Evidence: ${ok}/${total} files as listed${embedded === '0' ? '' : `, ${embedded} inside the PDF`}.`,
  evidenceExtra: (count: string, names: string) => `${count} files are not listed: ${names}.`,
  items: (count) => `${count} items`,
  section: (number, heading) => `Section ${number}. ${heading}`,
  closingSection: 'Closing paragraphs',
  appliesToAll: 'every addressee',
  appliesTo: (names) => `Applies to: ${names}`,
  doneWhen: (rule) => `Done when: ${rule}`,
  nothingOccurredAllowed: '“Nothing occurred” is allowed',
  dateUnknown: '…',
  contacts: 'Contacts for help',
  needsCheck: 'to be verified',
  fault: (reference) =>
    `A fault of the program. No file counts as finished. Send the following to the developers:\n${reference}`,
  demo: {
    title: 'Sample return: figures, unit and signer are invented.',
    directive: (subject) => `Reading the directive: ${subject}`,
    signer: 'Making a throw-away certification authority and certificate',
    inputs: (items) => `Writing the invented unit and sample answers to ${items} items`,
    evidence: (files) => `Making ${files} sample evidence files`,
    hash: 'Reading the evidence, hashing it, preparing photos for the annex',
    export: 'Laying out the PDF pages, signing, checking',
    write: 'Writing the file and reading it back',
    verify: (verdict) => `Verifying the file against the sample root certificate: ${verdict}`,
    summary: 'Summary',
    again: 'Make this file again with:',
  },
};
