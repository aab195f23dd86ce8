import type { SameShape } from '../sameShape.ts';
import type { vaultCheckTexts as vi } from '../vi/vaultCheckTexts.ts';

export const vaultCheckTexts: SameShape<typeof vi> = {
  title: 'Vault check',
  intro:
    'Reads the whole vault again: key files, log, every entry, every evidence file and the backups. The program checks by itself once a month. You can go on working meanwhile.',
  start: 'Check now',
  stop: 'Stop the check',
  stopping: 'Stopping',
  running: (step: string, percent: string) => `${step}: ${percent}%`,
  never: 'This vault has not been checked yet.',
  next: (day: string) => `Next check by itself: ${day}.`,
  lastTitle: 'Latest result',
  save: 'Save the report',
  saved: (name: string) => `Report saved: ${name}`,
  reportTitle: 'VAULT CHECK REPORT',
  finishedAt: (moment: string) => `Finished at ${moment}.`,
  automatic: 'Begun by the program itself.',
  verdict: (damage: number, warnings: number) =>
    damage > 0
      ? warnings > 0
        ? `Damaged places: ${damage}. Things to look after: ${warnings}.`
        : `Damaged places: ${damage}.`
      : warnings > 0
        ? `The data is whole. Things to look after: ${warnings}.`
        : 'The data is whole.',
  findingsTitle: 'To look after',
  stepsTitle: 'Checked',
  platformTitle: 'This computer',
  unlisted: (count: string) => `${count} more places of the same kind are not listed here.`,
  weights: { damage: 'Damage', warning: 'To be done', note: 'Good to know' },
  steps: {
    keyring: 'Key files',
    audit: 'Audit log',
    rows: 'Entries',
    evidence: 'Evidence and kept files',
    backups: 'Backups',
    leftovers: 'Disk and vault folder',
    platform: 'This computer',
  },
  examined: {
    keyring: 'main file and spare',
    audit: (count: string) => `${count} records`,
    rows: (count: string) => `${count} entries`,
    evidence: (count: string, size: string) => `${count} files, ${size}`,
    backups: (count: string) => `${count} on this computer`,
    space: (size: string) => `${size} free`,
    spaceUnknown: 'free space unknown',
    platform: 'measured',
  },
  nothingFound: 'nothing unusual',
  unexamined: 'could not be checked',
  found: (count: number) => `${count} listed below`,
  places: {
    ofReturn: (subject: string, from: string, to: string) => `Return “${subject}” (${from} - ${to})`,
    unreadableReturn: 'A return whose name cannot be read',
    item: (id: string) => `item ${id}`,
    parts: {
      answer: 'answer',
      details: 'general details',
      texts: 'assessment and proposals',
      caption: 'evidence caption',
      evidence: 'evidence',
      export: 'a written file',
      road: 'submitted, signed or sent file',
    },
    vault: {
      unit: 'Unit profile',
      images: 'Pictures of signature and seal',
      trust: 'Trusted issuers and units',
      seal: 'The vault’s own seal key',
      settings: 'Data of the program itself',
      log: 'Audit log',
      evidence: 'A file that no item points to',
      unnamed: 'An entry whose name is no longer known',
    },
  },
  platform: {
    scrypt: (ms: string) => `Key from passphrase: ${ms} ms`,
    aes: (speed: string) => `AES-256-GCM: ${speed} MB/s`,
    database: (version: string, journal: string, synchronous: string) =>
      `SQLite ${version}, journal ${journal}, synchronous ${synchronous} (wanted: delete, 3)`,
    runtime: (name: string) => `Runtime: ${name}`,
  },
};
