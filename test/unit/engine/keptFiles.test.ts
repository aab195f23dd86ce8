import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractPayload } from '../../../electron/engine/verify/payload.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { foreignlySigned } from '../../support/foreignSigner.ts';
import { aReturnOnRoad, type ReturnOnRoad } from '../../support/returnOnRoad.ts';
import { scans } from '../../support/scans.ts';

let road: ReturnOnRoad;
const submit = async (signers: 'head' | 'head-agency' = 'head') =>
  expectValue(await road.engine['road.submit']({ returnId: road.returnId, signers }));
const exported = async (name: string) => {
  const { returnId, engine } = road;
  const path = road.place(name);
  expectValue(await engine['report.write']({ returnId, way: { kind: 'unsigned' }, path }));
  return readFile(path);
};

beforeEach(async () => {
  road = await aReturnOnRoad();
});

describe('a return that is sent on paper', { timeout: 60_000 }, () => {
  const written = { number: '486', date: '2024-05-08' };
  async function sendOnPaper(name: string, bytes: Uint8Array) {
    const path = road.place(name);
    await writeFile(path, bytes);
    return road.engine['road.sendOnPaper']({ returnId: road.returnId, ...written, path });
  }

  it('keeps the scan sealed with number and date, and gives it back byte for byte', async () => {
    await submit();
    expectValue(await sendOnPaper('Bản quét.png', scans['image/png']));

    const { road: at, unit } = await road.open();
    expect(at).toMatchObject({ state: 'sent', ...written, scan: { name: 'Bản quét.png' } });
    expect(at.steps.at(-1)).toMatchObject({ action: 'sent-on-paper', to: unit.recipient });
    const kept = { returnId: road.returnId, version: 1, step: 1 };
    expect(expectValue(await road.engine['road.keptName'](kept))).toEqual({
      name: 'Bản quét.png',
      kind: 'png',
    });
    expectValue(await road.engine['road.writeVersionCopy']({ ...kept, path: road.place('lai.png') }));
    expect((await readFile(road.place('lai.png'))).equals(scans['image/png'])).toBe(true);
  });

  it('refuses what is no scan, a copy of its own, and a return that is signed or not submitted', async () => {
    expect(expectCodes(await sendOnPaper('q.pdf', scans['application/pdf']))).toEqual(['road-step-refused']);
    await submit();
    const copy = await exported('chua-ky.pdf');
    expect(expectCodes(await sendOnPaper('in.pdf', copy))).toEqual(['scan-is-kept-copy']);
    expect(expectCodes(await sendOnPaper('q.pdf', Buffer.from('không phải')))).toEqual(['scan-unreadable']);
    const missing = { returnId: road.returnId, ...written, path: road.place('khong-co.pdf') };
    expect(expectCodes(await road.engine['road.sendOnPaper'](missing))).toEqual(['file-unreadable']);
    expectValue(await road.sign('da-ky.pdf'));
    expect(expectCodes(await sendOnPaper('q.pdf', scans['application/pdf']))).toEqual(['road-step-refused']);
    expect((await road.open()).road.state).toBe('head-signed');
  });

  it('is amended by the hash of its submitted copy', async () => {
    await submit();
    const copy = await exported('ban-in.pdf');
    expectValue(await sendOnPaper('q.pdf', scans['application/pdf']));
    const { returnId, engine } = road;
    expectValue(await engine['road.amend']({ returnId, reason: 'Bổ sung.' }));
    const replaced = expectValue(await engine['road.replaced']({ returnId }));
    expect(replaced?.payload).toEqual(expectValue(extractPayload(copy)));
    expect((await road.open()).road.amends).toMatchObject({ ...written, version: 1 });
  });
});

describe('a signature in a field of another tool', { timeout: 60_000 }, () => {
  const assign = (signature: string, role: 'head' | 'agency' | null) =>
    road.engine['road.assignRole']({ returnId: road.returnId, signature, role });

  it('stands for the role a person says, for ever, and lets the return go on with it', async () => {
    await submit('head-agency');
    const bytes = foreignlySigned(await exported('chua-ky.pdf'), { identity: road.head });
    await writeFile(road.place('da-ky.pdf'), bytes);
    const { engine, returnId } = road;
    expectValue(await engine['road.takeInSigned']({ returnId, path: road.place('da-ky.pdf') }));
    const [signature] = (await road.open()).road.signatures;
    if (signature === undefined) throw new Error('no signature');
    expect(signature).toMatchObject({ role: null, isUnnamed: true });

    expect(expectCodes(await assign('khong-co', 'agency'))).toEqual(['role-not-assignable']);
    expectValue(await assign(signature.key, 'agency'));

    expect((await road.open()).road).toMatchObject({
      state: 'agency-sealed',
      signatures: [{ role: 'agency', isUnnamed: true }],
      newest: { signatures: [{ role: null }] },
    });
    const send = await engine['road.record']({ returnId, what: { action: 'sent' } });
    expect(expectCodes(send)).toEqual(['road-signatures-missing']);
    expectValue(await assign(signature.key, null));
    expectValue(await assign(signature.key, 'head'));
    const { state, steps } = (await road.open()).road;
    expect(state).toBe('head-signed');
    expect(steps.filter(({ action }) => action === 'role-assigned')).toHaveLength(3);
    expectValue(await engine['vault.lock'](undefined));
    const second = await anEngine(road.test.folder);
    expectValue(await second.engine['vault.unlock']({ passphrase: road.passphrase }));
    const reopened = expectValue(await second.engine['returns.open']({ returnId }));
    expect(reopened.road.steps).toEqual(steps);
    expectValue(await second.engine['vault.lock'](undefined));
  });
});

describe('kept files of every version', { timeout: 60_000 }, () => {
  it('are written again, of an earlier version too, and only by the step that keeps them', async () => {
    await road.send('lan-dau.pdf');
    const { returnId, engine } = road;
    expectValue(await engine['road.amend']({ returnId, reason: 'Bổ sung.' }));
    await road.answer('Bố trí 08 cán bộ.');
    await submit();
    const steps = (await road.open()).road.steps.map(({ action, version }) => [action, version]);
    expect(steps).toEqual([
      ['submitted', 1],
      ['signed', 1],
      ['numbered', 1],
      ['sent', 1],
      ['amended', 1],
      ['submitted', 2],
    ]);
    const kept = { returnId, version: 1, step: 1 };
    expect(expectValue(await engine['road.keptName'](kept)).name).toMatch(/_ban-1_da-ky-1\.pdf$/);
    expectValue(await engine['road.writeVersionCopy']({ ...kept, path: road.place('lai.pdf') }));
    const [again, first] = [await readFile(road.place('lai.pdf')), await readFile(road.place('lan-dau.pdf'))];
    expect(again.equals(first)).toBe(true);
    for (const other of [
      { ...kept, step: 2 },
      { ...kept, version: 2 },
      { ...kept, step: 99 },
    ])
      expect(expectCodes(await engine['road.keptName'](other))).toEqual(['kept-file-unknown']);
  });
});
