import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sampleUnit } from '../../../electron/cli/sample/sampleUnit.ts';
import {
  certificateToPem,
  identityToPkcs12,
  issueIdentity,
  throwAwayCa,
} from '../../../electron/engine/signing/throwAwayCa.ts';
import { aCrl } from '../../support/crlForger.ts';

const root = path.resolve(import.meta.dirname, '../../..');
export const sourceEntry = path.join(root, 'electron', 'cli', 'cli.ts');
export const builtEntry = path.join(root, 'out', 'cli', 'cli.js');
if (!existsSync(builtEntry)) throw new Error('the command line needs `node scripts/build.mjs` first');

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a process of its own, in `folder`: the shipped bundle unless another entry is named. */
export function runCli(folder: string, args: readonly string[], entry = builtEntry): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [entry, ...args],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
      },
    );
  });
}

export interface ProblemDocument {
  readonly code: string;
  readonly file: string | null;
  readonly path: string | null;
  readonly message: string;
}

/** Runs with `--json` and parses stdout: anything but one JSON document there fails the test. */
export async function runJson(folder: string, args: readonly string[]) {
  const ran = await runCli(folder, [...args, '--json']);
  // biome-ignore lint/suspicious/noExplicitAny: tests pick what they assert from the document.
  return { ...ran, document: JSON.parse(ran.stdout) as any };
}

/** `file path code` of each problem, in order. */
export function problemsOf(document: { readonly problems: readonly ProblemDocument[] }): readonly string[] {
  return document.problems.map(({ file, path: place, code }) =>
    [file, place, code].filter(Boolean).join(' '),
  );
}

export const at = '2024-05-08T08:30:00+07:00';
export const smallAnswers = {
  formatVersion: 1,
  period: { from: '2024-04-27', to: '2024-05-07' },
  answers: [{ item: '1.1.a', status: 'done', result: 'Đã phân công trực 24/7.' }],
};

/** A fresh folder with `unit.json`, `answers.json`, `evidence/`, `signer.p12`, `agency.p12`, `password.txt` and `roots/`. */
export async function aReturnFolder(answers: unknown = smallAnswers): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-cli-'));
  await mkdir(path.join(folder, 'evidence'));
  await mkdir(path.join(folder, 'roots'));
  await writeFile(path.join(folder, 'unit.json'), JSON.stringify(sampleUnit));
  await writeFile(path.join(folder, 'answers.json'), JSON.stringify(answers));
  await writeFile(path.join(folder, 'signer.p12'), identityToPkcs12(identity, 'mật khẩu'));
  await writeFile(path.join(folder, 'agency.p12'), identityToPkcs12(agency, 'mật khẩu'));
  await writeFile(path.join(folder, 'password.txt'), 'mật khẩu\n');
  await writeFile(path.join(folder, 'roots', 'root.pem'), certificateToPem(ca.cert));
  return folder;
}

const validity = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T00:00:00Z') };
const ca = throwAwayCa({ name: { commonName: 'Gốc thử nghiệm' }, ...validity });
const identity = issueIdentity(ca, { name: { commonName: 'Trần Thị Minh Họa' }, ...validity });

const agency = issueIdentity(ca, { name: { commonName: sampleUnit.name }, ...validity, alg: 'ec' });

/** The list of the CA that vouches for both signers: it has taken nothing back, and holds for as long as they do. */
export function revocationList(): Uint8Array {
  return aCrl(ca, { thisUpdate: validity.notBefore, nextUpdate: validity.notAfter });
}

/** As {@link revocationList}, but the head's certificate has been taken back. */
export function revokingList(): Uint8Array {
  const revoked = [[identity.cert, new Date('2024-06-01T00:00:00Z')] as const];
  return aCrl(ca, { thisUpdate: new Date('2024-06-02T00:00:00Z'), nextUpdate: validity.notAfter, revoked });
}

/** A key file whose certificate ended before today. */
export function expiredP12(): Uint8Array {
  const past = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2021-01-01T00:00:00Z') };
  return identityToPkcs12(issueIdentity(ca, { name: { commonName: 'Đã hết hạn' }, ...past }), 'mật khẩu');
}

/** A key file whose certificate belongs to another key. */
export function mismatchedP12(): Uint8Array {
  const other = issueIdentity(ca, { name: { commonName: 'Người khác' }, ...validity });
  return identityToPkcs12({ ...identity, privateKey: other.privateKey }, 'mật khẩu');
}

const inputs = ['--directive', 'tuyen-quang-2024-04', '--unit', 'unit.json', '--answers', 'answers.json'];
export const p12Options = ['--p12', 'signer.p12', '--password-file', 'password.txt'];
export const agencyOptions = ['--p12', 'agency.p12', '--password-file', 'password.txt'];
export const signedReturn = ['return', ...inputs, ...p12Options, '--at', at, '--out', 'out.pdf'];
export const unsignedReturn = ['return', ...inputs, '--unsigned', '--at', at, '--out', 'out.pdf'];
