import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/engine/directives/directiveSha256.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import { extractPayload } from '../../../electron/engine/verify/payload.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { draftAmendment } from '../../../shared/domain/draftAmendment.ts';
import { pairReturns } from '../../../shared/domain/pairReturns.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { aReturnOnRoad, type ReturnOnRoad } from '../../support/returnOnRoad.ts';

let road: ReturnOnRoad;
const amend = (reason = 'Bổ sung số liệu mục 1.1.a.') =>
  road.engine['road.amend']({ returnId: road.returnId, reason });
const payloadOf = async (name: string): Promise<Payload> =>
  expectValue(extractPayload(await readFile(road.place(name))));

/** What `verify` says about the files together, with the chain in view. */
async function paired(...names: readonly string[]) {
  const checked = names.map(async (file) => {
    const bytes = await readFile(road.place(file));
    const entry = verifyPdf(bytes, { roots: [], pins: [], now: road.test.clock.now });
    return { file, entry, sha256: sha256Hex(bytes) };
  });
  return pairReturns(await Promise.all(checked)).map(({ entry }) => ({
    verdict: entry.verdict,
    chain: entry.problems.map(({ code }) => code).filter((code) => code.startsWith('amendment-')),
  }));
}
/** What the audit trail says after locking. */
async function auditActions(): Promise<readonly string[]> {
  const { passphrase, test } = road;
  const now = () => test.clock.now;
  const vault = expectValue(
    await openVault({ dir: road.place('vault'), passphrase, now, allowWeakKdf: true }),
  );
  const entries = expectValue(vault.auditEntries(0, 1000));
  expectValue(vault.lock());
  return entries.map(({ action }) => action);
}
const fine = { verdict: 'indeterminate', chain: [] };

beforeEach(async () => {
  road = await aReturnOnRoad();
});

describe('amending a return that was sent', { timeout: 60_000 }, () => {
  it('begins a version with the same content that names the kept file of the sent one', async () => {
    expectValue(
      await road.engine['returns.saveDetails']({ returnId: road.returnId, patch: { number: '12' } }),
    );
    await road.send('lan-dau.pdf');
    const sent = await road.open();
    expect(sent.road.steps.at(-1)).toMatchObject({
      action: 'sent',
      to: sent.unit.recipient,
      file: { name: 'lan-dau.pdf', sha256: sent.road.newest?.sha256 },
    });

    expectValue(await amend());

    const draft = await road.open();
    expect(draft.complianceReturn).toMatchObject({ version: 2, number: null, issuedOn: null });
    expect(draft.answers).toEqual(sent.answers);
    expect(draft.road).toMatchObject({
      state: 'draft',
      amends: { version: 1, number: '486', reason: 'Bổ sung số liệu mục 1.1.a.' },
    });
    const replaced = expectValue(await road.engine['road.replaced']({ returnId: road.returnId }));
    expect(replaced?.sha256).toBe(sha256Hex(await readFile(road.place('lan-dau.pdf'))));
    if (replaced === null) throw new Error('nothing is replaced');
    expect(draftAmendment(draft, replaced)).toMatchObject({ number: 1, changes: [] });
    const list = expectValue(await road.engine['returns.list'](undefined));
    expect(list.returns[0]?.lastExport).toBeNull();
  });

  it('may leave unchanged, to be signed anew', async () => {
    await road.send('lan-dau.pdf');
    expectValue(await amend());
    await road.send('ky-lai.pdf');
    expect((await payloadOf('ky-lai.pdf')).amendment).toMatchObject({ number: 1, changes: [] });
    const judged = await paired('lan-dau.pdf', 'ky-lai.pdf');
    expect(judged.map(({ chain }) => chain)).toEqual([[], []]);
  });

  it('prints, sends and pairs what it changes', async () => {
    await road.send('lan-dau.pdf');
    expectValue(await amend());
    await road.answer('Bố trí 08 cán bộ trực 24/7.');
    await road.send('lan-hai.pdf');
    const payload = await payloadOf('lan-hai.pdf');
    expect(payload).toMatchObject({
      version: 2,
      amendment: {
        number: 1,
        reason: 'Bổ sung số liệu mục 1.1.a.',
        replaces: { sha256: sha256Hex(await readFile(road.place('lan-dau.pdf'))), version: 1 },
        changes: [
          {
            item: '1.1.a',
            fields: [
              {
                field: 'result',
                before: 'Bố trí 06 cán bộ trực 24/7.',
                after: 'Bố trí 08 cán bộ trực 24/7.',
              },
            ],
          },
        ],
      },
    });
    expect(await paired('lan-dau.pdf', 'lan-hai.pdf')).toEqual([fine, fine]);

    expectValue(await amend('Bổ sung lần hai.'));
    await road.answer('Bố trí 09 cán bộ trực 24/7.');
    await road.send('lan-ba.pdf');
    expect(await payloadOf('lan-ba.pdf')).toMatchObject({ version: 3, amendment: { number: 2 } });
    expect(await paired('lan-dau.pdf', 'lan-hai.pdf', 'lan-ba.pdf')).toEqual([fine, fine, fine]);
    expect(await paired('lan-dau.pdf', 'lan-ba.pdf')).toEqual([
      fine,
      { verdict: 'invalid', chain: ['amendment-chain-broken'] },
    ]);
  });

  it('is what follows when the receiver sends it back, over a version sent back inside the office', async () => {
    await road.send('lan-dau.pdf');
    const { engine, returnId } = road;
    expectValue(await engine['road.sendBack']({ returnId, reason: 'Sở đề nghị bổ sung.' }));
    await road.answer('Bố trí 07 cán bộ trực 24/7.');
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    expectValue(await engine['road.sendBack']({ returnId, reason: 'Lỗi chữ.' }));
    await road.answer('Bố trí 08 cán bộ trực 24/7.');
    await road.send('lan-hai.pdf');

    expect(await payloadOf('lan-hai.pdf')).toMatchObject({
      version: 3,
      amendment: { number: 1, reason: 'Sở đề nghị bổ sung.', replaces: { version: 1 } },
    });
    expect(await paired('lan-dau.pdf', 'lan-hai.pdf')).toEqual([fine, fine]);
  });

  it('does not follow when a version was sent back before it was sent', async () => {
    const { engine, returnId } = road;
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    expect(expectCodes(await amend())).toEqual(['road-step-refused']);
    expectValue(await engine['road.sendBack']({ returnId, reason: 'Lỗi chữ.' }));
    expect(expectValue(await engine['road.replaced']({ returnId }))).toBeNull();
    await road.send('ban-hai.pdf');
    expect(await payloadOf('ban-hai.pdf')).toMatchObject({ version: 2, amendment: null });
  });

  it('is kept over lock and restart, with an audit entry, and is refused when the unit is another now', async () => {
    await road.send('lan-dau.pdf');
    expectValue(await amend());
    await road.answer('Bố trí 08 cán bộ trực 24/7.');
    const before = await road.open();
    expectValue(await road.engine['vault.lock'](undefined));
    const { returnId, passphrase } = road;
    expect(await auditActions()).toContain('return-amended');
    const second = await anEngine(road.test.folder);
    expectValue(await second.engine['vault.unlock']({ passphrase }));
    expect(expectValue(await second.engine['returns.open']({ returnId }))).toEqual(before);

    expectValue(await second.engine['unit.save']({ ...aUnit(), code: 'KHAC' }));
    const submitted = await second.engine['road.submit']({ returnId, signers: 'head' });
    expect(expectCodes(submitted)).toEqual(['amendment-other-return']);
    expectValue(await second.engine['vault.lock'](undefined));
  });
});
