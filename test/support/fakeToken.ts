import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { absence } from './judges.ts';
import { testPki } from './testCertificates.ts';

const run = promisify(execFile);
const source = path.resolve(import.meta.dirname, '../fixtures/fakeToken/fakeToken.c');

/** The fake module, compiled into a folder of its own, with what it reads. */
export interface FakeToken {
  readonly folder: string;
  readonly module: string;
  /** The same module, exporting C_GetFunctionList only. */
  readonly tableOnly: string;
  /** Notes a line for each login. */
  readonly log: string;
  /** Environment in which it behaves in a way of its source; its certificate is the test PKI's P-256 one. */
  environment(way: string): NodeJS.ProcessEnv;
  remove(): Promise<void>;
}

/** Why the fake module cannot be compiled here, or null when it can. */
export async function fakeTokenAbsence(): Promise<string | null> {
  if (process.platform === 'win32') return 'the fake token is compiled with cc';
  return absence('cc', ['--version']);
}

export async function compileFakeToken(): Promise<FakeToken> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fake-token-'));
  const place = (name: string) => path.join(folder, name);
  const compile = (target: string, ...more: readonly string[]) =>
    run('cc', ['-shared', '-fPIC', '-Wall', ...more, '-o', place(target), source]);
  await compile('fake.so');
  await compile('table.so', '-DTABLE_ONLY');
  await writeFile(place('cert.der'), testPki().ec.cert);
  await writeFile(place('log'), '');
  return {
    folder,
    module: place('fake.so'),
    tableOnly: place('table.so'),
    log: place('log'),
    environment: (way) => ({
      FAKE_TOKEN_WAY: way,
      FAKE_TOKEN_CERT: place('cert.der'),
      FAKE_TOKEN_LOG: place('log'),
    }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
