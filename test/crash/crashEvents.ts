/** What a crash writer has acknowledged: a line of JSON each, written at once. */
export interface CrashEvent {
  readonly opened?: number;
  readonly saved?: number;
  readonly typed?: number;
  readonly attached?: string;
  readonly sha256?: string;
  readonly passphrase?: number;
  /** Round in which an officer was added in place of the one before, or the recovery code was replaced. */
  readonly officer?: number;
  readonly recovery?: number;
  /** Round in which files and a document came in together, as from a transfer package. */
  readonly takenIn?: number;
  readonly backup?: string;
  readonly passphraseOfBackup?: number;
}

/** Everything that was acknowledged so far, over several lives of the writer. */
export interface Acknowledged {
  saved: number;
  typed: number;
  passphrase: number;
  officer: number;
  recovery: number;
  takenIn: number;
  readonly attached: Map<string, string>;
  /** Folder of each backup, with the number of the passphrase it opens with. */
  readonly backups: Map<string, number>;
  writes: number;
}

export function nothingYet(): Acknowledged {
  return {
    saved: 0,
    typed: 0,
    passphrase: 0,
    officer: 0,
    recovery: 0,
    takenIn: 0,
    attached: new Map(),
    backups: new Map(),
    writes: 0,
  };
}

/** Takes in the writer's output. A last line without its end was not acknowledged. */
export function takeIn(acknowledged: Acknowledged, output: string): void {
  for (const line of output.split('\n').slice(0, -1)) {
    const event = JSON.parse(line) as CrashEvent;
    if (event.opened !== undefined) continue;
    acknowledged.writes += 1;
    acknowledged.saved = event.saved ?? acknowledged.saved;
    acknowledged.typed = event.typed ?? acknowledged.typed;
    acknowledged.passphrase = event.passphrase ?? acknowledged.passphrase;
    acknowledged.officer = event.officer ?? acknowledged.officer;
    acknowledged.takenIn = event.takenIn ?? acknowledged.takenIn;
    acknowledged.recovery = event.recovery ?? acknowledged.recovery;
    if (event.attached !== undefined) acknowledged.attached.set(event.attached, event.sha256 ?? '');
    if (event.backup !== undefined) acknowledged.backups.set(event.backup, event.passphraseOfBackup ?? 0);
  }
}

export function passphraseNumber(n: number): string {
  return `Cuối năm họp tổ ${n}`;
}

/** Id of the slot made in round n: it tells the round. */
export function slotOfRound(kind: 'officer' | 'recovery', n: number): string {
  return `${kind === 'officer' ? 'a' : 'b'}${n.toString(16).padStart(31, '0')}`;
}

/** Round of a slot of the crash writer; 0 for the vault's first one. */
export function roundOfSlot(id: string): number {
  return /^[ab]0{16}/.test(id) ? Number.parseInt(id.slice(1), 16) : 0;
}

export function secretOfSlot(id: string): string {
  return `Bí mật của ${id}`;
}

const plainFileBytes = 64 * 1024;

/** Content of version n of the plain file. */
export function plainFileContent(n: number): Buffer {
  return Buffer.alloc(plainFileBytes, `${n} `);
}

/** Version of the plain file with this content; null when it is torn. */
export function plainFileVersion(content: Buffer): number | null {
  const n = Number.parseInt(content.subarray(0, 20).toString('latin1'), 10);
  return Number.isInteger(n) && plainFileContent(n).equals(content) ? n : null;
}
