import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  identityToPkcs12,
  issueIdentity,
  type ThrowAwayCa,
  throwAwayCa,
} from '../../../electron/engine/signing/throwAwayCa.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import type { EngineCalls, ExportWay } from '../../../electron/engineCalls.ts';
import type { Exported } from '../../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';
import { handPng, pngStart, sealPng } from '../../support/pngFiles.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const password = 'mật khẩu p12';
const validity = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2034-01-01T00:00:00Z') };
const agencyName = aUnit().name;

let test: TestEngine;
let engine: EngineCalls;
let returnId: string;
let ca: ThrowAwayCa;
const place = (name: string) => path.join(test.folder, name);

async function keep(slot: 'seal' | 'hand-signature', bytes: Uint8Array, widthMm = 36) {
  const file = place(`${slot}.png`);
  await writeFile(file, bytes);
  return engine['images.keep']({ slot, widthMm, path: file });
}

async function keyOf(name: string): Promise<string> {
  const file = place(`${name.slice(0, 8)}.p12`);
  const identity = issueIdentity(ca, { name: { commonName: name, organization: agencyName }, ...validity });
  await writeFile(file, identityToPkcs12(identity, password));
  return file;
}

const write = (way: ExportWay, target: string) =>
  engine['report.write']({ returnId, way, path: place(target) });

async function sign(role: RequiredSignature, name: string): Promise<Exported> {
  const way = { kind: 'p12', path: await keyOf(name), password, role } as const;
  return expectValue(await write(way, `${role}.pdf`));
}

/** Sizes of the pictures drawn by signatures: those with opacity of their own. */
async function picturesIn(name: string): Promise<readonly string[]> {
  const text = (await readFile(place(name))).toString('latin1');
  return [...text.matchAll(/\/Width (\d+)\s*\/Height (\d+)[^>]*\/SMask/g)].map(
    ([, width, height]) => `${width}x${height}`,
  );
}

beforeEach(async () => {
  test = await anEngine();
  engine = test.engine;
  ca = throwAwayCa({ name: { commonName: 'CA thử' }, ...validity, alg: 'ec' });
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const made = await engine['returns.create'](aNewReturn);
  returnId = expectValue(made).returnId;
  const patch = { status: 'done', result: 'Bố trí 06 cán bộ trực 24/7.' } as const;
  expectValue(await engine['answers.save']({ returnId, itemId: '1.1.a', patch, leaving: true }));
  expectValue(
    await engine['returns.saveDetails']({ returnId, patch: { number: '45', issuedOn: '2024-05-08' } }),
  );
});

describe('the pictures of a vault', { timeout: 60_000 }, () => {
  it('are kept cut and sealed, shown under their id, replaced and removed', async () => {
    expect(expectValue(await engine['images.get'](undefined))).toEqual({ handSignature: null, seal: null });
    const first = expectValue(await keep('seal', sealPng(120, 30)));
    expect(first.seal).toMatchObject({ width: 120, height: 120, widthMm: 36 });
    const both = expectValue(await keep('hand-signature', handPng()));
    expect(both.handSignature).toMatchObject({ width: 240, widthMm: null });

    const imageId = first.seal?.imageId ?? '';
    const shown = expectValue(await engine['images.show']({ imageId }));
    expect(shown.mediaType).toBe('image/png');
    const png = Buffer.from(shown.bytes);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.toString('latin1')).not.toMatch(/tEXt|zTXt|iTXt|eXIf|iCCP|tIME/);

    const second = expectValue(await keep('seal', sealPng(140, 0), 40));
    expect(second.seal).toMatchObject({ width: 140, widthMm: 40 });
    expect(expectCodes(await engine['images.show']({ imageId }))).toEqual(['image-missing']);
    expectValue(await engine['images.setSealWidth']({ widthMm: 38 }));
    const removed = expectValue(await engine['images.remove']({ slot: 'hand-signature' }));
    expect(removed).toMatchObject({ handSignature: null, seal: { widthMm: 38 } });
    expectValue(await engine['images.remove']({ slot: 'seal' }));
    expect(expectCodes(await engine['images.setSealWidth']({ widthMm: 30 }))).toEqual(['image-missing']);
    expectValue(await engine['images.remove']({ slot: 'seal' }));
    expect(await filesBelow('evidence')).toEqual([]);

    expectValue(await engine['vault.lock'](undefined));
    const opening = { dir: path.join(test.folder, 'vault'), passphrase, now: () => test.clock.now };
    const vault = expectValue(await openVault({ ...opening, allowWeakKdf: true }));
    const actions = expectValue(vault.auditEntries(0, 1000)).map(({ action }) => action);
    vault.lock();
    expect(actions.filter((action) => /seal|hand/.test(action))).toEqual([
      'seal-image-kept',
      'hand-signature-kept',
      'seal-image-kept',
      'seal-image-replaced',
      'seal-width-changed',
      'hand-signature-removed',
      'seal-image-removed',
    ]);
  });

  it('cannot be read off the disk, and only while the vault is open', async () => {
    const { seal } = expectValue(await keep('seal', sealPng()));
    const files = await filesBelow('');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const bytes = await readFile(file);
      for (const trace of ['PNG\r\n', 'IHDR', 'IDAT', 'signatureImage', 'hand-signature'])
        expect(bytes.includes(Buffer.from(trace, 'latin1')), `${trace} in ${file}`).toBe(false);
    }
    expectValue(await engine['vault.lock'](undefined));
    const imageId = seal?.imageId ?? '';
    for (const call of [
      engine['images.get'](undefined),
      engine['images.show']({ imageId }),
      engine['images.remove']({ slot: 'seal' }),
      keep('seal', sealPng()),
    ])
      expect(expectCodes(await call)).toEqual(['vault-locked']);
    const again = await anEngine(test.folder);
    expectValue(await again.engine['vault.unlock']({ passphrase }));
    expect(expectValue(await again.engine['images.get'](undefined)).seal).toEqual(seal);
  });

  it('stay as they are when a file is refused', async () => {
    const { seal } = expectValue(await keep('seal', sealPng()));
    expect(expectCodes(await keep('seal', handPng()))).toEqual(['image-wrong-colour']);
    expect(expectCodes(await keep('seal', pngStart(9, 9)))).toEqual(['image-unreadable']);
    expect(expectCodes(await keep('seal', Buffer.alloc(6_000_000)))).toEqual(['image-too-large']);
    expect(
      expectCodes(await engine['images.keep']({ slot: 'seal', widthMm: 36, path: place('gone.png') })),
    ).toEqual(['file-unreadable']);
    expect(expectValue(await engine['images.get'](undefined)).seal).toEqual(seal);
  });
});

