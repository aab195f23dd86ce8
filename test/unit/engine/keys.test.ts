import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { officerNames } from '../../../electron/engine/officers.ts';
import { unlockKeyring } from '../../../electron/engine/vault/unlockKeyring.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';

const nothing = undefined;
const passphrase = 'một câu dài dễ nhớ';
const second = 'câu của người thứ hai';
const next = 'câu mới sau khi quên';

async function freshVault(): Promise<TestEngine> {
  const made = await anEngine();
  expectValue(await made.engine['vault.create']({ passphrase, lossUnderstood: true }));
  return made;
}

async function withSecondOfficer(): Promise<TestEngine & { readonly ids: readonly string[] }> {
  const made = await freshVault();
  expectValue(
    await made.engine['keys.addOfficer']({
      passphrase,
      alias: 'Cán bộ 2',
      fullName: 'Trần Thị Bình',
      newPassphrase: second,
    }),
  );
  const { officers } = expectValue(await made.engine['keys.state'](nothing));
  return { ...made, ids: officers.map(({ slotId }) => slotId) };
}

async function keptCode(engine: EngineCalls): Promise<string> {
  const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
  expectValue(await engine['keys.confirmRecoveryCode']({ code: code.toLowerCase() }));
  return code;
}

/** Actions of the log of a locked vault, and the names behind its slots. */
async function logOf(folder: string, secret: string) {
  const vault = expectValue(
    await openVault({ dir: path.join(folder, 'vault'), passphrase: secret, allowWeakKdf: true }),
  );
  const entries = expectValue(vault.auditEntries(0, 1000));
  const names = expectValue(officerNames(vault));
  expectValue(vault.verifyAudit());
  expectValue(vault.lock());
  return { entries, names };
}

