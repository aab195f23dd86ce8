import type { SameShape } from '../sameShape.ts';
import { showCount, showSize } from '../showFigures.ts';
import type { transferTexts as vi } from '../vi/transferTexts.ts';

export const transferTexts: SameShape<typeof vi> = {
  title: 'Transfer',
  open: 'Transfer to another PC',
  returnHint: 'Send this return with its evidence and signed files to another PC to go on there.',
  intro:
    'Carry one return or the whole vault to another PC as one encrypted file (.age): answers, evidence, signed files and audit trail.',
  choosePackage: 'Choose a transfer package',
  packages: 'Transfer packages',
  parts: { send: 'Send', receive: 'Receive', key: 'Own key' },

  sendTitle: 'Make a package',
  sendIntro:
    'A package carries no secret key, signature picture, seal picture or trusted issuer of this vault.',
  what: 'What to send',
  wholeVault: 'The whole vault',
  period: (from: string, to: string) => `Period ${from}–${to}`,
  howLocked: 'How it is opened',
  byPassphrase: 'With a passphrase',
  byPassphraseHint: 'Tell the receiver the passphrase by another way, not together with the package.',
  byKey: 'With a colleague’s key',
  byKeyHint: 'Only that colleague’s vault can open the package; no passphrase is needed.',
  recipient: 'The colleague’s key',
  recipientHint: 'It begins with “age1”; the colleague copies it from “Own key” on their PC.',
  recipientMissing: 'Paste the colleague’s key.',
  write: 'Make the package',
  written: (fileName: string, sizeBytes: number) =>
    `“${fileName}” (${showSize(sizeBytes, 'en')}) was written, read back and compared. The storage device may be removed.`,
  writtenCounts: (returns: number, files: number) =>
    `The package holds ${showCount(returns, 'en')} returns and ${showCount(files, 'en')} files. The .sha256 file beside it is for checking copies.`,
  unlogged:
    'The vault is open for reading only, so this package could not be written into its log. Note it elsewhere if needed.',
  limitHint:
    'A package above 4 GB is not made, because ordinary USB sticks cannot hold it; transfer return by return then.',

  receiveTitle: 'Import a package',
  receiveIntro:
    'The package is first read and checked to its end. Nothing is written before “Import into the vault”.',
  choose: 'Choose a package',
  chooseOther: 'Choose another package',
  chosen: (fileName: string, sizeBytes: number) => `${fileName} (${showSize(sizeBytes, 'en')})`,
  chosenKey: 'The package was made for a key; no passphrase is needed.',
  openPassphrase: 'Passphrase given by the sender',
  passphraseMissing: 'Type the passphrase of the package.',
  preview: 'Preview',
  cancel: 'Stop',
  doing: {
    write: 'Writing the package',
    verify: 'Reading back',
    read: 'Checking the package',
    'take-in': 'Importing',
  },
  progress: (doneBytes: number, totalBytes: number) =>
    `${showSize(doneBytes, 'en')} / ${showSize(totalBytes, 'en')}`,

  previewTitle: 'This package would bring',
  facts: {
    from: 'Sending unit',
    noUnit: 'Not declared',
    madeBy: 'Made by',
    madeAt: 'Made at',
    content: 'Content',
    evidence: 'Evidence',
    kept: 'Submitted and signed files',
    newBytes: 'New data',
    audit: 'Audit trail with it',
  },
  content: (returns: number, answers: number) =>
    `${showCount(returns, 'en')} returns, ${showCount(answers, 'en')} items with an answer`,
  evidence: (count: number, known: number) =>
    known === 0
      ? `${showCount(count, 'en')} files`
      : `${showCount(count, 'en')} files, ${showCount(known, 'en')} in the vault already`,
  audit: (count: number) => `${showCount(count, 'en')} entries, kept apart from this vault’s own trail`,
  own: 'This vault made the package.',
  otherUnit: 'The package is of another unit than this vault. Imported returns print this vault’s unit.',
  takenInBefore: (at: string) => `This package was imported at ${at}.`,
  outcomes: {
    new: 'New return',
    same: 'Nothing new',
    merge: 'Merged with the draft here',
    advance: 'The package is further on the road',
    kept: 'The return here stays',
  },
  reasons: {
    'finished-here': 'The return here was submitted; what is final does not change.',
    'further-here': 'The return here is further on the road than the package.',
    diverged: 'The two went different ways; only one can be kept.',
    'other-return': 'Both have the same id, but answer different directives.',
    'directive-missing': 'This program does not have the directive of the return.',
    'addressee-missing':
      'The directive of this program does not name the addressee of the return; the version of the sender is needed.',
  },
  additions: (count: number) => `Fills ${showCount(count, 'en')} empty places here`,
  conflicts: (count: number) => `${showCount(count, 'en')} places differ`,
  newContent: (answers: number, files: number) =>
    `${showCount(answers, 'en')} items, ${showCount(files, 'en')} evidence files`,
  newFiles: (names: string) => `New evidence: ${names}`,
  newKept: (count: number) => `Submitted and signed files with it: ${showCount(count, 'en')}`,
  whole: 'Which one stays',
  wholeMine: 'Keep the one here',
  wholeTheirs: 'Take the one of the package',
  wholeHint: (count: number) =>
    count === 0
      ? 'Nothing here is lost.'
      : `Taking the package replaces ${showCount(count, 'en')} places here; the old state stays in the history and the backup.`,
  mine: 'Here',
  theirs: 'Package',
  both: 'Keep both',
  blank: '(empty)',
  places: {
    unit: 'Unit',
    details: 'Details of the return',
    texts: 'Common parts',
    answer: (itemId: string) => `Item ${itemId}`,
    caption: (name: string) => `Caption of ${name}`,
  },
  fields: {
    status: 'Status',
    result: 'Result',
    reason: 'Reason',
    assignee: 'Person in charge',
    completedOn: 'Completed on',
    evidenceIds: 'Evidence',
    direction: 'Direction and organisation',
    difficulties: 'Difficulties',
    proposals: 'Proposals',
    contactPoint: 'Contact point',
    caption: 'Caption',
    directiveReference: 'Number and day as received',
    period: 'Period',
    deadline: 'Deadline',
    number: 'Number of the return',
    issuedOn: 'Date of the return',
    kind: 'Kind of unit',
    name: 'Name of the unit',
    code: 'Code of the unit',
    parent: 'Superior body',
    place: 'Place',
    symbol: 'Symbol',
    recipient: 'Addressee',
    preparer: 'Preparer',
    head: 'Head',
    clerk: 'Clerk',
  },
  files: (count: number) => `${showCount(count, 'en')} files`,
  takeIn: 'Import into the vault',
  takeInHint: 'The vault is backed up first.',
  takenIn: (fileName: string) => `“${fileName}” was imported.`,
  takenInCounts: (added: number, changed: number, files: number) =>
    `${showCount(added, 'en')} new returns, ${showCount(changed, 'en')} changed returns, ${showCount(files, 'en')} files stored.`,
  backedUp: (name: string) => `The state before is kept in the backup ${name}.`,
  toHome: 'See the returns',

  keyTitle: 'This vault’s own key',
  keyIntro:
    'Give this key to colleagues. Only this vault opens packages made for it. The key is no secret; its secret part lies in the vault and never leaves it.',
  copyKey: 'Copy',
  copied: 'Copied.',
};
