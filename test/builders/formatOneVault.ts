import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openEvidenceStore } from '../../electron/engine/evidence/evidenceStore.ts';
import { kinds } from '../../electron/engine/stored.ts';
import { openVault } from '../../electron/engine/vault/vault.ts';
import { anEngine, expectValue } from '../support/anEngine.ts';
import { aNewReturn } from './aNewReturn.ts';
import { aUnit } from './aUnit.ts';
import { describeVault, fixturePassphrase, fixtureSecondPassphrase } from './describeVault.ts';

// Makes `test/fixtures/vaults/format1`: `node test/builders/formatOneVault.ts`, run until the format is released and then
// never again. The vault that lies there must open with every later program.

const folder = path.resolve(import.meta.dirname, '..', 'fixtures', 'vaults', 'format1');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

// The least that the shipped program opens.
const { engine, clock } = await anEngine(folder, undefined, undefined, {
  kdfCost: 2 ** 15,
  allowWeakKdf: true,
});
const pass = () => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};
expectValue(await engine['vault.create']({ passphrase: fixturePassphrase, lossUnderstood: true }));
expectValue(await engine['unit.save'](aUnit()));
const { returnId } = expectValue(await engine['returns.create'](aNewReturn));
pass();
const answers = [
  ['1.1.a', { status: 'in-progress', result: 'Đang phân công.' }],
  ['1.1.a', { status: 'done', result: 'Đã phân công trực 24/7.' }],
  ['1.1.b', { status: 'done', result: 'Chữ gõ tổ hợp: tiếng Việt'.normalize('NFD') }],
] as const;
for (const [itemId, patch] of answers) {
  expectValue(await engine['answers.save']({ returnId, itemId, patch, leaving: true }));
  pass();
}
expectValue(
  await engine['returns.saveTexts']({
    returnId,
    patch: { proposals: 'Đề nghị hỗ trợ tập huấn.' },
    leaving: true,
  }),
);
const files = [
  ['Biên bản họp tổ 3.txt', Buffer.from('Biên bản họp tổ 3, ngày 08/5/2024\n')],
  ['tệp lớn hơn.bin', Buffer.alloc(70_000, 'đ')],
] as const;
for (const [name, bytes] of files) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  pass();
  expectValue(await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }));
  await rm(file);
}
expectValue(
  await engine['keys.addOfficer']({
    passphrase: fixturePassphrase,
    alias: 'Cán bộ 2',
    fullName: 'Lê Thị Mẫu',
    newPassphrase: fixtureSecondPassphrase,
  }),
);
expectValue(
  await engine['keys.addOfficer']({
    passphrase: fixturePassphrase,
    alias: 'Cán bộ 3',
    fullName: 'Phạm Văn Gỡ',
    newPassphrase: 'Một câu không còn dùng',
  }),
);
const former = expectValue(await engine['keys.state'](undefined)).officers.find(
  ({ alias }) => alias === 'Cán bộ 3',
);
expectValue(
  await engine['keys.removeOfficer']({ slotId: former?.slotId ?? '', passphrase: fixturePassphrase }),
);
const device = expectValue(await engine['keys.addDevice']({ passphrase: fixturePassphrase, instead: null }));
const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase: fixturePassphrase }));
expectValue(await engine['keys.confirmRecoveryCode']({ code }));
expectValue(await engine['vault.lock'](undefined));

const dir = path.join(folder, 'vault');
const options = { dir, passphrase: fixturePassphrase, now: () => clock.now };
const vault = expectValue(await openVault(options));
const store = expectValue(await openEvidenceStore(vault));
const removed = path.join(folder, 'đã bỏ.txt');
await writeFile(removed, 'bỏ\n');
const { evidence } = expectValue(await store.attachFile(removed, 'đã bỏ.txt'));
expectValue(await store.remove(evidence.id));
await rm(removed);
const draft = { [`field ${returnId} 1.1.c completedOn`]: '08/5/20' };
expectValue(vault.keepDraft(draft));
const kind = kinds.answer(returnId);
const typed = expectValue(vault.read(kind, '1.1.b'))?.value as object;
expectValue(vault.saveQuietly(kind, '1.1.b', { ...typed, result: 'Đang nhập thì mất điện.' }));
const { slotId, secret } = device;
const expected = {
  ...(await describeVault(vault, returnId)),
  recoveryCode: code,
  device: { slotId, secret },
  draft,
};
// Never locked: the vault stays as a crash in the middle of typing leaves it.
for (const name of ['lock', 'reserve']) await rm(path.join(dir, name), { force: true });
await writeFile(path.join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
