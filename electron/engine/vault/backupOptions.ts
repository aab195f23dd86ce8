import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';

/** How far a copy or the check of one is. `copying` counts bytes, `checking` counts rows and files. */
export interface CopySoFar {
  readonly step: 'copying' | 'checking';
  readonly done: number;
  readonly total: number;
}

export interface BackupOptions {
  /**
   * Gives evidence files a second name in the copy instead of copying them, where the file system allows. They never change, so
   * this guards against removal at no cost in space; it does not guard against damage of the disk.
   */
  readonly linkEvidence?: boolean;
  /** Makes no entry in the log: the program's own daily copies. */
  readonly isUnlogged?: boolean;
  /** Put behind the name of a copy in which something could not be authenticated. */
  readonly damagedMark?: string;
  readonly onProgress?: (soFar: CopySoFar) => void;
  readonly signal?: AbortSignal;
}

/** Ends a copy from inside; the problem is what the caller returns. */
export class CopyStopped extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(found.code);
    this.problem = found;
  }
}

/** Counts a copy, and ends it when the person cancelled or the vault was locked. */
export class CopyWatch {
  readonly #vault: { readonly isLocked: boolean } | null;
  readonly #options: Pick<BackupOptions, 'onProgress' | 'signal'>;
  #done = 0;
  #total = 0;

  constructor(
    vault: { readonly isLocked: boolean } | null,
    options: Pick<BackupOptions, 'onProgress' | 'signal'>,
  ) {
    this.#vault = vault;
    this.#options = options;
  }

  /** Throws {@link CopyStopped}. The keys are zeroes after locking: nothing could be checked with them. */
  proceed(): void {
    if (this.#options.signal?.aborted === true) throw new CopyStopped(problem('backup-cancelled', {}));
    if (this.#vault?.isLocked === true) throw new CopyStopped(problem('vault-locked', {}));
  }

  begin(totalBytes: number): void {
    this.#total = totalBytes;
    this.copied(0);
  }

  copied(bytes: number): void {
    this.#done = Math.min(this.#done + bytes, this.#total);
    this.#options.onProgress?.({ step: 'copying', done: this.#done, total: this.#total });
  }

  checked(done: number, total: number): void {
    this.#options.onProgress?.({ step: 'checking', done, total });
  }
}
