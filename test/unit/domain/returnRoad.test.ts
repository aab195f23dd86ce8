import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import {
  allowedActions,
  assignableRoles,
  fileOfStep,
  type KeptFile,
  missingSignatures,
  type ReturnRoad,
  type RoadStep,
  roadActions,
  roadOf,
  roadStepSchema,
} from '../../../shared/domain/returnRoad.ts';
import type { SignatureRole } from '../../../shared/domain/verifyEntry.ts';

const aFile = (...roles: (SignatureRole | null)[]): KeptFile => ({
  blobId: 'ab'.repeat(16),
  sha256: 'cd'.repeat(32),
  sizeBytes: 1000,
  pages: 3,
  photos: 0,
  signatures: roles.map((role, place) => ({
    field: role === null ? `Chuky${place}` : `sig-${role}`,
    role,
    signer: 'Trần Văn An',
    signedAt: null,
  })),
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
const back = { ...taken, action: 'sent-back', reason: 'Thiếu số liệu.' } satisfies RoadStep;

const amended = { ...taken, action: 'amended', reason: 'Bổ sung số liệu.' } satisfies RoadStep;
const paper = {
  ...taken,
  action: 'sent-on-paper',
  number: '486',
  date: '2024-05-09',
  to: 'Ủy ban nhân dân tỉnh',
  scan: {
    blobId: 'ef'.repeat(16),
    sha256: '12'.repeat(32),
    sizeBytes: 10,
    mediaType: 'application/pdf',
    name: 'q.pdf',
  },
} satisfies RoadStep;

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
    expect(allowedActions(walk(submitted))).toEqual(['signed', 'sent-on-paper', 'sent-back']);
    expect(allowedActions(walk(submitted, signed('head')))).toEqual(['signed', 'numbered', 'sent-back']);
    expect(allowedActions(walk(submitted, signed('head', 'agency')))).toEqual([
      'numbered',
      'sent',
      'sent-back',
    ]);
    expect(allowedActions(walk(submitted, signed('head', 'agency'), sent))).toEqual(['amended', 'sent-back']);
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

  it('takes the role a person gave a signature of another tool, and only that one', () => {
    const unnamed = [submitted, signed('head', null, null)];
    const assigned: RoadStep = { ...taken, action: 'role-assigned', signature: 'Chuky1', role: 'agency' };
    expect(assignableRoles(walk(...unnamed), 'Chuky1')).toEqual(['preparer', 'agency']);
    expect(assignableRoles(walk(...unnamed), 'sig-head')).toEqual([]);
    const road = walk(...unnamed, assigned);
    expect(road.state).toBe('agency-sealed');
    expect(missingSignatures(road)).toEqual([]);
    expect(assignableRoles(road, 'Chuky2')).toEqual(['preparer']);
    expect(walk(...unnamed, assigned, { ...assigned, role: null }).state).toBe('head-signed');
  });

  it('no longer lets a signature stand for any role once its role is said', () => {
    const steps = [submitted, signed(null, null)];
    expect(allowedActions(walk(...steps))).toContain('sent');
    const preparer: RoadStep = { ...taken, action: 'role-assigned', signature: 'Chuky0', role: 'preparer' };
    expect(allowedActions(walk(...steps, preparer))).not.toContain('sent');
  });

  it('keeps the role when a later file holds the signature at another place', () => {
    const assigned: RoadStep = { ...taken, action: 'role-assigned', signature: 'Chuky0', role: 'agency' };
    const { signatures } = aFile(null);
    const later: RoadStep = {
      ...taken,
      action: 'signed',
      where: 'here',
      file: { ...aFile(), signatures: [...aFile('head').signatures, ...signatures] },
    };
    const road = walk(submitted, signed(null), assigned, later);
    expect(road.signatures.map(({ role }) => role)).toEqual(['head', 'agency']);
  });

  it('is sent on paper with a scan in place of signatures, which a file that is signed does not allow', () => {
    expect(allowedActions(walk(submitted))).toContain('sent-on-paper');
    expect(allowedActions(walk(submitted, signed(null)))).not.toContain('sent-on-paper');
    const road = walk(submitted, paper);
    expect(road).toMatchObject({ state: 'sent', number: '486', date: '2024-05-09', scan: { name: 'q.pdf' } });
  });

  it('amends what was sent, whether the office or the receiver asked for it, until the next is sent', () => {
    const second = { ...taken, version: 2 };
    const head: RoadStep = { ...submitted, requiredSignatures: ['head'] };
    for (const again of [amended, back]) {
      const steps: RoadStep[] = [head, signed('head'), numbered, sent, again];
      expect(roadOf(steps, 2)).toMatchObject({
        state: 'draft',
        number: null,
        amends: { version: 1, file: aFile('head'), number: '12', reason: again.reason },
      });
      const inside: RoadStep[] = [
        ...steps,
        { ...head, ...second },
        { ...back, ...second, reason: 'Lỗi chữ.' },
      ];
      expect(roadOf(inside, 3).amends).toMatchObject({ version: 1, reason: again.reason });
      const sentAgain: RoadStep[] = [
        ...steps,
        { ...head, ...second },
        { ...paper, ...second },
        { ...amended, ...second, reason: 'Lần hai.' },
      ];
      expect(roadOf(sentAgain, 3).amends).toMatchObject({ version: 2, file: aFile(), reason: 'Lần hai.' });
    }
    expect(roadOf([head, back], 2).amends).toBeNull();
  });

  it('reads the steps of earlier programs, which named neither fields nor what was sent', () => {
    const { field: _, ...signature } = aFile('head').signatures[0] ?? { field: '' };
    const old = [
      { ...submitted, requiredSignatures: ['head'] },
      { ...signed('head'), file: { ...aFile(), signatures: [signature, { ...signature, role: null }] } },
      { ...taken, action: 'sent' },
      { ...taken, action: 'sent-back', reason: 'Thiếu.' },
    ].map((step) => roadStepSchema.parse(step));
    expect(roadOf(old.slice(0, 2), 1).signatures.map(({ key }) => key)).toEqual(['#0', '#1']);
    expect(roadOf(old, 2).amends).toMatchObject({ version: 1 });
  });
});

