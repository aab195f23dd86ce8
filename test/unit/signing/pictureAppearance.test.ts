import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureFor, type SignaturePictures } from '../../../electron/engine/signaturePictures.ts';
import { agencyRoom, calmPart } from '../../../electron/engine/signing/agencyRoom.ts';
import type { Picture } from '../../../electron/engine/signing/picture.ts';
import { pictureAppearance } from '../../../electron/engine/signing/pictureAppearance.ts';
import { handPlace, placeInContent, sealPlace } from '../../../electron/engine/signing/picturePlaces.ts';
import { type FieldPlan, prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { points } from '../../../shared/domain/formProfile.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { plansFor, preparedReturn, severallySigned, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, vietnamese } from '../../support/testCertificates.ts';

const blank = (width: number, height: number): Picture => ({
  width,
  height,
  rgb: new Uint8Array(width * height * 3).fill(90),
  alpha: new Uint8Array(width * height).fill(200),
});
const head = [300, 400, 520, 470] as const;
const calm = [200, 400, 290, 470] as const;

describe('where a picture is drawn', () => {
  it('the hand signature is in the middle of its field, as large as its room, in its own proportion', () => {
    const [left, bottom, right, top] = handPlace(head, { width: 500, height: 100 });
    expect(right - left).toBeCloseTo(points(50), 3);
    expect((right - left) / (top - bottom)).toBeCloseTo(5, 3);
    expect([(left + right) / 2, (bottom + top) / 2]).toEqual([410, 435]);
    const tall = handPlace(head, { width: 100, height: 400 });
    expect(tall[3] - tall[1]).toBeCloseTo(70, 3);
  });

  it('the seal has its true size and reaches a third into the hand signature', () => {
    const field = agencyRoom(calm, head);
    for (const widthMm of [20, 36, 42]) {
      const hand = handPlace(head, { width: 480, height: 220 });
      const place = sealPlace(field, hand, { width: 400, height: 400 }, widthMm);
      if (place === null) throw new Error('no room');
      expect(place[2] - place[0]).toBeCloseTo(points(widthMm), 3);
      expect(place[2]).toBeCloseTo(hand[0] + (hand[2] - hand[0]) / 3, 3);
      expect((place[1] + place[3]) / 2).toBeCloseTo(435, 3);
      expect(place[0]).toBeGreaterThanOrEqual(field[0]);
    }
  });

  it('the seal is moved inside its field, and has no place in one that is too small', () => {
    const seal = { width: 400, height: 400 };
    const field = agencyRoom(calm, head);
    const far = sealPlace(field, [900, 0, 950, 10], seal, 30);
    expect(far?.[2]).toBe(field[2]);
    expect(far?.[1]).toBeCloseTo(field[1], 3);
    expect(sealPlace(calm, head, seal, 36)).toBeNull();
  });

  it('frame and text of the agency’s field stay beside the head’s field', () => {
    const field = agencyRoom(calm, head);
    const part = calmPart('sig-agency', field);
    expect(part[2]).toBeLessThanOrEqual(head[0] + 10);
    expect(part[1]).toBeGreaterThan(field[1]);
    expect(calmPart('sig-agency', calm)).toEqual(calm);
    expect(calmPart('sig-head', head)).toEqual(head);
  });

  it('is read back from the appearance', async () => {
    const document = await PDFDocument.create();
    const picture = blank(20, 10);
    const place = handPlace(head, picture);
    const form = document.context.lookup(pictureAppearance(document, head, { picture, place }));
    const content = Buffer.from((form as unknown as { contents: Uint8Array }).contents).toString('latin1');
    placeInContent(content, head)?.forEach((value, index) => {
      expect(value).toBeCloseTo(place[index] ?? 0, 2);
    });
    expect(placeInContent(`${content} 0 0 9 9 re f`, head)).toBeNull();
    expect(placeInContent('', head)).toBeNull();
  });
});

describe('the picture of a signature', () => {
  const payload = { ...aPayload(), requiredSignatures: ['head' as const, 'agency' as const], sample: false };
  const pictures: SignaturePictures = {
    hand: blank(60, 30),
    seal: { picture: blank(40, 40), widthMm: 36 },
  };
  const agencyCert = anIdentity({ name: vietnamese(payload.unit.name) }).cert;
  let signed: Uint8Array;
  beforeAll(async () => {
    signed = await severallySigned(['head']);
  });

  it('is none for the preparer, without pictures, and in what is no return', () => {
    const none = { picture: null, leftOut: null };
    const asked = { payload, cert: agencyCert };
    expect(pictureFor(signed, { ...asked, role: 'preparer', pictures })).toEqual(none);
    expect(pictureFor(signed, { ...asked, role: 'head', pictures: { hand: null, seal: null } })).toEqual(
      none,
    );
    expect(pictureFor(new Uint8Array(9), { ...asked, role: 'head', pictures })).toEqual(none);
  });

  it('is left out and told when the prepared field is smaller than the seal', async () => {
    const base = await smallReturn({ payload: { ...aPayload(), requiredSignatures: ['head', 'agency'] } });
    const plans = plansFor(['head', 'agency']).map((plan): FieldPlan => {
      if (plan.field !== 'sig-agency') return plan;
      const [left, bottom, right] = plan.rect;
      return { ...plan, rect: [left, bottom, right, bottom + points(32)] };
    });
    const both = required(await prepareFields(base, plans));
    const pdf = required(await signPreparedField(both, signatureOf('head')));
    const asked = { role: 'agency', payload, cert: agencyCert } as const;
    const small = { ...pictures, seal: { picture: blank(40, 40), widthMm: 30 } };
    expect(pictureFor(pdf, { ...asked, pictures }).leftOut).toEqual({
      code: 'seal-not-drawn',
      facts: { reason: 'place' },
    });
    expect(pictureFor(pdf, { ...asked, pictures: small }).picture).not.toBeNull();
    expect(pictureFor(both, { ...asked, pictures: small }).leftOut?.facts).toEqual({
      reason: 'head-not-signed',
    });
  });

  it('is part of the revision that is signed, and no fault for the receiver', async () => {
    const both = await preparedReturn(['head']);
    const picture = { picture: blank(60, 30), place: handPlace(head, { width: 60, height: 30 }) };
    const pdf = required(await signPreparedField(both, signatureOf('head', { picture })));
    expect(verifyPdf(pdf, trustRoot()).problems.map(({ code }) => code)).not.toContain('revision-refused');
    expect(Buffer.from(pdf).includes('/SMask')).toBe(true);
  });
});
