import { stat } from 'node:fs/promises';

/** Whether two paths lead to one existing file, through links, other spellings or otherwise. Windows ids need all 64 bits. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map((place) => stat(place, { bigint: true }).catch(() => null)),
  );
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
}
