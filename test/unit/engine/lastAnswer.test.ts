import { describe, expect, it } from 'vitest';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';

async function withPeriods(...periods: readonly { readonly from: string; readonly to: string }[]) {
  const { engine } = await anEngine();
  expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài 2024', lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const ids: string[] = [];
  for (const period of periods) {
    const made = await engine['returns.create']({
      directiveId: 'tuyen-quang-2024-04',
      directiveReference: { number: null, day: null },
      adoptedGroup: null,
      period,
      deadline: null,
    });
    ids.push(expectValue(made).returnId);
  }
  const write = async (returnId: string, result: string) =>
    expectValue(
      await engine['answers.save']({
        returnId,
        itemId: '1.1.a',
        patch: { status: 'done', result, assignee: 'Nguyễn Văn A' },
        leaving: true,
      }),
    );
  return { engine, ids, write };
}

describe('the answer of the last period', () => {
  it('is that of the newest earlier return with words in it, whichever was made first', async () => {
    const { engine, ids, write } = await withPeriods(
      { from: '2024-06-01', to: '2024-06-30' },
      { from: '2024-04-01', to: '2024-04-30' },
      { from: '2024-05-01', to: '2024-05-31' },
      { from: '2024-07-01', to: '2024-07-31' },
    );
    const [june = '', april = '', may = '', july = ''] = ids;
    await write(april, 'Tháng 4');
    await write(july, 'Tháng 7');
    const last = () => engine['answers.lastPeriod']({ returnId: june, itemId: '1.1.a' });
    expect(expectValue(await last())).toEqual({
      itemId: '1.1.a',
      period: { from: '2024-04-01', to: '2024-04-30' },
      status: 'done',
      result: 'Tháng 4',
      assignee: 'Nguyễn Văn A',
    });
    await write(may, 'Tháng 5');
    expect(expectValue(await last())?.result).toBe('Tháng 5');
  });

  it('is nothing where nothing was written, and a problem for an unknown item', async () => {
    const { engine, ids } = await withPeriods({ from: '2024-06-01', to: '2024-06-30' });
    const [june = ''] = ids;
    expect(expectValue(await engine['answers.lastPeriod']({ returnId: june, itemId: '1.1.a' }))).toBeNull();
    expect(expectCodes(await engine['answers.lastPeriod']({ returnId: june, itemId: '9.9.z' }))).toEqual([
      'unknown-item',
    ]);
  });
});