describe('officers', () => {
  it('each open the vault with their own passphrase and are told apart in the log', async () => {
    const { engine, folder, ids } = await withSecondOfficer();
    const [one, two] = ids as [string, string];
    expectValue(await engine['vault.lock'](nothing));
    expect(expectValue(await engine['keys.locked'](nothing))?.officers).toEqual([
      { slotId: one, alias: 'Cán bộ 1' },
      { slotId: two, alias: 'Cán bộ 2' },
    ]);
    expect(expectCodes(await engine['vault.unlock']({ passphrase: second, slotId: one }))).toContain(
      'vault-wrong-passphrase',
    );
    expectValue(await engine['vault.unlock']({ passphrase: second, slotId: two }));
    const { officers } = expectValue(await engine['keys.state'](nothing));
    expect(officers).toEqual([
      { slotId: one, alias: 'Cán bộ 1', fullName: null, isSelf: false },
      { slotId: two, alias: 'Cán bộ 2', fullName: 'Trần Thị Bình', isSelf: true },
    ]);
    expectValue(await engine['vault.lock'](nothing));
    const { entries } = await logOf(folder, passphrase);
    expect(entries.find(({ action }) => action === 'officer-added')?.slotId).toBe(one);
    expect(entries.some((entry) => entry.action === 'vault-unlocked' && entry.slotId === two)).toBe(true);
  });

  it('still opens the vault when its removal was refused because its name cannot be read', async () => {
    const { engine, folder, ids } = await withSecondOfficer();
    const [, two = ''] = ids;
    expectValue(await engine['vault.lock'](nothing));
    const dir = path.join(folder, 'vault');
    const { keys } = expectValue(await unlockKeyring({ dir, passphrase, allowWeakKdf: true }));
    const id = createHmac('sha256', keys.ids)
      .update(JSON.stringify(['doc', 'officer', two]))
      .digest('hex');
    const db = new DatabaseSync(path.join(dir, 'vault.db'));
    db.prepare('UPDATE doc SET body = zeroblob(40) WHERE id = ?').run(id.slice(0, 32));
    db.close();

    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectCodes(await engine['keys.removeOfficer']({ slotId: two, passphrase }))).toEqual([
      'vault-row-damaged',
    ]);
    expect(expectValue(await engine['keys.locked'](nothing))?.officers).toHaveLength(2);
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase: second }));
    expect(expectValue(await engine['vault.findings'](nothing))).toEqual([]);
    expectValue(await engine['vault.lock'](nothing));
  });

  it('keeps full names out of every plain file', async () => {
    const { folder } = await withSecondOfficer();
    for (const name of ['keyring.json', 'keyring.bak.json', 'READ-ME.txt', 'vault.db'])
      expect((await readFile(path.join(folder, 'vault', name))).includes('Bình')).toBe(false);
  });

  it('are added only with the passphrase of the present one and under another alias', async () => {
    const { engine } = await withSecondOfficer();
    const officer = { alias: 'Cán bộ 3', fullName: 'Lê Văn Cường', newPassphrase: 'câu của người thứ ba' };
    expect(expectCodes(await engine['keys.addOfficer']({ ...officer, passphrase: second }))).toContain(
      'vault-wrong-passphrase',
    );
    for (const alias of ['Cán bộ 2', 'CÁN BỘ  2', 'Cán bộ 2'.normalize('NFD')])
      expect(expectCodes(await engine['keys.addOfficer']({ ...officer, alias, passphrase }))).toEqual([
        'officer-alias-taken',
      ]);
    expect(
      expectCodes(await engine['keys.addOfficer']({ ...officer, newPassphrase: 'ngắn', passphrase })),
    ).toEqual(['vault-passphrase-too-short']);
    expect(expectValue(await engine['keys.state'](nothing)).officers).toHaveLength(2);
  });

  it('are renamed without losing their slot', async () => {
    const { engine, ids } = await withSecondOfficer();
    const [one, two] = ids as [string, string];
    expect(
      expectCodes(
        await engine['keys.renameOfficer']({ slotId: one, alias: 'cán bộ 2', fullName: 'Nguyễn Văn An' }),
      ),
    ).toEqual(['officer-alias-taken']);
    expect(
      expectCodes(await engine['keys.renameOfficer']({ slotId: '0'.repeat(32), alias: 'x', fullName: 'y' })),
    ).toEqual(['officer-unknown']);
    expectValue(
      await engine['keys.renameOfficer']({ slotId: one, alias: 'Một cửa', fullName: 'Nguyễn Văn An' }),
    );
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase, slotId: one }));
    expect(expectValue(await engine['keys.state'](nothing)).officers).toEqual([
      { slotId: one, alias: 'Một cửa', fullName: 'Nguyễn Văn An', isSelf: true },
      { slotId: two, alias: 'Cán bộ 2', fullName: 'Trần Thị Bình', isSelf: false },
    ]);
  });

  it('that are removed no longer open the vault, and their name stays', async () => {
    const { engine, folder, ids } = await withSecondOfficer();
    const [one, two] = ids as [string, string];
    expect(expectCodes(await engine['keys.removeOfficer']({ slotId: two, passphrase: second }))).toContain(
      'vault-wrong-passphrase',
    );
    expect(expectValue(await engine['keys.removeOfficer']({ slotId: two, passphrase }))).toEqual({
      isSelf: false,
    });
    expect(expectCodes(await engine['keys.removeOfficer']({ slotId: two, passphrase }))).toEqual([
      'officer-unknown',
    ]);
    expect(expectCodes(await engine['keys.removeOfficer']({ slotId: one, passphrase }))).toEqual([
      'officer-last',
    ]);
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['vault.unlock']({ passphrase: second }))).toContain(
      'vault-wrong-passphrase',
    );
    const { names, entries } = await logOf(folder, passphrase);
    expect(names.get(two)).toEqual({
      kind: 'officer',
      alias: 'Cán bộ 2',
      fullName: 'Trần Thị Bình',
      isFormer: true,
    });
    expect(names.get(one)).toMatchObject({ alias: 'Cán bộ 1', isFormer: false });
    expect(entries.map(({ action }) => action)).toContain('officer-removed');
  });

  it('may remove themselves when another one is left', async () => {
    const { engine, ids } = await withSecondOfficer();
    const [one] = ids as [string, string];
    expect(expectValue(await engine['keys.removeOfficer']({ slotId: one, passphrase }))).toEqual({
      isSelf: true,
    });
    // Until the lock that follows nothing of them can be changed any more.
    expect(expectCodes(await engine['keys.changePassphrase']({ current: passphrase, next }))).toEqual([
      'vault-slot-not-found',
    ]);
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toContain('vault-wrong-passphrase');
    expectValue(await engine['vault.unlock']({ passphrase: second }));
  });
});

