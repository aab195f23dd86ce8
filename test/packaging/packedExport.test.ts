import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packApp, project } from './packApp.ts';

const run = promisify(execFile);

/** The archive is unpacked where no `node_modules` of the project is above it, so a package left out is missed. */
describe('the command line of the packed archive on plain Node', () => {
  let work: string;
  let desk: string;
  let cli: string;
  beforeAll(async () => {
    const packed = await packApp('linux');
    work = packed.work;
    desk = path.join(work, 'desk');
    await mkdir(desk);
    extractAll(packed.asar, path.join(work, 'app'));
    cli = path.join(work, 'app', 'out', 'cli', 'cli.js');
  });
  afterAll(async () => {
    if (work) await rm(work, { recursive: true, force: true });
  });

  const call = (...args: readonly string[]) =>
    run(process.execPath, [cli, ...args], {
      cwd: desk,
      env: { PATH: process.env.PATH },
      maxBuffer: 16 * 1024 * 1024,
    });

  it('makes, signs and verifies the illustrated return', async () => {
    await call('demo');
    expect(
      readFileSync(path.join(desk, 'demo', 'bao-cao.pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('exports a signed return that it verifies itself', async () => {
    await call(
      'return',
      ...['--directive', 'tuyen-quang-2024-04'],
      ...['--unit', 'demo/unit.json', '--answers', 'demo/answers.json', '--evidence', 'demo/evidence'],
      ...['--p12', 'demo/signer.p12', '--password-file', 'demo/password.txt'],
      ...['--at', '2024-05-08T08:30:00+07:00', '--out', 'again.pdf'],
    );
    expect(existsSync(path.join(desk, 'again.pdf'))).toBe(true);
    const { stdout } = await call('verify', 'again.pdf', '--roots', 'demo/roots', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ verdict: 'valid' }]);
  });

  /** A library that is no token's: the one of koffi itself. */
  function foreignLibrary(): string {
    const [library = 'none.so'] = globSync('node_modules/@koromix/*/*/*.node', {
      cwd: path.join(work, 'app'),
    });
    return path.join(work, 'app', library);
  }

  it('reaches the libraries of tokens: one that is none is told as such', async () => {
    const library = foreignLibrary();
    const args = ['--role', 'head', '--pkcs11', library, '--label', 'x', '--pin-stdin', '--out', 'x.pdf'];
    const refused = await call('sign', 'demo/bao-cao.pdf', ...args, '--json').catch(
      (error: unknown) => error,
    );
    expect(JSON.parse((refused as { stdout: string }).stdout)).toMatchObject({
      problems: [{ code: 'token-module-unloadable', facts: { module: library, reason: 'not-pkcs11' } }],
    });
  });

  it('holds the token host, which loads libraries and answers as a utility process does', async () => {
    const host = fork(path.join(work, 'app', 'out', 'tokenHost', 'tokenHost.js'), [], {
      execArgv: ['-r', path.join(project, 'test', 'shell', 'utility', 'parentPort.cjs')],
      env: { PATH: process.env.PATH },
    });
    const answered = once(host, 'message');
    const module = foreignLibrary();
    host.send({ kind: 'list', module, deadlineMs: 20_000 });
    const [answer] = (await answered) as [unknown];
    const facts = { module, reason: 'not-pkcs11' };
    expect(answer).toEqual({ kind: 'problem', problem: { code: 'token-module-unloadable', facts } });
    host.kill('SIGKILL');
    await once(host, 'exit');
  });
});