describe('a return signed with pictures in the vault', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    expectValue(await keep('seal', sealPng()));
    expectValue(await keep('hand-signature', handPng()));
  });

  it('shows the hand signature in the head’s, the seal in the agency’s, and stays intact', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head-agency' }));
    const head = await sign('head', 'Trần Văn Mẫu');
    expect(await picturesIn('head.pdf')).toEqual(['240x110']);
    expect(head.notices).toEqual([]);
    const agency = await sign('agency', agencyName.toUpperCase());
    expect(agency.notices).toEqual([]);
    expect(agency.verification).toMatchObject({ verdict: 'indeterminate' });
    expect(agency.verification?.signatures.every(({ problems }) => !problems.some(isFault))).toBe(true);
    expect(await picturesIn('agency.pdf')).toEqual(['240x110', '200x200']);
  });

  it('has no seal when the certificate names a person who works there, and says so', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head-agency' }));
    await sign('head', 'Trần Văn An');
    const agency = await sign('agency', 'Lê Thị Văn Thư');
    const named = { role: 'agency', signer: 'Lê Thị Văn Thư', printed: agencyName };
    expect(agency.notices).toEqual([
      { code: 'signed-with-other-name', facts: named },
      { code: 'seal-not-drawn', facts: { reason: 'certificate' } },
    ]);
    expect(await picturesIn('agency.pdf')).toEqual(['240x110']);
  });

  it('has no seal before the head has signed', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'all' }));
    const preparer = await sign('preparer', agencyName);
    expect(preparer.notices).toEqual([]);
    expect(await picturesIn('preparer.pdf')).toEqual([]);
  });

  it('has no seal as draft, print copy, sealed file or file of the head alone', async () => {
    const preview = expectValue(await engine['report.preview']({ returnId }));
    const draft = expectValue(await engine['report.showPreview']({ previewId: preview.previewId }));
    await writeFile(place('draft.pdf'), draft.bytes);
    expectValue(await write({ kind: 'unsigned' }, 'print.pdf'));
    expectValue(await write({ kind: 'seal' }, 'sealed.pdf'));
    for (const name of ['draft.pdf', 'print.pdf', 'sealed.pdf']) expect(await picturesIn(name)).toEqual([]);
    const way = { kind: 'p12', path: await keyOf(agencyName), password } as const;
    const { sizeBytes } = expectValue(await write(way, 'head-only.pdf'));
    expect(await picturesIn('head-only.pdf')).toEqual(['240x110']);
    expect(Math.abs(sizeBytes / preview.sizeBytes - 1)).toBeLessThan(0.1);
  });

  it('is not signed while a picture of the vault is damaged', async () => {
    const { handSignature } = expectValue(await engine['images.get'](undefined));
    const id = handSignature?.imageId ?? '';
    const [file] = (await filesBelow('evidence')).filter((name) => name.endsWith(id));
    const bytes = await readFile(file ?? '');
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    await writeFile(file ?? '', bytes);
    const way = { kind: 'p12', path: await keyOf('Trần Văn An'), password } as const;
    expect(expectCodes(await write(way, 'x.pdf'))).toEqual(['image-damaged']);
  });
});

function isFault({ code }: { readonly code: string }): boolean {
  return /altered|revision|malformed|wrong/.test(code);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const root = path.join(test.folder, 'vault', folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
