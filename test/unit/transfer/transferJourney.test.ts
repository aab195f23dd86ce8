import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { expectCodes, expectValue, lockAt } from '../../support/anEngine.ts';
import { aTransferPair, attach, look, packagePassphrase, receive, send } from '../../support/transferPair.ts';

const run = promisify(execFile);

describe('a return that travels', () => {
  test('arrives whole: answers, texts, evidence, road and kept files', async () => {
    const { sender, receiver } = await aTransferPair();
    const { engine, returnId, place } = sender;
    const photo = randomBytes(3_000_000);
    const id = await attach(sender.test, returnId, 'Ảnh trực.bin', photo);
    await engine['evidence.setCaption']({ returnId, evidenceId: id, caption: 'Ca đêm', leaving: true });
    await engine['returns.saveTexts']({ returnId, patch: { difficulties: 'Thiếu người.' }, leaving: true });
    await sender.send('bao-cao.pdf');
    const sent = await sender.open();

    const file = await send(engine, receiver.engine, place('goi.age'), { kind: 'return', returnId });
    const preview = expectValue(await look(receiver.engine, file));
    expect(preview).toMatchObject({
      scope: 'return',
      isOwn: false,
      takenInAt: null,
      isOtherUnit: false,
      counts: { returns: 1, answers: 1, evidence: 1, evidenceKnown: 0, keptFiles: 2 },
      returns: [{ returnId, outcome: 'new', stateHere: null, stateThere: 'sent' }],
    });
    const taken = expectValue(await receiver.engine['transfer.takeIn']({ choices: {} }));
    expect(taken).toMatchObject({ added: 1, changed: 0, files: 3 });

    const arrived = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(arrived.complianceReturn).toEqual(sent.complianceReturn);
    expect(arrived.road.state).toBe('sent');
    expect(arrived.road.steps.map(({ action, at }) => ({ action, at }))).toEqual(
      sent.road.steps.map(({ action, at }) => ({ action, at })),
    );
    expect(arrived.answers.map(({ result, status }) => [result, status])).toEqual(
      sent.answers.map(({ result, status }) => [result, status]),
    );
    expect(arrived.evidence.map(({ name, sha256, caption }) => ({ name, sha256, caption }))).toEqual(
      sent.evidence.map(({ name, sha256, caption }) => ({ name, sha256, caption })),
    );
    expect(arrived.answers[0]?.evidenceIds).toEqual([arrived.evidence[0]?.id]);
    const copy = path.join(receiver.folder, 'anh.bin');
    const evidenceId = arrived.evidence[0]?.id ?? '';
    expectValue(await receiver.engine['evidence.writeCopy']({ returnId, evidenceId, path: copy }));
    expect((await readFile(copy)).equals(photo)).toBe(true);
    const kept = path.join(receiver.folder, 'ky.pdf');
    expectValue(await receiver.engine['road.writeCopy']({ returnId, path: kept }));
    expect((await readFile(kept)).equals(await readFile(place('bao-cao.pdf')))).toBe(true);
    expect(expectValue(await receiver.engine['returns.list'](undefined)).returns).toHaveLength(1);
  });

  test('is refused the second time, with the day of the first', async () => {
    const { sender, receiver } = await aTransferPair();
    const file = await send(sender.engine, receiver.engine, sender.place('goi.age'));
    expectValue(await receive(receiver.engine, file));
    const again = await look(receiver.engine, file);
    expect(again).toMatchObject({
      ok: false,
      problems: [{ code: 'transfer-nothing-new', facts: { takenInAt: '2024-05-08T13:00:00+07:00' } }],
    });
  });

  test('brings evidence that is there already only as a link', async () => {
    const { sender, receiver } = await aTransferPair();
    const { engine, returnId, place } = sender;
    const bytes = randomBytes(5000);
    await attach(sender.test, returnId, 'a.bin', bytes);
    const first = await send(engine, receiver.engine, place('1.age'));
    expectValue(await receive(receiver.engine, first));
    await attach(sender.test, returnId, 'b.bin', randomBytes(6000), '1.1.b');
    const second = await send(engine, receiver.engine, place('2.age'));
    const preview = expectValue(await look(receiver.engine, second));
    expect(preview.counts).toMatchObject({ evidence: 2, evidenceKnown: 1, newBytes: 6000 });
    expect(expectValue(await receiver.engine['transfer.takeIn']({ choices: {} }))).toMatchObject({
      files: 1,
    });
    const arrived = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(arrived.evidence.map(({ name }) => name).toSorted()).toEqual(['a.bin', 'b.bin']);
  });

  test('gets a backup of the vault before, which opens with its passphrase', async () => {
    const { sender, receiver } = await aTransferPair();
    const file = await send(sender.engine, receiver.engine, sender.place('goi.age'));
    const { backupName } = expectValue(await receive(receiver.engine, file));
    const [vaultId = ''] = await readdir(path.join(receiver.folder, 'backups'));
    const files = await readdir(path.join(receiver.folder, 'backups', vaultId, backupName));
    expect(files).toEqual(expect.arrayContaining(['vault.db', 'keyring.json']));
  });

  test('has its hash beside it, and the age program and tar open it', async () => {
    const { sender, receiver } = await aTransferPair();
    const { engine, returnId, place } = sender;
    await attach(sender.test, returnId, 'a.bin', randomBytes(70_000));
    const key = place('key.txt');
    await run('age-keygen', ['-o', key]);
    const recipient = /age1[0-9a-z]+/.exec(await readFile(key, 'utf8'))?.[0] ?? '';
    const target = place('goi.age');
    const lock = { kind: 'key', recipient } as const;
    expectValue(await engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: target }));
    const line = await readFile(`${target}.sha256`, 'utf8');
    const sha256 = createHash('sha256')
      .update(await readFile(target))
      .digest('hex');
    expect(line).toBe(`${sha256}  goi.age\n`);
    await run('age', ['-d', '-i', key, '-o', place('goi.tar'), target]);
    const { stdout } = await run('tar', ['-tf', place('goi.tar')]);
    expect(stdout.split('\n').slice(0, 3)).toEqual(['manifest.json', 'documents.json', 'audit.jsonl']);
    expect(stdout).toMatch(/files\/[0-9a-f]{64}/);
    expect(expectCodes(await look(receiver.engine, target))).toEqual(['transfer-not-for-this-vault']);
  });

  test('opens with a passphrase in any Unicode form, and not with another', async () => {
    const { sender, receiver } = await aTransferPair();
    const target = sender.place('goi.age');
    const lock = { kind: 'passphrase', passphrase: packagePassphrase } as const;
    expectValue(await sender.engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: target }));
    const chosen = expectValue(await receiver.engine['transfer.choose']({ path: target }));
    expect(chosen.lock).toBe('passphrase');
    const wrong = await receiver.engine['transfer.preview']({ passphrase: 'mật khẩu khác hẳn' });
    expect(expectCodes(wrong)).toEqual(['transfer-wrong-passphrase']);
    const typed = packagePassphrase.normalize('NFD');
    expectValue(await receiver.engine['transfer.preview']({ passphrase: typed }));
  });

  test('is made only for a key that is one, and with a passphrase that is long enough', async () => {
    const { sender } = await aTransferPair();
    const write = (lock: Parameters<(typeof sender.engine)['transfer.write']>[0]['lock']) =>
      sender.engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: sender.place('goi.age') });
    expect(expectCodes(await write({ kind: 'key', recipient: `age1${'q'.repeat(58)}` }))).toEqual([
      'transfer-recipient-invalid',
    ]);
    expect(expectCodes(await write({ kind: 'passphrase', passphrase: 'ngắn' }))).toEqual([
      'package-passphrase-short',
    ]);
    expect(await readdir(sender.test.folder)).not.toContain('goi.age');
  });

  test('leaves its own mark in both logs, and the trail it brings stays apart', async () => {
    const { sender, receiver } = await aTransferPair();
    const file = await send(sender.engine, receiver.engine, sender.place('goi.age'));
    expectValue(await receive(receiver.engine, file));
    expect(expectValue(await receiver.engine['vault.findings'](undefined))).toEqual([]);
    expectValue(await receiver.engine['vault.lock'](undefined));
    expectValue(await receiver.engine['vault.unlock']({ passphrase: 'mật khẩu đồng nghiệp' }));
    expect(expectValue(await receiver.engine['vault.findings'](undefined))).toEqual([]);
  });

  test('is forgotten when the vault locks', async () => {
    const { sender, receiver } = await aTransferPair();
    const file = await send(sender.engine, receiver.engine, sender.place('goi.age'));
    expectValue(await look(receiver.engine, file));
    expectValue(await receiver.engine['vault.lock'](undefined));
    expectValue(await receiver.engine['vault.unlock']({ passphrase: 'mật khẩu đồng nghiệp' }));
    expect(expectCodes(await receiver.engine['transfer.takeIn']({ choices: {} }))).toEqual([
      'no-file-chosen',
    ]);
  });

  test('that a lock cuts off changes nothing, and is taken in afterwards', async () => {
    const { sender, receiver } = await aTransferPair();
    const { engine, folder } = receiver;
    await attach(sender.test, sender.returnId, 'Ảnh trực.bin', randomBytes(200_000));
    const file = await send(sender.engine, engine, sender.place('goi.age'));
    const filesOf = (name: string) => readdir(path.join(folder, 'vault', name), { recursive: true });
    const before = await filesOf('evidence');
    for (const doing of ['read', 'take-in']) {
      const lock = lockAt(receiver, (payload) => payload.doing === doing);
      const seen = await look(engine, file);
      const cut = seen.ok ? await engine['transfer.takeIn']({ choices: {} }) : seen;
      // Which of the two it notices first is the disk's affair.
      expect(['transfer-cancelled', 'vault-locked']).toContain(expectCodes(cut).join());
      expectValue(await lock.locked);
      expect(await filesOf('staging')).toEqual([]);
      expect(await filesOf('evidence')).toEqual(before);
      expectValue(await engine['vault.unlock']({ passphrase: 'mật khẩu đồng nghiệp' }));
      expect(expectValue(await engine['returns.list'](undefined)).returns).toEqual([]);
    }
    expect(expectValue(await receive(engine, file))).toMatchObject({ added: 1 });
    expect(expectValue(await engine['vault.findings'](undefined))).toEqual([]);
  });

  test('is refused when the file was exchanged after the preview', async () => {
    const { sender, receiver } = await aTransferPair();
    const { engine, returnId, place } = sender;
    const shown = await send(engine, receiver.engine, place('goi.age'));
    expectValue(await look(receiver.engine, shown));
    await attach(sender.test, returnId, 'a.bin', randomBytes(100));
    const other = await send(engine, receiver.engine, place('khac.age'));
    await writeFile(shown, await readFile(other));
    const taken = await receiver.engine['transfer.takeIn']({ choices: {} });
    expect(expectCodes(taken)).toEqual(['transfer-package-damaged']);
    expect(expectValue(await receiver.engine['returns.list'](undefined)).returns).toEqual([]);
  });
});
