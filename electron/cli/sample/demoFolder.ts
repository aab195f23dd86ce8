import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The files of the demonstration. A second run overwrites these and touches nothing else in the folder. */
export function demoFolder(folder: string) {
  return {
    folder,
    report: path.join(folder, 'bao-cao.pdf'),
    unit: path.join(folder, 'unit.json'),
    answers: path.join(folder, 'answers.json'),
    evidence: path.join(folder, 'evidence'),
    p12: path.join(folder, 'signer.p12'),
    password: path.join(folder, 'password.txt'),
    roots: path.join(folder, 'roots'),
    root: path.join(folder, 'roots', 'chung-thu-goc-minh-hoa.pem'),
  } as const;
}
export type DemoFolder = ReturnType<typeof demoFolder>;

export async function makeDemoFolder({ evidence, roots }: DemoFolder): Promise<void> {
  await mkdir(evidence, { recursive: true });
  await mkdir(roots, { recursive: true });
}

export function writeJson(file: string, value: unknown): Promise<void> {
  return writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
