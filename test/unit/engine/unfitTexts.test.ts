import { beforeEach, describe, expect, it } from 'vitest';
import { checkUnit } from '../../../shared/domain/checkUnit.ts';
import { unfitLines, unfitText } from '../../../shared/domain/unfitTexts.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { aReturnOnRoad, type ReturnOnRoad } from '../../support/returnOnRoad.ts';

let road: ReturnOnRoad;
beforeEach(async () => {
  road = await aReturnOnRoad();
});

describe('texts with signs that cannot be seen or printed', { timeout: 60_000 }, () => {
  const turned = 'Trần Văn \u202enA';

  it('are no names and posts of a unit, in the vault or in a file', async () => {
    const unit = { ...aUnit(), head: { ...aUnit().head, name: turned, authority: ['TM. 👍'] } };
    const told = [
      { code: 'characters-unfit', facts: { characters: ['[U+202E]'] }, path: 'head.name' },
      { code: 'characters-unfit', facts: { characters: ['👍 [U+1F44D]'] }, path: 'head.authority[0]' },
    ];
    expect(await road.engine['unit.save'](unit)).toEqual({ ok: false, problems: told });
    expect(expectValue(await road.engine['unit.get'](undefined))).toEqual(aUnit());
    const kinds = [
      {
        id: aUnit().kind,
        name: 'Huyện',
        validTo: null,
        suggested: { symbol: '', authority: [], position: '' },
      },
    ];
    expect(checkUnit(unit, kinds)).toEqual({ ok: false, problems: told });
    expect(checkUnit(aUnit(), kinds).ok).toBe(true);
  });

  it('are no names of officers', async () => {
    const { engine, passphrase } = road;
    const officer = { passphrase, alias: 'Cán bộ 2', fullName: turned, newPassphrase: 'mật khẩu thứ hai' };
    expect(expectCodes(await engine['keys.addOfficer'](officer))).toEqual(['characters-unfit']);
    const [self] = expectValue(await engine['keys.state'](undefined)).officers;
    const renamed = { slotId: self?.slotId ?? '', alias: 'A\u200b', fullName: 'An' };
    expect(expectCodes(await engine['keys.renameOfficer'](renamed))).toEqual(['characters-unfit']);
  });

  it('are no reasons that the office keeps, which may have several lines', async () => {
    const { engine, returnId } = road;
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    for (const act of ['road.sendBack', 'road.amend'] as const)
      expect(expectCodes(await engine[act]({ returnId, reason: `Sửa số\u2066` }))).toEqual([
        'characters-unfit',
      ]);
    expectValue(await engine['road.sendBack']({ returnId, reason: 'Sửa số.\nThêm ảnh.' }));
  });

  it('keep their line breaks where there may be some', () => {
    expect(unfitLines('a\r\nb\nc')).toBeNull();
    expect(unfitText('a\nb', 'name')).toMatchObject({ facts: { characters: ['[U+000A]'] }, path: 'name' });
  });
});
