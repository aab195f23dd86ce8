import { describe, expect, it } from 'vitest';
import {
  allowedActions,
  type KeptFile,
  missingSignatures,
  type RoadStep,
  roadOf,
} from '../../../shared/domain/returnRoad.ts';
import type { SignatureRole } from '../../../shared/domain/verifyEntry.ts';

const aFile = (...roles: (SignatureRole | null)[]): KeptFile => ({
  blobId: 'ab'.repeat(16),
  sha256: 'cd'.repeat(32),
  sizeBytes: 1000,
  pages: 3,
  photos: 0,
  signatures: roles.map((role) => ({ role, signer: 'Trần Văn An', signedAt: null })),
});
const taken = { at: '2024-05-08T10:30:00+07:00', slot: 's1', version: 1 };
const submitted: RoadStep = {
  ...taken,
  action: 'submitted',
  file: aFile(),
  requiredSignatures: ['head', 'agency'],
};
const signed = (...roles: (SignatureRole | null)[]): RoadStep => ({
  ...taken,
  action: 'signed',
  where: 'here',
  file: aFile(...roles),
});
const numbered: RoadStep = { ...taken, action: 'numbered', number: '12', date: '2024-05-08' };
const sent: RoadStep = { ...taken, action: 'sent' };
const back: RoadStep = { ...taken, action: 'sent-back', reason: 'Thiếu số liệu.' };

const walk = (...steps: RoadStep[]) => roadOf(steps, 1);

describe('the road of a return', () => {
  it('leads from draft over signing, number and seal to sent', () => {
    const steps = [submitted, signed('head'), numbered, signed('head', 'agency'), sent];
    const states = steps.map((_, i) => walk(...steps.slice(0, i + 1)).state);
    expect([walk().state, ...states]).toEqual([
      'draft',
      'submitted',
      'head-signed',
      'numbered',
      'agency-sealed',
      'sent',
    ]);
  });

  it('allows in each state only what belongs there', () => {
    expect(allowedActions(walk())).toEqual(['submitted']);
    expect(allowedActions(walk(submitted))).toEqual(['signed', 'sent-back']);
    expect(allowedActions(walk(submitted, signed('head')))).toEqual(['signed', 'numbered', 'sent-back']);
    expect(allowedActions(walk(submitted, signed('head', 'agency')))).toEqual([
      'numbered',
      'sent',
      'sent-back',
    ]);
    expect(allowedActions(walk(submitted, signed('head', 'agency'), sent))).toEqual(['sent-back']);
  });

  it('is not sent while a required signature is missing', () => {
    const road = walk(submitted, signed('head'));
    expect(missingSignatures(road)).toEqual(['agency']);
    expect(allowedActions(road)).not.toContain('sent');
  });

  it('takes a signature in a field of another tool for any that is missing, without naming whose it is', () => {
    const road = walk(submitted, signed('head', null));
    expect(road.state).toBe('head-signed');
    expect(allowedActions(road)).toContain('sent');
  });

  it('does not take the seal of the vault for a signature of the office', () => {
    const road = walk(submitted, signed('seal'));
    expect(road.state).toBe('submitted');
    expect(missingSignatures(road)).toEqual(['head', 'agency']);
  });

  it('begins again as a draft after sending back, with the earlier version kept as history', () => {
    const steps = [submitted, signed('head'), back];
    const road = roadOf(steps, 2);
    expect(road).toMatchObject({ state: 'draft', frozen: null, newest: null, number: null });
    expect(road.steps).toEqual(steps);
  });
});
