import type { CheckedFile } from '../domain/checkedFile.ts';
import { call, nothing } from './call.ts';

/** Checking signed files. */
export const verifyCalls = {
  /** Asks for signed files and checks each; [] when the person chose none. */
  chosen: call<readonly CheckedFile[]>()(nothing),
  /** Checks the same files once more, after something that the check rests on has changed. */
  again: call<readonly CheckedFile[]>()(nothing),
} as const;