describe('the recovery code', () => {
  it('counts only after it was typed back, and then opens the vault with a new passphrase', async () => {
    const { engine, folder } = await freshVault();
    const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    expect(expectValue(await engine['keys.state'](nothing)).recoveryCode).toBeNull();
    expect(expectCodes(await engine['keys.confirmRecoveryCode']({ code: code.slice(1) }))).toEqual([
      'recovery-code-mistyped',
    ]);
    expect(expectCodes(await engine['keys.confirmRecoveryCode']({ code: code.slice(0, 17) }))).toEqual([
      'recovery-code-length',
    ]);
    expectValue(await engine['keys.confirmRecoveryCode']({ code }));
    expect(expectValue(await engine['keys.state'](nothing)).recoveryCode).toEqual({
      madeAt: '2024-05-08T10:30:00+07:00',
    });
    expectValue(await engine['vault.lock'](nothing));

    expect(expectCodes(await engine['keys.unlockWithCode']({ code, newPassphrase: 'ngắn' }))).toEqual([
      'vault-passphrase-too-short',
    ]);
    expectValue(await engine['keys.unlockWithCode']({ code: ` ${code.toLowerCase()}`, newPassphrase: next }));
    expect(expectValue(await engine['keys.state'](nothing)).officers).toMatchObject([{ isSelf: true }]);
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toContain('vault-wrong-passphrase');
    expectValue(await engine['vault.unlock']({ passphrase: next }));
    expectValue(await engine['vault.lock'](nothing));

    const { entries, names } = await logOf(folder, next);
    const reset = entries.find(({ action }) => action === 'passphrase-reset');
    expect(names.get(reset?.slotId ?? '')).toMatchObject({ kind: 'recovery' });
  });

  it('is replaced by a new one, and the old one then opens nothing', async () => {
    const { engine } = await freshVault();
    const old = await keptCode(engine);
    const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    expect(expectCodes(await engine['keys.confirmRecoveryCode']({ code: old }))).toEqual([
      'recovery-code-differs',
    ]);
    expectValue(await engine['keys.confirmRecoveryCode']({ code }));
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['keys.unlockWithCode']({ code: old, newPassphrase: next }))).toContain(
      'recovery-code-wrong',
    );
    expectValue(await engine['keys.unlockWithCode']({ code, newPassphrase: next }));
  });

  it('that was given up or not confirmed before the lock is gone, and the old one stays', async () => {
    const { engine } = await freshVault();
    const old = await keptCode(engine);
    const given = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    expectValue(await engine['keys.giveUpRecoveryCode'](nothing));
    expect(expectCodes(await engine['keys.confirmRecoveryCode']({ code: given.code }))).toEqual([
      'recovery-code-not-made',
    ]);
    const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectCodes(await engine['keys.confirmRecoveryCode']({ code }))).toEqual([
      'recovery-code-not-made',
    ]);
    expect(
      expectCodes(await engine['keys.writeRecoverySheet']({ path: '/tmp/x.pdf', language: 'vi' })),
    ).toEqual(['recovery-code-not-made']);
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['keys.unlockWithCode']({ code: old, newPassphrase: next }));
  });

  it('opens nothing in a vault that has none', async () => {
    const { engine } = await freshVault();
    const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['keys.unlockWithCode']({ code, newPassphrase: next }))).toContain(
      'recovery-code-wrong',
    );
    expectValue(await engine['vault.unlock']({ passphrase }));
  });

  it('asks whose passphrase is new when there are several officers', async () => {
    const { engine, ids } = await withSecondOfficer();
    const code = await keptCode(engine);
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['keys.unlockWithCode']({ code, newPassphrase: next }))).toEqual([
      'officer-unknown',
    ]);
    expectValue(await engine['keys.unlockWithCode']({ code, newPassphrase: next, slotId: ids[1] }));
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase, slotId: ids[0] }));
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase: next, slotId: ids[1] }));
  });

  it('stands on a sheet of one page that says nothing of the unit', async () => {
    const { engine, folder } = await freshVault();
    const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    const target = path.join(folder, 'phiếu.pdf');
    expect(expectValue(await engine['keys.writeRecoverySheet']({ path: target, language: 'vi' }))).toEqual({
      fileName: 'phiếu.pdf',
    });
    const text = await textOf(target);
    expect(text.pages).toBe(1);
    for (const group of code.split('-')) expect(text.words).toContain(group);
    expect(text.words).toContain('08/05/2024');
    expect(
      expectCodes(
        await engine['keys.writeRecoverySheet']({
          path: path.join(folder, 'không-có', 'x.pdf'),
          language: 'en',
        }),
      ),
    ).toEqual(['place-vanished']);
  });
});

