import { beforeEach, describe, expect, it } from 'vitest';
import { roadStepSchema } from '../../../shared/domain/returnRoad.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { aReturnOnRoad, type ReturnOnRoad } from '../../support/returnOnRoad.ts';

let road: ReturnOnRoad;
beforeEach(async () => {
  road = await aReturnOnRoad();
});

describe('number and day of a return in the engine', { timeout: 60_000 }, () => {
  const wrong = [
    [{ number: '48\u202e6', date: '2024-05-08' }, ['document-number-wrong']],
    [{ number: '486', date: '2024-05-09' }, ['document-day-in-future']],
    [{ number: '4 5', date: '2024-04-26' }, ['document-number-wrong', 'document-day-too-early']],
  ] as const;

  it('are recorded only as a document can bear them, whatever asks for it', async () => {
    const { engine, returnId, place } = road;
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    for (const [given, codes] of wrong) {
      const what = { action: 'numbered', ...given } as const;
      expect(expectCodes(await engine['road.record']({ returnId, what }))).toEqual(codes);
      const onPaper = { returnId, ...given, path: place('quet.pdf') };
      expect(expectCodes(await engine['road.sendOnPaper'](onPaper))).toEqual(codes);
    }
    expect((await road.open()).road).toMatchObject({ state: 'submitted', number: null });
  });

  it('are kept as details by the same rule, without blocking another detail', async () => {
    const { engine, returnId } = road;
    const save = (patch: Parameters<(typeof engine)['returns.saveDetails']>[0]['patch']) =>
      engine['returns.saveDetails']({ returnId, patch });
    for (const [{ number, date }, codes] of wrong)
      expect(expectCodes(await save({ number, issuedOn: date }))).toEqual(codes);
    expectValue(await save({ number: '45/BC', issuedOn: '2024-05-07' }));
    // The day that was right lies before the new period: the period is what the person decides about now.
    expectValue(await save({ period: { from: '2024-05-08', to: '2024-05-20' } }));
    expect(expectCodes(await save({ issuedOn: '2024-05-07' }))).toEqual(['document-day-too-early']);
    expectValue(await save({ number: null, issuedOn: null }));
  });

  it('of steps that an earlier program wrote are read as they are', () => {
    const taken = { at: '2024-05-08T09:00:00+07:00', slot: 's', version: 1 };
    const step = { action: 'numbered', ...taken, number: 'Số: 4 5', date: '2031-01-01' };
    expect(roadStepSchema.parse(step)).toEqual(step);
  });
});
