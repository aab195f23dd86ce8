import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleMoment, sampleUnit } from '../../electron/cli/sample/sampleUnit.ts';
import { exportReturn } from '../../electron/engine/exportReturn.ts';
import type { SignaturePictures } from '../../electron/engine/signaturePictures.ts';
import { type PersonRole, signReturn } from '../../electron/engine/signReturn.ts';
import { verifyPdf } from '../../electron/engine/verify/verifyPdf.ts';
import type { RequiredSignature } from '../../shared/domain/payload.ts';
import { fontsOfTinos } from '../builders/reportFonts.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { absence, ask } from '../support/judges.ts';
import { pyHanko, pyHankoMissing } from '../support/pyHanko.ts';
import { extentOf, renderPage } from '../support/renderedPage.ts';
import { picturesAtHand } from '../support/signaturePicturesAtHand.ts';
import { required } from '../support/signedReturn.ts';
import { anIdentity, rootsOf, signerOf, testPki, vietnamese } from '../support/testCertificates.ts';
import { veraPdf, veraPdfMissing, verdictsOf } from '../support/veraPdf.ts';
import { basicSignature, signedOver } from './basicSignature.ts';
import { requestOf } from './exportedForms.ts';

/** What independent programs say of a return whose signatures show pictures, and what a page of it looks like. */
const judgedAt = new Date('2024-05-09T00:00:00Z');
const entry = { number: '45', date: '2024-05-08' } as const;
const widthMm = 36;
let folder: string;
let pictures: SignaturePictures;
let files: Record<'unsigned' | 'head' | 'agency' | 'headOnly' | 'sample' | 'person', string>;
let last: Uint8Array;
let root: string;

async function signAs(
  pdf: Uint8Array,
  role: PersonRole,
  name = role === 'agency' ? sampleUnit.name : 'Trần Thị Minh Họa',
) {
  const signer = signerOf(anIdentity({ name: vietnamese(name) }));
  const fonts = fontsOfTinos;
  const request = { pdf, fileName: 'return.pdf', role, signer, at: sampleMoment, fonts, pictures, entry };
  return required(await signReturn(request));
}

async function unsigned(requiredSignatures: readonly RequiredSignature[], sample = false) {
  const request = { ...requestOf({ kind: 'unsigned' }), requiredSignatures, sample };
  return required(await exportReturn(request)).bytes;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-pictures-'));
  pictures = await picturesAtHand(widthMm);
  root = await write('root.cer', testPki().root.cert);
  const both = await unsigned(['head', 'agency']);
  const head = (await signAs(both, 'head')).bytes;
  last = (await signAs(head, 'agency')).bytes;
  const demo = (await signAs(await unsigned(['head', 'agency'], true), 'head')).bytes;
  files = {
    unsigned: await write('unsigned.pdf', both),
    head: await write('head.pdf', head),
    agency: await write('agency.pdf', last),
    headOnly: await write('head-only.pdf', (await signAs(await unsigned(['head']), 'head')).bytes),
    sample: await write('sample.pdf', (await signAs(demo, 'agency')).bytes),
    person: await write('person.pdf', (await signAs(head, 'agency', 'Lê Văn Thư')).bytes),
  };
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe('our own verification of a return with pictures', () => {
  it('finds it valid, and invalid when a pixel of the seal is altered', () => {
    const trust = { roots: rootsOf(testPki().root), pins: [], now: judgedAt };
    expect(verifyPdf(last, trust)).toMatchObject({ verdict: 'valid' });
    const altered = Buffer.from(last);
    const at = altered.indexOf('stream', altered.lastIndexOf('/SMask')) + 40;
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(verifyPdf(altered, trust).verdict).toBe('invalid');
  });
});

describeUnless(await absence('pdftoppm', ['-v']), 'the page with the signatures', () => {
  it('shows the seal in true size over the left third of the hand signature', async () => {
    const page = await renderPage(files.agency, 'last');
    const seal = extentOf(page, 'red');
    const hand = extentOf(await renderPage(files.head, 'last'), 'blue');
    if (seal === null || hand === null) throw new Error('no picture on the page');
    expect(seal.right - seal.left).toBeCloseTo(widthMm, 0);
    expect(seal.bottom - seal.top).toBeCloseTo(widthMm, 0);
    expect((seal.right - hand.left) / (hand.right - hand.left)).toBeCloseTo(1 / 3, 1);
    expect(seal.left).toBeLessThan(hand.left);
    expect((seal.top + seal.bottom) / 2).toBeCloseTo((hand.top + hand.bottom) / 2, 0);
    // Between position and name, in the right half of the text.
    expect((hand.left + hand.right) / 2).toBeCloseTo(150, 0);
  });

  it('has no red and no blue on any other page', async () => {
    for (const page of await renderPage(files.agency, 'others')) {
      expect(extentOf(page, 'red')).toBeNull();
      expect(extentOf(page, 'blue')).toBeNull();
    }
  });

  it('has no seal unsigned, signed by the head alone, as a demonstration, or with a person’s certificate', async () => {
    for (const name of ['unsigned', 'head', 'headOnly', 'sample', 'person'] as const)
      expect(extentOf(await renderPage(files[name], 'last'), 'red'), name).toBeNull();
    expect(extentOf(await renderPage(files.sample, 'last'), 'blue')).toBeNull();
  });
});

describeUnless(await veraPdfMissing(), 'veraPDF on a return with pictures', () => {
  it.each(['3b', 'ua1'] as const)('calls it PDF/%s after each signature', async (flavour) => {
    const output = await veraPdf(flavour, [files.unsigned, files.head, files.agency, files.headOnly]);
    expect(verdictsOf(output), output).toEqual(Array(4).fill('PASS'));
  });
});

describeUnless(await pyHankoMissing(), 'pyHanko on a return with pictures', () => {
  it('accepts each signature, with the later one', async () => {
    expect(await pyHanko(files.agency, [root], judgedAt)).toEqual([
      { field: 'sig-head', ...signedOver },
      { field: 'sig-agency', ...basicSignature },
    ]);
  });
});

describeUnless(await absence('pdfsig', ['-v']), 'pdfsig on a return with pictures', () => {
  it('calls each signature valid, and the last one over the whole file', async () => {
    const { output } = await ask('pdfsig', [files.agency]);
    expect(output.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(output.match(/Total document signed/g)).toHaveLength(1);
  });
});

describeUnless(await absence('mutool', ['-v']), 'mutool on a return with pictures', () => {
  it('finds the last signature untouched', async () => {
    const { output } = await ask('mutool', ['sign', '-v', files.agency]);
    expect(output).toContain('The document is unchanged since signing.');
  });
});

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}