describe('this computer', () => {
  it('opens the vault for the officer who turned it on, and for nobody after it was turned off', async () => {
    const { engine, ids } = await withSecondOfficer();
    const { slotId, secret } = expectValue(await engine['keys.addDevice']({ passphrase, instead: null }));
    expectValue(await engine['vault.lock'](nothing));
    expect(expectValue(await engine['keys.locked'](nothing))?.devices).toEqual([{ slotId, owner: ids[0] }]);
    expectValue(await engine['keys.unlockWithDevice']({ slotId, secret }));
    expect(expectValue(await engine['keys.state'](nothing)).officers[0]).toMatchObject({ isSelf: true });
    expectValue(await engine['keys.changePassphrase']({ current: passphrase, next }));
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['keys.unlockWithDevice']({ slotId, secret: 'cd'.repeat(32) }))).toEqual([
      'device-key-failed',
    ]);
    expectValue(await engine['keys.unlockWithDevice']({ slotId, secret }));
    expectValue(await engine['keys.removeDevice']({ slotId }));
    expectValue(await engine['keys.removeDevice']({ slotId }));
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['keys.unlockWithDevice']({ slotId, secret }))).toEqual([
      'device-key-failed',
    ]);
    expectValue(await engine['vault.unlock']({ passphrase: next }));
  });

  it('goes with its officer and is replaced by the next one', async () => {
    const { engine, ids } = await withSecondOfficer();
    const first = expectValue(await engine['keys.addDevice']({ passphrase, instead: null }));
    const again = expectValue(await engine['keys.addDevice']({ passphrase, instead: first.slotId }));
    expect(expectValue(await engine['keys.state'](nothing)).devices.map((device) => device.slotId)).toEqual([
      again.slotId,
    ]);
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase: second }));
    expectValue(await engine['keys.removeOfficer']({ slotId: ids[0] ?? '', passphrase: second }));
    expect(expectValue(await engine['keys.state'](nothing)).devices).toEqual([]);
  });
});

describe('wrong tries', () => {
  it('make the next one wait, whichever way in is tried', async () => {
    const clock = { ms: 0 };
    const { engine, folder } = await anEngine(undefined, undefined, () => clock.ms);
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    expectValue(await engine['vault.lock'](nothing));
    expect(await engine['vault.unlock']({ passphrase: 'sai mật khẩu' })).toEqual({
      ok: false,
      problems: [
        { code: 'vault-wrong-passphrase', facts: {} },
        { code: 'vault-wait', facts: { seconds: 1 } },
      ],
    });
    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-wait']);
    clock.ms += 1000;
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(folder).not.toBe('');
  });
});

async function textOf(file: string): Promise<{ pages: number; words: string }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({ data: new Uint8Array(await readFile(file)) }).promise;
  const page = await pdf.getPage(1);
  const { items } = await page.getTextContent();
  return { pages: pdf.numPages, words: items.map((item) => ('str' in item ? item.str : '')).join(' ') };
}
