import { beforeAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../../electron/engine/signing/picture.ts';
import { handPlace } from '../../../electron/engine/signing/picturePlaces.ts';
import {
  type PreparedSignature,
  signPreparedField,
} from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { signatureText, signRevision, streamText } from '../../support/foreignSigner.ts';
import { nextObjectNumber, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { plansFor, preparedReturn, severallySigned, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { fontBytes } from '../../support/smallReturn.ts';
import { anIdentity, signerOf, vietnamese } from '../../support/testCertificates.ts';

const all = ['preparer', 'head', 'agency'] as const;
const name = 'Người ký: Trần Văn Mẫu';
const time = 'Thời gian ký: 22/04/2024 09:37:36 +07:00';

const shown = (pdf: Uint8Array) => {
  const { verdict, problems } = verifyPdf(pdf, trustRoot());
  const others = problems.flatMap((found) =>
    found.code === 'signature-shows-other' ? [[found.facts.field, found.facts.shown]] : [],
  );
  const unseen = problems.flatMap((found) =>
    found.code === 'signature-name-not-shown' ? [[found.facts.field, found.facts.signer]] : [],
  );
  return { verdict, others, unseen };
};
const plain = { verdict: 'valid', others: [], unseen: [] };

async function signedBy(role: RequiredSignature, change: Partial<PreparedSignature>): Promise<Uint8Array> {
  return required(await signPreparedField(await preparedReturn([role], false), signatureOf(role, change)));
}

describe('what the product draws for a signature', () => {
  it('is the name in the certificate and the time, in every role', async () => {
    expect(shown(await severallySigned([...all]))).toEqual(plain);
  });

  it('may be nothing but the frame', async () => {
    expect(shown(await signedBy('head', { appearance: null }))).toEqual(plain);
  });

  it('is the time in whatever offset the machine has', async () => {
    const lines = [name, 'Thời gian ký: 22/04/2024 02:37:36 +00:00'];
    expect(shown(await signedBy('head', { appearance: { lines, fontBytes } }))).toEqual(plain);
  });

  it('is a name that the font cannot print as its codes, and one between marks of direction', async () => {
    for (const owner of ['Trần Văn Mẫu 漢', 'Trần\u202e Văn Mẫu', 'O\u2019Hà, Trần “Mẫu”']) {
      const signer = signerOf(anIdentity({ name: vietnamese(owner) }));
      expect(shown(await signedBy('head', { signer })).others).toEqual([]);
    }
  });

  it.each<[string, readonly string[]]>([
    ['another name', ['Người ký: Nguyễn Văn Khác', time]],
    ['a name without its marks', ['Người ký: Tran Van Mau', time]],
    ['another time', [name, 'Thời gian ký: 22/04/2024 09:37:37 +07:00']],
    ['no time', [name]],
    ['a line more', [name, time, 'Chủ tịch']],
    ['other words', [`${name}, Chủ tịch`, time]],
    ['the lines in another order', [time, name]],
  ])('is refused as %s', async (_, lines) => {
    expect(shown(await signedBy('head', { appearance: { lines, fontBytes } }))).toEqual({
      verdict: 'invalid',
      others: [['sig-head', lines.join(' ').replaceAll('  ', ' ')]],
      unseen: [],
    });
  });

  it('is refused in the field of each role', async () => {
    const appearance = { lines: ['Người ký: Nguyễn Văn Khác', time], fontBytes };
    for (const role of all) {
      const pdf = await signedBy(role, { appearance });
      expect(shown(pdf)).toMatchObject({ verdict: 'invalid', others: [[`sig-${role}`, expect.anything()]] });
    }
  });
});

describe('a picture in a prepared field', () => {
  const picture: Picture = {
    width: 40,
    height: 20,
    rgb: new Uint8Array(40 * 20 * 3).fill(90),
    alpha: new Uint8Array(40 * 20).fill(200),
  };
  const field = (role: RequiredSignature) => plansFor([role], false)[0]?.rect ?? [0, 0, 0, 0];
  const withPicture = (role: RequiredSignature, place = handPlace(field(role), picture)) =>
    signedBy(role, { picture: { picture, place } });

  it('is the hand signature of the head at its place and size', async () => {
    expect(shown(await withPicture('head'))).toEqual(plain);
  });

  it('is refused at another place, in another size and in the field of the preparer', async () => {
    const [left, bottom, right, top] = handPlace(field('head'), picture);
    const places = [
      [left + 2, bottom, right + 2, top],
      [left, bottom, right, top - 5],
    ] as const;
    for (const place of places) {
      const pdf = await withPicture('head', place);
      expect(shown(pdf)).toMatchObject({ verdict: 'invalid', others: [['sig-head', '']] });
    }
    expect(shown(await withPicture('preparer'))).toMatchObject({
      verdict: 'invalid',
      others: [['sig-preparer', '']],
    });
    expect(shown(await withPicture('agency', field('agency')))).toMatchObject({
      verdict: 'invalid',
      others: [['sig-agency', '']],
    });
  });
});

describe('what another program draws in a prepared field', () => {
  const signer = anIdentity();
  const utf16 = (text: string) =>
    [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const fieldName = `/T <FEFF${utf16('sig-head').toUpperCase()}>`;
  let prepared: Uint8Array;
  beforeAll(async () => {
    prepared = await preparedReturn(['head'], false);
  });

  /** Words in a font whose codes are those of UTF-16, drawn in a form inside the appearance. */
  function drawn(words: string, { signature = signatureText(), mode = '' } = {}): Uint8Array {
    const [field, first] = [objectNumberWith(prepared, fieldName), nextObjectNumber(prepared)];
    const [value, form, inner, font, map] = [first, first + 1, first + 2, first + 3, first + 4];
    const box = '/Type /XObject /Subtype /Form /BBox [0 0 206 76]';
    const ranges =
      'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap';
    const change = (text: string) =>
      text.replace(/\/AP <<[^>]*>>/, `/AP << /N ${form} 0 R >>`).replace(/>>\s*$/, `/V ${value} 0 R >>`);
    const objects = {
      [field]: change(objectText(prepared, field)),
      [value]: signature,
      [form]: streamText('q /n2 Do Q', `${box} /Resources << /XObject << /n2 ${inner} 0 R >> >>`),
      [inner]: streamText(
        `BT /F 9 Tf ${mode} 5 40 Td [<${utf16(words.slice(0, 6))}> -200 <${utf16(words.slice(6))}>] TJ ET`,
        `${box} /Resources << /Font << /F ${font} 0 R >> >>`,
      ),
      [font]: `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode ${map} 0 R >>`,
      [map]: streamText(ranges),
    };
    return signRevision(prepared, objects, signer);
  }

  it('is left as it is where it holds the name of the signer', () => {
    expect(shown(drawn('Ký bởi: TRẦN VĂN MẪU, 23/04/2024'))).toEqual(plain);
  });

  it('is told where it does not, and changes no verdict', () => {
    const told = { verdict: 'valid', others: [], unseen: [['sig-head', 'Trần Văn Mẫu']] };
    expect(shown(drawn('Ký bởi: Nguyễn Văn Khác'))).toEqual(told);
    expect(shown(drawn('Trần Văn Mẫu', { mode: '3 Tr' }))).toEqual(told);
  });
});
