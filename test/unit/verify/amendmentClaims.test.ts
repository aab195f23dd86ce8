import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { type Identity, throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import type { Change } from '../../../shared/domain/amendment.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import { type CheckedReturn, pairReturns } from '../../../shared/domain/pairReturns.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { tellSuperseded } from '../../../shared/domain/supersededReturns.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { problem } from '../../../shared/result.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { plansFor, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signerOf, validity, vietnamese } from '../../support/testCertificates.ts';

const head = anIdentity();
const stranger = anIdentity({
  issuer: throwAwayCa({ name: vietnamese('CA lạ'), ...validity, alg: 'ec' }),
});
const first = aPayload();
let original: Uint8Array;

beforeAll(async () => {
  original = await signed(first);
});

async function signed(payload: Payload, identity: Identity = head): Promise<Uint8Array> {
  const prepared = required(await prepareFields(await smallReturn({ payload }), plansFor(['head'], false)));
  return required(await signPreparedField(prepared, signatureOf('head', { signer: signerOf(identity) })));
}

/** A return that replaces the original; `changed` comes after the list of changes was made. */
function amending(reason: string, content: Partial<Payload> = {}, changed: Partial<Payload> = {}): Payload {
  const next = { ...first, version: 2, exportedAt: '2024-05-10T08:00:00+07:00', ...content };
  const sha256 = sha256Of(original);
  return { ...next, amendment: buildAmendment({ payload: first, sha256, reason }, next), ...changed };
}

function sha256Of(pdf: Uint8Array): string {
  return createHash('sha256').update(pdf).digest('hex');
}

function paired(files: Readonly<Record<string, Uint8Array>>): readonly CheckedReturn[] {
  const checked = Object.entries(files).map(
    ([file, pdf]): CheckedReturn => ({ file, sha256: sha256Of(pdf), entry: verifyPdf(pdf, trustRoot()) }),
  );
  return tellSuperseded(pairReturns(checked));
}

function pairedLast(files: Readonly<Record<string, Uint8Array>>): VerifyEntry {
  const last = paired(files).at(-1);
  if (last === undefined) throw new Error('no file was checked');
  return last.entry;
}

function judged(files: Readonly<Record<string, Uint8Array>>) {
  return paired(files).map(({ entry: { verdict, problems } }) => [
    verdict,
    ...problems.flatMap(({ code, facts }) =>
      code.startsWith('amendment-') ? ['rule' in facts ? facts.rule : code] : [],
    ),
  ]);
}

/** The second item reports something else. */
const otherItems: Partial<Payload> = {
  items: first.items.map((item, place) => (place === 1 ? { ...item, reason: 'Đang chờ ý kiến.' } : item)),
};

/** The first item quotes something else. */
const requoted: Partial<Payload> = {
  items: first.items.map((item, place) => (place === 0 ? { ...item, verbatim: 'Không phải làm gì.' } : item)),
};

const [{ id: itemId, result } = { id: '', result: '' }] = first.items;

/** Changes nothing and lists changes of the first result, each with the text before and after. */
function listing(told: readonly (readonly [string, string])[]): Payload {
  const amended = amending('Sửa.');
  if (amended.amendment === null) throw new Error('the return amends nothing');
  const changes = told.map(
    ([before, after]): Change => ({ item: itemId, fields: [{ field: 'result', before, after }] }),
  );
  return { ...amended, amendment: { ...amended.amendment, changes } };
}

describe('an amended return of a stranger', { timeout: 60_000 }, () => {
  it('neither replaces a file of known signers nor contradicts their amendment', async () => {
    const good = await signed(amending('Bổ sung.', otherItems));
    const evil = await signed(amending('Giả.'), stranger);

    expect(judged({ original, evil })).toEqual([['valid', 'amendment-claimed'], ['indeterminate']]);
    expect(judged({ original, good, evil })).toEqual([
      ['valid', 'amendment-claimed', 'amendment-superseded'],
      ['valid', 'amendment-claimed'],
      ['indeterminate', 'amendment-forked'],
    ]);
    expect(judged({ good, evil })[0]).toEqual(['valid', 'amendment-original-missing', 'amendment-claimed']);
  });

  it('leaves no gap before an honest one', async () => {
    const good = await signed(amending('Bổ sung.', otherItems));
    const evil = await signed({ ...first, counts: { ...first.counts } }, stranger);

    expect(judged({ evil, good })[1]).toEqual(['valid', 'amendment-original-missing']);
  });
});

describe('what an amended return says about its original', { timeout: 60_000 }, () => {
  it('is the difference between the two', async () => {
    const amended = await signed(amending('Sửa.', otherItems));

    expect(judged({ original, amended })).toEqual([['valid', 'amendment-superseded'], ['valid']]);
  });

  it.each<[string, Partial<Payload>, Partial<Payload>, string]>([
    ['nothing of what it changes', {}, otherItems, 'changes'],
    ['a change that it does not have', otherItems, { items: first.items }, 'changes'],
    ['another requirement', requoted, {}, 'directive-content'],
    ['a moment before that of the original', { exportedAt: '2020-01-01T00:00:00+07:00' }, {}, 'earlier'],
  ])('is refused when it says %s', async (_, content, changed, rule) => {
    const amended = await signed(amending('Sửa.', content, changed));

    expect(judged({ amended })[0]?.[0]).toBe('valid');
    expect(judged({ original, amended })[1]).toEqual(['invalid', rule]);
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    ['a change that leaves everything as it was', [[result, result]]],
    [
      'a change and that it was undone',
      [
        ['Bản cũ.', result],
        [result, 'Bản cũ.'],
      ],
    ],
  ])('is refused when it lists %s', async (_, told) => {
    const amended = await signed(listing(told));

    expect(judged({ amended })[0]?.[0]).toBe('valid');
    expect(judged({ original, amended })[1]).toEqual(['invalid', 'changes']);
  });

  it.each<[string, Partial<Payload>]>([
    ['unit', { unit: { ...first.unit, name: 'Ủy ban nhân dân huyện Khác' } }],
    ['sentences', { title: 'Báo cáo khác' }],
    ['sentences', { openingSentence: 'Câu mở đầu khác.' }],
    ['signer', { signer: { ...first.signer, position: 'TRƯỞNG PHÒNG' } }],
    ['directive', { directive: { ...first.directive, number: '99' } }],
  ])('is told to be more than the changes it lists: %s', async (place, content) => {
    const amended = await signed(amending('Sửa.', { ...otherItems, ...content }));

    const { verdict, problems } = pairedLast({ original, amended });
    expect(verdict).toBe('valid');
    expect(
      problems.flatMap((found) => (found.code === 'amendment-unlisted' ? found.facts.places : [])),
    ).toContain(place);
  });

  it('is nothing more when the sentences follow a new name of the unit', async () => {
    const unit = { ...aUnit(), name: 'Ủy ban nhân dân huyện Thử Nghiệm Mới' };
    const { openingSentence, closingSentence, unit: renamed } = aPayload({ unit });
    const amended = await signed(amending('Sửa.', { openingSentence, closingSentence, unit: renamed }));

    expect(pairedLast({ original, amended }).problems).toContainEqual(
      problem('amendment-unlisted', { file: 'original', places: ['unit'] }),
    );
  });
});
