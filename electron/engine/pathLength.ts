import path from 'node:path';
import { exportNameUnits, safeExportName } from '../../shared/domain/safeExportName.ts';

/**
 * Longest path of a written file on Windows, in UTF-16 units. The program itself reaches further; Explorer, office programs and
 * the stick it is copied to do not.
 */
export const longestExportPath = 240;

export function isPathTooLong(file: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && path.win32.resolve(file).length > longestExportPath;
}

/** A name that tells less than this about its file is none to propose. */
const shortestProposal = 24;

/** A name with which the file could lie in the same folder; null when the folder alone is too long, or the name is not at fault. */
export function shorterName(file: string, platform: NodeJS.Platform = process.platform): string | null {
  const { resolve, parse } = platform === 'win32' ? path.win32 : path;
  const { dir, base } = parse(resolve(file));
  const separator = /[\\/]$/.test(dir) ? 0 : 1;
  const room = platform === 'win32' ? longestExportPath - dir.length - separator : exportNameUnits;
  if (room < shortestProposal) return null;
  const name = safeExportName(base, room);
  return name.length < base.length ? name : null;
}
