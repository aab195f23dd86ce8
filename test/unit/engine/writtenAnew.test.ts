import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/engine/directives/directiveSha256.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { foreignlySigned, withItem } from '../../support/foreignSigner.ts';
import { absence } from '../../support/judges.ts';
import { appendRevision, nextObjectNumber, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { aReturnOnRoad, type ReturnOnRoad } from '../../support/returnOnRoad.ts';

describeUnless(
  await absence('qpdf', ['--version']),
  'a submitted return that another program wrote anew',
  () => {
    let road: ReturnOnRoad;
    let unsigned: Buffer;

    async function takeIn(name: string, bytes: Uint8Array) {
      await writeFile(road.place(name), bytes);
      return road.engine['road.takeInSigned']({ returnId: road.returnId, path: road.place(name) });
    }
    async function exportUnsigned(): Promise<Buffer> {
      const { returnId } = road;
      const path = road.place('chua-ky.pdf');
      expectValue(await road.engine['report.write']({ returnId, way: { kind: 'unsigned' }, path }));
      return readFile(path);
    }
    async function writtenAnew(pdf: Uint8Array, ...options: readonly string[]): Promise<Buffer> {
      const [from, to] = [road.place('truoc.pdf'), road.place('sau.pdf')];
      await writeFile(from, pdf);
      execFileSync('qpdf', ['--object-streams=disable', from, ...options, to]);
      return readFile(to);
    }
    const signed = (pdf: Uint8Array) => foreignlySigned(pdf, { identity: road.head });
    async function refusalOf(pdf: Uint8Array): Promise<string | undefined> {
      return expectCodes(await takeIn('da-ky.pdf', pdf))[0];
    }

    beforeEach(async () => {
      road = await aReturnOnRoad();
      expectValue(await road.engine['road.submit']({ returnId: road.returnId, signers: 'head' }));
      unsigned = await exportUnsigned();
    });

    it('is kept when its pages and attachments are those of the submitted copy, however they are packed', async () => {
      const anew = await writtenAnew(unsigned, '--recompress-flate', '--compression-level=1');
      expect(anew.subarray(0, unsigned.length).equals(unsigned)).toBe(false);

      const taken = expectValue(await takeIn('da-ky.pdf', signed(anew)));

      expect(taken.signatures).toMatchObject([{ signer: 'Trần Văn An' }]);
      expect((await road.open()).road.newest?.sha256).toBe(
        sha256Hex(await readFile(road.place('da-ky.pdf'))),
      );
    });

    it('is refused without a signature', async () => {
      expect(await refusalOf(await writtenAnew(unsigned))).toBe('signed-file-nothing-new');
    });

    it.each([
      ['a page less', ['--pages', '.', '1', '--']],
      ['an attachment less', ['--remove-attachment=manifest.json']],
      ['a page turned', ['--rotate=+90:1']],
    ])('is refused with %s', async (_what, options) => {
      expect(await refusalOf(signed(await writtenAnew(unsigned, ...options)))).toBe('signed-file-not-ours');
    });

    it('is refused when one word of a page, or the data, is another', async () => {
      expectValue(await road.engine['road.sendBack']({ returnId: road.returnId, reason: 'Sửa số liệu.' }));
      await road.answer('Bố trí 07 cán bộ trực 24/7.');
      expectValue(await road.engine['road.submit']({ returnId: road.returnId, signers: 'head' }));
      expect(await refusalOf(signed(await writtenAnew(unsigned)))).toBe('signed-file-not-ours');
    });

    it('is refused when something lies over a page', async () => {
      const note = nextObjectNumber(unsigned);
      const page = objectNumberWith(unsigned, '/Type /Page\n');
      const covered = appendRevision(unsigned, {
        objects: {
          [note]: '<< /Type /Annot /Subtype /Square /Rect [0 0 500 800] /IC [1 1 1] >>',
          [page]: withItem(objectText(unsigned, page), 'Annots', note),
        },
      });
      expect(await refusalOf(signed(await writtenAnew(covered)))).toBe('signed-file-not-ours');
    });
  },
);
