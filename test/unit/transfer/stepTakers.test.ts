import { describe, expect, test } from 'vitest';
import { expectValue } from '../../support/anEngine.ts';
import { aTransferPair, receive, send } from '../../support/transferPair.ts';

describe('who took the steps of a return', { timeout: 60_000 }, () => {
  test('is named in the vault where they were taken, and in the one that took the return in', async () => {
    const { sender, receiver } = await aTransferPair();
    const { returnId } = sender;
    expect((await sender.open()).takers).toEqual([]);
    const { officers } = expectValue(await sender.engine['keys.state'](undefined));
    const slotId = officers[0]?.slotId ?? '';
    const named = { slotId, alias: 'Một cửa', fullName: 'Nguyễn Thị Hoa' };
    expectValue(await sender.engine['keys.renameOfficer'](named));
    expectValue(await sender.engine['road.submit']({ returnId, signers: 'head' }));
    const taker = { slot: slotId, kind: 'officer', name: 'Nguyễn Thị Hoa', isFormer: false };
    expect((await sender.open()).takers).toEqual([taker]);

    const file = await send(sender.engine, receiver.engine, sender.place('goi.age'));
    expectValue(await receive(receiver.engine, file));
    const received = expectValue(await receiver.engine['returns.open']({ returnId }));
    expect(received.road.state).toBe('submitted');
    expect(received.takers).toEqual([taker]);
  });
});