describe('any order of steps that the road allows', () => {
  const role = fc.constantFrom('preparer', 'head', 'agency', null);
  const attempt = fc.record({
    action: fc.constantFrom(...roadActions),
    roles: fc.uniqueArray(role, { maxLength: 3 }),
    required: fc.constantFrom<RequiredSignature[]>(
      ['head'],
      ['head', 'agency'],
      ['preparer', 'head', 'agency'],
    ),
    role: fc.constantFrom('preparer', 'head', 'agency', null),
  });
  type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

  /** The step a person tries at this place of the road; every kept file is another one. */
  function stepOf(
    { action, roles, required, role: given }: Attempt,
    road: ReturnRoad,
    version: number,
  ): RoadStep {
    const at = { ...taken, version };
    const blobId = (road.steps.length + 1).toString(16).padStart(32, '0');
    const before = road.newest?.signatures ?? [];
    const added = aFile(...roles).signatures.filter(({ field }) =>
      before.every((each) => each.field !== field),
    );
    const file = { ...aFile(), blobId, signatures: [...before, ...added] };
    const signature = road.signatures.find(({ isUnnamed }) => isUnnamed)?.key ?? 'Chuky9';
    switch (action) {
      case 'submitted':
        return { ...at, action, file: { ...aFile(), blobId }, requiredSignatures: required };
      case 'signed':
        return { ...at, action, where: 'elsewhere', file };
      case 'role-assigned':
        return { ...at, action, signature, role: given };
      case 'numbered':
        return { ...at, action, number: '12', date: '2024-05-08' };
      case 'sent':
        return { ...at, action };
      case 'sent-on-paper':
        return { ...paper, ...at, scan: { ...paper.scan, blobId } };
      case 'sent-back':
      case 'amended':
        return { ...at, action, reason: 'Vì thế.' };
    }
  }

  it('loses no kept file, is sent only complete or with a scan, and amends exactly what was sent last', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        let steps: RoadStep[] = [];
        let version = 1;
        let lastSent: { version: number; blobId: string | undefined } | null = null;
        for (const each of attempts) {
          const road = roadOf(steps, version);
          const step = stepOf(each, road, version);
          if (!allowedActions(road).includes(step.action)) continue;
          if (step.action === 'role-assigned') {
            const free = assignableRoles(road, step.signature);
            if (step.role === null ? free.length === 0 : !free.includes(step.role)) continue;
          }
          const files = [road.frozen, road.newest, road.scan, road.amends?.file].filter(
            (file) => file != null,
          );
          const kept = steps.map((one) => fileOfStep(one)?.blobId);
          for (const { blobId } of files) expect(kept).toContain(blobId);
          if (step.action === 'sent') {
            const open = road.signatures.filter((signature) => signature.role === null).length;
            expect(missingSignatures(road).length).toBeLessThanOrEqual(open);
            expect(road.signatures.length).toBeGreaterThan(0);
          }
          steps = [...steps, step];
          const after = roadOf(steps, version);
          expect(after.steps).toEqual(steps);
          if (step.action === 'sent-on-paper') expect(after.scan).not.toBeNull();
          if (step.action === 'sent' || step.action === 'sent-on-paper') {
            expect(after.state).toBe('sent');
            lastSent = { version, blobId: road.newest?.blobId };
          }
          if (step.action === 'sent-back' || step.action === 'amended') version += 1;
          const { amends } = roadOf(steps, version);
          if (lastSent === null || lastSent.version === version) continue;
          expect(amends).toMatchObject({ version: lastSent.version, file: { blobId: lastSent.blobId } });
        }
      }),
      { numRuns: 500 },
    );
  });
});
