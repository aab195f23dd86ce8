import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/validators');

/** A validator that lies neither with the checkout nor on the path of the machine. */
export function notFound(name: string): string {
  return `validator not found: ${name}`;
}

/** Where the check of the project keeps the validators that are no package of the machine; null when it is not there. */
export function keptValidator(...parts: readonly string[]): string | null {
  const place = path.join(folder, ...parts);
  return existsSync(place) ? place : null;
}

/** The file that a program's name stands for on this machine; null when there is none. */
export function onPath(program: string): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.bat`] : [program];
  const places = folders.flatMap((place) => names.map((name) => path.join(place, name)));
  return places.find((place) => existsSync(place)) ?? null;
}
