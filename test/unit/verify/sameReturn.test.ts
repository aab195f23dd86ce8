import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { summarizeChecked } from '../../../shared/domain/checkedSummary.ts';
import { pairReturns } from '../../../shared/domain/pairReturns.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { replacementOf } from '../../../shared/domain/supersededReturns.ts';
import { checkedTotalsCsv } from '../../../shared/text/checkedTotalsCsv.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { plansFor, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signerOf } from '../../support/testCertificates.ts';

const head = anIdentity();
const first = aPayload();
const otherUnit = { ...first.unit, code: 'KHAC', name: 'Ủy ban nhân dân huyện Khác' };
const otherItems = first.items.map((item, place) =>
  place === 1 ? { ...item, reason: 'Đang chờ ý kiến.' } : item,
);
let original: Uint8Array;
let amended: Uint8Array;

async function signed(payload: Payload): Promise<Uint8Array> {
  const prepared = required(await prepareFields(await smallReturn({ payload }), plansFor(['head'], false)));
  return required(await signPreparedField(prepared, signatureOf('head', { signer: signerOf(head) })));
}

function amending(reason: string): Payload {
  const next = { ...first, version: 2, exportedAt: '2024-05-10T08:00:00+07:00', items: otherItems };
  const sha256 = sha256Of(original);
  return { ...next, amendment: buildAmendment({ payload: first, sha256, reason }, next) };
}

function sha256Of(pdf: Uint8Array): string {
  return createHash('sha256').update(pdf).digest('hex');
}

/** As on the screen of a receiver: findings of pairing, and what the totals count. */
function received(...files: readonly Uint8Array[]) {
  const paired = pairReturns(
    files.map((pdf, place) => ({
      file: `${place}.pdf`,
      sha256: sha256Of(pdf),
      entry: verifyPdf(pdf, trustRoot()),
    })),
  );
  const checked = paired.map(
    ({ entry, file, sha256 }): CheckedFile => ({
      ...entry,
      file,
      sha256,
      fileId: file,
      signers: [],
      checks: [],
      replaces: null,
      replacedBy: replacementOf({ entry, file, sha256 }, paired)?.file ?? null,
    }),
  );
  const { returns, counts } = summarizeChecked(checked);
  const found = checked.map(({ verdict, problems }) => [
    verdict,
    ...problems.flatMap(({ code, facts }) =>
      /^(amendment|return)-/.test(code) ? ['rule' in facts ? facts.rule : code] : [],
    ),
  ]);
  return { found, returns, total: counts.total, csv: checkedTotalsCsv(checked, 'en') };
}

beforeAll(async () => {
  original = await signed(first);
  amended = await signed(amending('Bổ sung.'));
}, 60_000);

describe('a return of another unit under the same id', { timeout: 60_000 }, () => {
  it('takes nothing out of the totals', async () => {
    const theirs = await signed({ ...first, version: 9, unit: otherUnit });

    expect(received(original, theirs)).toMatchObject({
      found: [['valid'], ['valid']],
      returns: 2,
      total: 2 * first.counts.total,
    });
    expect(received(original, amended, theirs)).toMatchObject({ returns: 2 });
  });

  it('breaks no amendment and forks none', async () => {
    const theirs = await signed({ ...first, unit: otherUnit });
    const claiming = await signed({ ...amending('Khác.'), unit: otherUnit });

    expect(received(amended, theirs).found).toEqual([['valid', 'amendment-original-missing'], ['valid']]);
    expect(received(original, amended, claiming)).toMatchObject({
      found: [['valid'], ['valid'], ['invalid', 'unit']],
      returns: 1,
    });
    expect(received(amended, claiming).found[0]).toEqual(['valid', 'amendment-original-missing']);
  });
});

describe('one return in two files that do not continue each other', { timeout: 60_000 }, () => {
  it.each<[string, Partial<Payload>]>([
    ['a first version that says something else', { items: otherItems }],
    ['a later version that says it replaces nothing', { version: 3, items: otherItems }],
  ])('is told and not counted: %s', async (_, content) => {
    const rival = await signed({ ...first, ...content });
    const { found, returns, csv } = received(original, rival);

    expect(found).toEqual([
      ['indeterminate', 'return-forked'],
      ['indeterminate', 'return-forked'],
    ]);
    expect(returns).toBe(0);
    expect(
      csv.split('\r\n').filter((line) => /^\d\.pdf/.test(line) && /,,,,,,[^,]*$/.test(line)),
    ).toHaveLength(2);
    expect(received(original, amended, rival).found[1]?.[0]).toBe('indeterminate');
  });

  it('is told beside an amendment whose original is not there', async () => {
    const rival = await signed({ ...first, version: 3, items: otherItems });

    expect(received(amended, rival)).toMatchObject({
      found: [
        ['indeterminate', 'amendment-original-missing', 'return-forked'],
        ['indeterminate', 'return-forked'],
      ],
      returns: 0,
    });
  });

  it('is nothing of the kind when it is signed twice with one content', async () => {
    expect(received(original, await signed(first))).toMatchObject({
      found: [['valid'], ['valid']],
      returns: 1,
    });
  });
});
