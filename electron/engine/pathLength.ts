import path from 'node:path';

/**
 * Longest path of a written file on Windows, in UTF-16 units. The program itself reaches further; Explorer, office programs and
 * the stick it is copied to do not.
 */
export const longestExportPath = 240;

export function isPathTooLong(file: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && path.win32.resolve(file).length > longestExportPath;
}
