import { randomBytes } from 'node:crypto';
import type { CheckedFile } from '../../shared/domain/checkedFile.ts';
import type { OpenVaultSession } from './session.ts';

/**
 * Where the bytes of a file come from. A path is read anew each time, so that nothing large is held; a dropped file has none
 * that the window may know, so its bytes are held.
 */
export type FileSource =
  | { readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array | null };

/** A file that was checked: where it lies, and what was found. */
export interface HeldFile {
  readonly fileId: string;
  readonly source: FileSource;
  readonly checked: CheckedFile | null;
}

/** The files of the last check, for as long as the vault stays open that they were checked in. */
export interface CheckedFiles {
  /** Ids for the files of a new check. The ones before are forgotten. */
  begin(opened: OpenVaultSession | null, sources: readonly FileSource[]): readonly HeldFile[];
  keep(opened: OpenVaultSession | null, files: readonly CheckedFile[]): void;
  all(opened: OpenVaultSession | null): readonly HeldFile[];
  find(opened: OpenVaultSession | null, fileId: string): HeldFile | undefined;
  /** The vault locks: neither files nor what was found in them stay in memory. */
  forget(): void;
}

export function createCheckedFiles(): CheckedFiles {
  let owner: OpenVaultSession | null = null;
  let held: readonly HeldFile[] = [];
  const of = (opened: OpenVaultSession | null) => (opened === owner ? held : []);
  return {
    begin(opened, sources) {
      owner = opened;
      held = sources.map((source) => ({ fileId: randomBytes(16).toString('hex'), source, checked: null }));
      return held;
    },
    keep(opened, files) {
      if (opened !== owner) return;
      held = held.map((file) => ({
        ...file,
        checked: files.find(({ fileId }) => fileId === file.fileId) ?? null,
      }));
    },
    all: of,
    forget() {
      owner = null;
      held = [];
    },
    find: (opened, fileId) => of(opened).find((file) => file.fileId === fileId),
  };
}
