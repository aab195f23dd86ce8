import { dirname, resolve } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { missingSpace } from './freeSpace.ts';

/** A `disk-full` met while writing files of so many bytes, with how much room the disk of `file` lacks for them. */
export async function withMissingBytes(found: Problem, file: string, neededBytes: number): Promise<Problem> {
  if (found.code !== 'disk-full' || found.facts.missingBytes !== null) return found;
  const missingBytes = await missingSpace(dirname(resolve(file)), neededBytes);
  return missingBytes > 0 ? problem('disk-full', { missingBytes }) : found;
}
