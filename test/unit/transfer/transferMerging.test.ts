import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import { emptyAnswer } from '../../../shared/domain/answer.ts';
import { wholeChoiceId } from '../../../shared/domain/transferPlan.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { aTransferPair, attach, look, receive, send, type TransferPair } from '../../support/transferPair.ts';

/** Both vaults hold the return, as a draft with the same answer. */
async function shared(): Promise<TransferPair & { readonly returnId: string }> {
  const pair = await aTransferPair();
  const { sender, receiver } = pair;
  const file = await send(sender.engine, receiver.engine, sender.place('dau.age'));
  expectValue(await receive(receiver.engine, file));
  return { ...pair, returnId: sender.returnId };
}

type Patch = Parameters<EngineCalls['answers.save']>[0]['patch'];

async function answer(engine: EngineCalls, returnId: string, itemId: string, patch: Patch) {
  expectValue(await engine['answers.save']({ returnId, itemId, patch, leaving: true }));
}

async function answerIn(engine: EngineCalls, returnId: string, itemId: string) {
  const { answers } = expectValue(await engine['returns.open']({ returnId }));
  return answers.find((one) => one.itemId === itemId);
}

describe('a package that meets a draft', () => {
  test('fills what is empty, shows what differs, and keeps what is here unless it is chosen otherwise', async () => {
    const { sender, receiver, returnId } = await shared();
    await answer(sender.engine, returnId, '1.1.a', { result: 'Bố trí 08 cán bộ trực.', assignee: 'Lan' });
    await answer(receiver.engine, returnId, '1.1.a', { result: 'Bố trí 07 cán bộ trực.' });
    await answer(sender.engine, returnId, '1.1.b', { status: 'in-progress', result: 'Đang làm.' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const preview = expectValue(await look(receiver.engine, file));
    const [planned] = preview.returns;
    expect(planned).toMatchObject({ outcome: 'merge', reason: null });
    const conflicts = planned?.differences.filter(({ kind }) => kind === 'conflict') ?? [];
    expect(conflicts).toMatchObject([
      {
        place: { kind: 'answer', itemId: '1.1.a' },
        field: 'result',
        mine: 'Bố trí 07 cán bộ trực.',
        theirs: 'Bố trí 08 cán bộ trực.',
        canBoth: true,
        proposed: 'mine',
      },
    ]);
    expectValue(await receiver.engine['transfer.takeIn']({ choices: {} }));
    expect(await answerIn(receiver.engine, returnId, '1.1.a')).toMatchObject({
      result: 'Bố trí 07 cán bộ trực.',
      assignee: 'Lan',
    });
    expect(await answerIn(receiver.engine, returnId, '1.1.b')).toMatchObject({
      status: 'in-progress',
      result: 'Đang làm.',
    });
  });

  test.each([
    ['theirs', 'Của họ.'],
    ['both', 'Của tôi.\n\nCủa họ.'],
  ] as const)('takes "%s" where a person chooses it', async (choice, result) => {
    const { sender, receiver, returnId } = await shared();
    await answer(sender.engine, returnId, '1.1.b', { result: 'Của họ.' });
    await answer(receiver.engine, returnId, '1.1.b', { result: 'Của tôi.' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const preview = expectValue(await look(receiver.engine, file));
    const id = preview.returns[0]?.differences[0]?.id ?? '';
    expectValue(await receiver.engine['transfer.takeIn']({ choices: { [id]: choice } }));
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result).toBe(result);
  });

  test('is not taken again once both texts stand together, so that neither can replace the joined one', async () => {
    const { sender, receiver, returnId } = await shared();
    await answer(sender.engine, returnId, '1.1.b', { result: '12' });
    await answer(receiver.engine, returnId, '1.1.b', { result: 'Đã cấp 112' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const id = `${returnId}/answer/1.1.b/result`;
    expectValue(await receive(receiver.engine, file, { [id]: 'both' }));
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result).toBe('Đã cấp 112\n\n12');
    expect(await look(receiver.engine, file)).toMatchObject({
      problems: [{ code: 'transfer-nothing-new', facts: { takenInAt: '2024-05-08T13:00:00+07:00' } }],
    });
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result).toBe('Đã cấp 112\n\n12');
  });

  test('can be taken again while something of it was left out', async () => {
    const { sender, receiver, returnId } = await shared();
    await answer(sender.engine, returnId, '1.1.b', { result: 'Của họ.', assignee: 'Lan' });
    await answer(receiver.engine, returnId, '1.1.b', { result: 'Của tôi.' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    expectValue(await receive(receiver.engine, file));
    const folder = path.join(receiver.folder, 'vault', 'evidence');
    const before = await readdir(folder, { recursive: true });
    const { takenInAt, returns } = expectValue(await look(receiver.engine, file));
    expect(takenInAt).not.toBeNull();
    expect(returns[0]?.differences).toMatchObject([{ field: 'result', proposed: 'mine' }]);
    const id = `${returnId}/answer/1.1.b/result`;
    expectValue(await receiver.engine['transfer.takeIn']({ choices: { [id]: 'both' } }));
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result).toBe('Của tôi.\n\nCủa họ.');
    // Its log is stored once.
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('joins the evidence of both sides', async () => {
    const { sender, receiver, returnId } = await shared();
    await attach(sender.test, returnId, 'ho.bin', randomBytes(300));
    await attach(receiver, returnId, 'toi.bin', randomBytes(400));
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    expectValue(await receive(receiver.engine, file));
    const { evidence } = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(evidence.map(({ name }) => name).toSorted()).toEqual(['ho.bin', 'toi.bin']);
    expect((await answerIn(receiver.engine, returnId, '1.1.a'))?.evidenceIds).toHaveLength(2);
  });

  test('is refused when nothing of it is wanted, and what stays as it is here is counted', async () => {
    const { sender, receiver, returnId } = await shared();
    await answer(sender.engine, returnId, '1.1.a', { result: 'Khác.' });
    await answer(sender.engine, returnId, '1.1.b', { result: 'Khác nữa.' });
    await answer(receiver.engine, returnId, '1.1.b', { result: 'Của tôi.' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    expect(await receive(receiver.engine, file)).toMatchObject({
      problems: [
        { code: 'transfer-nothing-taken', facts: { file: 'hai.age', differences: 2, whole: 0, kept: 0 } },
      ],
    });
  });

  test('is refused when the vault changed after the preview', async () => {
    const { sender, receiver, returnId } = await shared();
    await answer(sender.engine, returnId, '1.1.b', { result: 'Của họ.' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    expectValue(await look(receiver.engine, file));
    await answer(receiver.engine, returnId, '1.1.b', { result: 'Gõ sau khi xem.' });
    const taken = await receiver.engine['transfer.takeIn']({ choices: {} });
    expect(expectCodes(taken)).toEqual(['transfer-changed-meanwhile']);
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result).toBe('Gõ sau khi xem.');
  });
});

describe('a package that meets finished work', () => {
  test('never changes a return that was submitted here', async () => {
    const { sender, receiver, returnId } = await shared();
    expectValue(await receiver.engine['road.submit']({ returnId, signers: 'head' }));
    await answer(sender.engine, returnId, '1.1.a', { result: 'Sửa sau khi đã trình.' });
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const preview = expectValue(await look(receiver.engine, file));
    expect(preview.returns).toMatchObject([{ outcome: 'kept', reason: 'further-here' }]);
    const id = `${returnId}/answer/1.1.a/result`;
    const choices = { [id]: 'theirs', [wholeChoiceId(returnId)]: 'theirs' } as const;
    expect(await receiver.engine['transfer.takeIn']({ choices })).toMatchObject({
      problems: [{ code: 'transfer-nothing-taken', facts: { differences: 0, whole: 0, kept: 1 } }],
    });
    expect((await answerIn(receiver.engine, returnId, '1.1.a'))?.result).toBe('Bố trí 06 cán bộ trực 24/7.');
  });

  test('tells when both sides went on', async () => {
    const { sender, receiver, returnId } = await shared();
    expectValue(await receiver.engine['road.submit']({ returnId, signers: 'head' }));
    expectValue(await sender.engine['road.submit']({ returnId, signers: 'head' }));
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const preview = expectValue(await look(receiver.engine, file));
    expect(preview.returns).toMatchObject([{ outcome: 'kept', reason: 'diverged' }]);
  });

  test('takes the further road of a colleague when nothing here is lost', async () => {
    const { sender, receiver, returnId } = await shared();
    await sender.send('ky.pdf');
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const preview = expectValue(await look(receiver.engine, file));
    expect(preview.returns).toMatchObject([
      { outcome: 'advance', proposed: 'theirs', stateHere: 'draft', stateThere: 'sent', differences: [] },
    ]);
    expectValue(await receiver.engine['transfer.takeIn']({ choices: {} }));
    const { road } = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(road.state).toBe('sent');
  });

  test('adds no word to a return that was signed here, however far its road goes on there', async () => {
    const { sender, receiver, returnId } = await shared();
    expectValue(await sender.engine['road.submit']({ returnId, signers: 'head' }));
    expectValue(await sender.sign('ky.pdf'));
    expectValue(
      await receive(receiver.engine, await send(sender.engine, receiver.engine, sender.place('hai.age'))),
    );
    // As another program could write it: the own one changes nothing of a frozen return.
    expectValue(await sender.engine['vault.lock'](undefined));
    const dir = path.join(sender.test.folder, 'vault');
    const vault = expectValue(await openVault({ dir, passphrase: sender.passphrase, allowWeakKdf: true }));
    const added = { ...emptyAnswer('1.1.b'), status: 'done', result: 'Không có trong bản đã ký.' };
    expectValue(vault.transact('edited', (tx) => tx.put(`answer/${returnId}`, '1.1.b', added)));
    vault.lock();
    expectValue(await sender.engine['vault.unlock']({ passphrase: sender.passphrase }));
    const numbered = { action: 'numbered', number: '486', date: '2024-05-08' } as const;
    expectValue(await sender.engine['road.record']({ returnId, what: numbered }));
    const file = await send(sender.engine, receiver.engine, sender.place('ba.age'));
    const { returns } = expectValue(await look(receiver.engine, file));
    expect(returns).toMatchObject([{ outcome: 'kept', reason: 'finished-here' }]);
    const taken = await receiver.engine['transfer.takeIn']({
      choices: { [wholeChoiceId(returnId)]: 'theirs' },
    });
    expect(expectCodes(taken)).toEqual(['transfer-nothing-taken']);
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result ?? '').toBe('');
  });

  test('takes the next steps of a return that was signed here and says the same there', async () => {
    const { sender, receiver, returnId } = await shared();
    expectValue(await sender.engine['road.submit']({ returnId, signers: 'head' }));
    expectValue(await sender.sign('ky.pdf'));
    expectValue(
      await receive(receiver.engine, await send(sender.engine, receiver.engine, sender.place('hai.age'))),
    );
    const numbered = { action: 'numbered', number: '486', date: '2024-05-08' } as const;
    expectValue(await sender.engine['road.record']({ returnId, what: numbered }));
    const file = await send(sender.engine, receiver.engine, sender.place('ba.age'));
    expectValue(await receive(receiver.engine, file));
    const { road } = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(road.state).toBe('numbered');
  });

  test('keeps the draft here when the further one would replace something, unless it is chosen', async () => {
    const { sender, receiver, returnId } = await shared();
    await answer(receiver.engine, returnId, '1.1.b', { result: 'Chỉ có ở đây.' });
    await sender.send('ky.pdf');
    const file = await send(sender.engine, receiver.engine, sender.place('hai.age'));
    const preview = expectValue(await look(receiver.engine, file));
    expect(preview.returns).toMatchObject([
      { outcome: 'advance', proposed: 'mine', differences: [{ mine: 'Chỉ có ở đây.', theirs: '' }] },
    ]);
    expect(await receiver.engine['transfer.takeIn']({ choices: {} })).toMatchObject({
      problems: [{ code: 'transfer-nothing-taken', facts: { differences: 0, whole: 1, kept: 0 } }],
    });
    const choices = { [wholeChoiceId(returnId)]: 'theirs' } as const;
    expectValue(await receiver.engine['transfer.takeIn']({ choices }));
    const { road } = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(road.state).toBe('sent');
    expect((await answerIn(receiver.engine, returnId, '1.1.b'))?.result).toBe('');
  });
});
