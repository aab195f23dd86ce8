import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { forkTokenHost } from '../../../electron/engine/signing/pkcs11/forkTokenHost.ts';
import { withPkcs11Signer } from '../../../electron/engine/signing/pkcs11/pkcs11Signer.ts';
import type { TokenClient, TokenLimits } from '../../../electron/engine/signing/pkcs11/tokenClient.ts';
import { identityByLabel } from '../../../electron/engine/signing/pkcs11/tokenIdentity.ts';
import type { ListedToken } from '../../../electron/engine/signing/pkcs11/tokenMessages.ts';
import type { Result } from '../../../shared/result.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { compileFakeToken, type FakeToken, fakeTokenAbsence } from '../../support/fakeToken.ts';
import { required } from '../../support/signedReturn.ts';
import { checkedAt } from '../../support/testCertificates.ts';
import { countedClient, tokenHostFile } from '../../support/tokenHosts.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describeUnless(await fakeTokenAbsence(), 'a module that misbehaves', () => {
  let fake: FakeToken;
  beforeAll(async () => {
    fake = await compileFakeToken();
  });
  afterAll(() => fake.remove());
  beforeEach(() => truncate(fake.log));

  /** Runs against the module behaving in one way, and sees to it that no process is left. */
  async function behaving<T>(
    way: string,
    use: (client: TokenClient) => Promise<T>,
    limits: Partial<TokenLimits> = {},
  ): Promise<T> {
    const hosts = countedClient(fake.environment(way), limits);
    const result = await use(hosts.client);
    expect(hosts.left()).toBe(0);
    return result;
  }

  const list = (way: string, limits?: Partial<TokenLimits>, module = fake.module) =>
    behaving(way, (client) => client.list(module), limits);

  const wellBehaved = () => list('').then(required);

  /** Signs with a token as it was listed while it still behaved. */
  async function sign(
    way: string,
    typed = '1234',
    confirmFinalTry = false,
    limits: Partial<TokenLimits> = {},
    tokens?: readonly ListedToken[],
  ): Promise<Result<Uint8Array>> {
    const identity = required(identityByLabel(tokens ?? (await wellBehaved()), 'FAKE', [checkedAt]));
    return behaving(
      way,
      (client) =>
        withPkcs11Signer(
          client,
          fake.module,
          identity,
          { pin: typed, confirmFinalTry },
          [checkedAt],
          async (signer) => ({ ok: true, value: await signer.sign(Buffer.from('báo cáo')) }),
        ),
      limits,
    );
  }

  const logins = async () => (await readFile(fake.log, 'utf8')).split('\n').length - 1;

  it('is read by exported names and through its function list alike', async () => {
    const byName = required(await list(''));
    expect(byName).toMatchObject([{ slot: 7, label: 'FAKE', serial: '0001', certificates: [{ id: '42' }] }]);
    expect(required(await list('', {}, fake.tableOnly))).toEqual(byName);
  });

  it('has no token in its slots', async () => {
    expect(await list('absent')).toMatchObject({ problems: [{ code: 'token-absent' }] });
  });

  it('holds no certificate', async () => {
    const tokens = required(await list('empty'));
    expect(identityByLabel(tokens, 'FAKE', [checkedAt])).toMatchObject({
      problems: [{ code: 'token-no-certificate' }],
    });
  });

  it('locked in the meantime is not given a PIN', async () => {
    expect(await sign('locked')).toMatchObject({ problems: [{ code: 'token-locked' }] });
    expect(await logins()).toBe(0);
  });

  it('listed as locked is not asked at all', async () => {
    const tokens = required(await list('locked'));
    expect(await sign('locked', '1234', true, {}, tokens)).toMatchObject({
      problems: [{ code: 'token-locked' }],
    });
    expect(await logins()).toBe(0);
  });

  it('is given a wrong PIN once and no more', async () => {
    expect(await sign('', '9999')).toMatchObject({
      problems: [{ code: 'token-pin-wrong', facts: { label: 'FAKE', countLow: true, finalTry: false } }],
    });
    expect(await logins()).toBe(1);
  });

  it('tells that one try is left after a wrong PIN', async () => {
    expect(await sign('two-tries', '9999')).toMatchObject({
      problems: [{ code: 'token-pin-wrong', facts: { finalTry: true } }],
    });
    expect(await logins()).toBe(1);
  });

  it('at its last try is given a PIN only when the person confirmed it', async () => {
    expect(await sign('final-try')).toMatchObject({ problems: [{ code: 'token-final-try' }] });
    const tokens = required(await list('final-try'));
    expect(await sign('final-try', '1234', false, {}, tokens)).toMatchObject({
      problems: [{ code: 'token-final-try' }],
    });
    expect(await logins()).toBe(0);
    expect(await sign('final-try', '9999', true, {}, tokens)).toMatchObject({
      problems: [{ code: 'token-locked' }],
    });
    expect(await logins()).toBe(1);
  });

  it.each([
    ['removed', 'token-removed', 1],
    ['no-key', 'token-key-missing', 1],
    ['no-mechanism', 'token-mechanism-missing', 0],
    ['odd-length', 'token-refused', 1],
    ['login-refused', 'token-refused', 1],
    ['', 'token-key-mismatch', 1],
    ['crash', 'token-driver-stopped', 0],
  ] as const)('behaving as %j while signing is told as %s', async (way, code, tries) => {
    expect(await sign(way)).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await logins()).toBe(tries);
  });

  it('exchanged for another token is not given the PIN', async () => {
    const [token] = await wellBehaved();
    if (token === undefined) throw new Error('no token');
    expect(await sign('', '1234', false, {}, [{ ...token, serial: '0002' }])).toMatchObject({
      problems: [{ code: 'token-removed' }],
    });
    expect(await logins()).toBe(0);
  });

  it('hanging in C_Initialize is ended at the time limit', async () => {
    expect(await list('hang-initialize', { listMs: 700 })).toEqual({
      ok: false,
      problems: [{ code: 'token-timeout', facts: { seconds: 1 } }],
    });
  });

  it('hanging in C_Sign is ended at the time limit, after one login', async () => {
    // Long enough for the process to start and reach the call on a busy machine.
    expect(await sign('hang-sign', '1234', false, { signMs: 6_000 })).toMatchObject({
      problems: [{ code: 'token-timeout' }],
    });
    expect(await logins()).toBe(1);
  });

  it('hanging while it unloads does not spoil its answer', async () => {
    expect((await list('hang-finalize', { unloadMs: 200 })).ok).toBe(true);
  });

  it('writing to standard output disturbs nothing', async () => {
    expect((await list('noise')).ok).toBe(true);
  });

  it('hanging in a process whose parent does not end it is ended by its own deadline', async () => {
    const host = forkTokenHost(tokenHostFile, { ...process.env, ...fake.environment('hang-initialize') });
    const ended = new Promise<void>((resolve) => host.onExit(resolve));
    host.send({ kind: 'list', module: fake.module, deadlineMs: 500 });
    await ended;
  });

  it('hanging in a process whose parent was killed is ended as well', async (ctx) => {
    if (process.platform === 'win32') ctx.skip('Windows does not tell that a parent is gone');
    const request = { kind: 'list', module: fake.module, deadlineMs: 600_000 };
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const host = require('node:child_process').fork(process.argv[1], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
         host.send(JSON.parse(process.argv[2]), () => console.log(host.pid));`,
        tokenHostFile,
        JSON.stringify(request),
      ],
      {
        env: { ...process.env, ...fake.environment('hang-initialize') },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    // Time for the host to reach the call; one that has not is ended by the closed channel.
    await sleep(1_500);
    parent.kill('SIGKILL');
    const pid = Number(printed.toString());
    while (isAlive(pid)) await sleep(100);
  });

  it('that cannot be loaded is told with the reason', async () => {
    const place = (name: string) => path.join(fake.folder, name);
    const library = await readFile(fake.module);
    const other = Buffer.from(library);
    other[4] = 1;
    await writeFile(place('32-bit.so'), other);
    await writeFile(place('cut.so'), library.subarray(0, 2048));
    await writeFile(place('text.so'), 'not a library');
    const codeOf = async (file: string) => {
      const listed = await list('', {}, file);
      return listed.ok
        ? []
        : listed.problems.map(({ code, facts }) => [code, 'reason' in facts && facts.reason]);
    };

    expect(await codeOf(place('none.so'))).toEqual([['token-module-unloadable', 'missing']]);
    expect(await codeOf(fake.folder)).toEqual([['token-module-unloadable', 'missing']]);
    expect(await codeOf(place('32-bit.so'))).toEqual([['token-module-unloadable', 'wrong-architecture']]);
    expect(await codeOf(place('text.so'))).toEqual([['token-module-unloadable', 'not-pkcs11']]);
    // A cut library is loaded or ends the process, as the system likes; either way there is an answer.
    expect((await codeOf(place('cut.so'))).flat()[0]).toMatch(/^token-(module-unloadable|driver-stopped)$/);
  });
});

/** A dead process that nobody has collected yet (state Z) is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}`) || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
