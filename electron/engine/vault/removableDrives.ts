import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Numbers (`major:minor`, as in mountinfo) of the drives that can be pulled out, with their partitions: what the kernel
 * calls removable, what hangs on USB, and what lies on such a drive (an encrypted stick). Empty where there is no `/sys`.
 */
export function removableDevices(blocks = '/sys/block'): ReadonlySet<string> {
  const found = new Set<string>();
  const removableNames = new Set<string>();
  let names = namesIn(blocks);
  // Drives on drives: as long as another one comes to light.
  for (let before = -1; before !== removableNames.size; ) {
    before = removableNames.size;
    names = names.filter((name) => {
      const drive = join(blocks, name);
      const lowers = namesIn(join(drive, 'slaves'));
      if (!canBePulledOut(drive) && !lowers.some((lower) => removableNames.has(lower))) return true;
      const parts = namesIn(drive).filter((part) => part.startsWith(name));
      for (const part of ['', ...parts]) {
        removableNames.add(part === '' ? name : part);
        const number = textOf(join(drive, part, 'dev'));
        if (number !== '') found.add(number);
      }
      return false;
    });
  }
  return found;
}

function canBePulledOut(drive: string): boolean {
  if (textOf(join(drive, 'removable')) === '1') return true;
  try {
    return /\/usb\d+\//.test(realpathSync(drive));
  } catch (error) {
    return ignoreDisk(error, false);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1').trim();
  } catch (error) {
    return ignoreDisk(error, '');
  }
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    return ignoreDisk(error, []);
  }
}

function ignoreDisk<T>(error: unknown, instead: T): T {
  if ((error as { code?: unknown }).code === undefined) throw error;
  return instead;
}
