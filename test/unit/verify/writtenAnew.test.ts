import { beforeAll, describe, expect, it } from 'vitest';
import { judgeSigned } from '../../../electron/engine/frozenReturn.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { appendRevision, catalogNumber, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';

let kept: Buffer;
/** The kept file as another program could have written it anew: one byte of the comment in its head is another. */
let anew: Buffer;
beforeAll(async () => {
  kept = Buffer.from(await preparedReturn(['head'], false));
  anew = Buffer.from(kept);
  const comment = anew.indexOf('%', 5) + 1;
  anew.writeUInt8((anew.readUInt8(comment) ^ 1) | 0x80, comment);
});

/** Whether the file is taken in as the kept one, after a change of some objects and the head's signature. */
async function takenIn(objects: Readonly<Record<number, string>>): Promise<string> {
  const changed = Object.keys(objects).length === 0 ? anew : appendRevision(anew, { objects });
  const signed = required(await signPreparedField(changed, signatureOf('head')));
  const judged = judgeSigned(Buffer.from(signed), kept, 'da-ky.pdf', trustRoot());
  return judged.ok ? judged.value.verdict : (judged.problems[0]?.code ?? '');
}

const tree = () => objectNumberWith(anew, '/Type /Pages');
const page = () => objectNumberWith(anew, '/Type /Page\n');
const catalog = () => catalogNumber(anew);
const withEntry = (number: number, entry: string) => ({
  [number]: objectText(anew, number).replace(/>>\s*$/, `${entry}\n>>`),
});

describe('a kept file that was written anew and signed', () => {
  it('is taken in as long as every page is shown as it was', async () => {
    expect(await takenIn({})).toBe('valid');
  });

  it('is not ours when its pages inherit their size: the check reads no such pages', async () => {
    const text = objectText(anew, page());
    const box = /\/MediaBox \[[^\]]*\]/.exec(text)?.[0] ?? '';
    expect(box).not.toBe('');
    const moved = { ...withEntry(tree(), box), [page()]: text.replace(box, '') };
    expect(await takenIn(moved)).toBe('signed-file-not-ours');
  });

  it.each([
    ['a turn', '/Rotate 180'],
    ['a cut', '/CropBox [0 600 595.28 841.89]'],
  ])('is not ours when its pages inherit %s', async (_, entry) => {
    expect(await takenIn(withEntry(tree(), entry))).toBe('signed-file-not-ours');
  });

  it.each(['/Trans << /S /Dissolve >>', '/Dur 1', '/PieceInfo << >>', '/TrimBox [0 0 300 300]'])(
    'is not ours when a page has an entry more: %s',
    async (entry) => {
      expect(await takenIn(withEntry(page(), entry))).toBe('signed-file-not-ours');
    },
  );

  it.each([
    '/OpenAction << /S /URI /URI (https://example.org/) >>',
    '/OpenAction [1 0 R /Fit]',
    '/Collection << /View /H >>',
    '/PageLabels << /Nums [0 << /P (1/1) >>] >>',
  ])('is not ours when its catalog has an entry more: %s', async (entry) => {
    expect(await takenIn(withEntry(catalog(), entry))).toBe('signed-file-not-ours');
  });

  it.each([
    [/\/PageMode \/UseOutlines/, '/PageMode /UseNone'],
    [/\/Lang \(vi-VN\)/, '/Lang (en-US)'],
  ])('is not ours when its catalog says something else: %s', async (from, to) => {
    const text = objectText(anew, catalog());
    expect(text).toMatch(from);
    expect(await takenIn({ [catalog()]: text.replace(from, to) })).toBe('signed-file-not-ours');
  });
});
