import { beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import {
  pageContent,
  pageNumber,
  pageNumbers,
  withPageContent,
  withPageEntries,
} from '../../support/pageContent.ts';
import { appendRevision, nextObjectNumber, objectText } from '../../support/pdfTamper.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { renderPayload } from '../report/renderPayload.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Evidence with a photo, so that a picture stands on the last page. */
const evidence = [anEvidence('ảnh.jpg', { mediaType: 'image/jpeg', annexBlobId: 'a', caption: 'Ảnh' })];
const answers = [anAnswer('1.1.a', { evidenceIds: evidence.map(({ id }) => id) })];

let base: Uint8Array;
/** The page with the code. */
let codePage: number;
beforeAll(async () => {
  base = (await renderPayload(aPayload({ evidence, answers }))).bytes;
  codePage =
    pageNumbers(base).findIndex((_, index) => pageContent(base, index + 1).includes(' 66 66 re')) + 1;
});

/** What a check says of the file, signed as it is. */
async function judged(pdf: Uint8Array) {
  const { verdict, payload, problems } = verifyPdf(await signedReturn({}, pdf), trustRoot());
  const rules = problems.flatMap(({ code, facts }) => {
    if (code === 'page-text-unread' && 'rule' in facts) return [String(facts.rule)];
    return code === 'page-text-differs' && 'items' in facts ? [...(facts.items as string[])] : [];
  });
  return { verdict, hasPayload: payload !== null, rules };
}

const unread = (rule: string) => ({ verdict: 'indeterminate', hasPayload: false, rules: [rule] });
const differs = (...rules: string[]) => ({ verdict: 'invalid', hasPayload: false, rules });

const artifact = (drawing: string) => (content: string) => `${content}\n/Artifact BMC ${drawing} EMC\n`;
/** Every place of a text but the first ones. */
const moved = (place: (x: string, y: string) => string) => (content: string) => {
  let count = 0;
  return content.replace(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g, (found, x, y) => {
    count += 1;
    return count > 30 ? `${place(x, y)} Tm` : found;
  });
};
/** The place of one word within a line. */
const one = (place: (x: string, y: string) => string) => (content: string) => {
  let count = 0;
  return content.replace(/1 0 0 1 ([\d.]+) ([\d.]+) Tm\n\/F1 1[2-4] Tf/g, (found, x, y) => {
    count += 1;
    return count === 6 ? found.replace(`${x} ${y}`, place(x, y)) : found;
  });
};
/** A run of the page drawn again, as nothing but an artifact, at another place. */
const again = (place: string) => (content: string) => {
  const run = /\/F\d+ 1[1-4] Tf\n\[<[0-9a-f]+> 0\] TJ/.exec(content)?.[0] ?? '';
  return artifact(`q 1 0 0 -1 0 841.89 cm BT ${place} Tm ${run} ET Q`)(content);
};

it('A return with a photo is what its payload says', async () => {
  expect(await judged(base)).toMatchObject({ hasPayload: true, rules: [] });
});

describe('content that covers what is printed', () => {
  it.each<[string, string, (content: string) => string]>([
    ['white strips', 'shape', artifact('1 1 1 rg 60 380 480 11.5 re f 60 392 480 11.5 re f')],
    ['white lines', 'wide-line', artifact('1 1 1 RG 3 w 60 380 m 540 380 l S 60 383 m 540 383 l S')],
    ['thin white lines', 'colour', artifact('1 1 1 RG 0.5 w 60 380 m 540 380 l S')],
    ['a wide edge around a small shape', 'operator', artifact('1 1 1 RG 800 w 300 380 5 5 re B')],
    ['a pale ground', 'shape', artifact('0.9 0.9 0.9 rg 60 380 480 200 re f')],
    ['dark bars close to one another', 'shape', artifact('0 g 90 300 400 0.7 re f 90 301 400 0.7 re f')],
    ['a round shape', 'operator', artifact('0 g 90 300 m 90 300 400 400 90 400 c f')],
    ['a slanted line', 'shape', artifact('0.5 w 90 300 m 400 400 l S')],
    ['a broken line', 'line-style', artifact('0.5 w [3] 0 d 90 300 m 400 300 l S')],
    ['a pattern', 'colour', artifact('/Pattern cs /P1 scn 90 300 400 400 re f')],
    ['a shading', 'operator', artifact('/Sh1 sh')],
    ['a second ground of a code', 'shape', artifact('1 1 1 rg 100 100 66 66 re f 200 100 66 66 re f')],
  ])('is not taken for read: %s', async (_, rule, change) => {
    expect(await judged(withPageContent(base, 1, change))).toEqual(unread(rule));
  });

  it('is not taken for read when a line goes through a text', async () => {
    const place = /1 0 0 1 ([\d.]+) ([\d.]+) Tm/.exec(pageContent(base, 1));
    const [x, y] = [Number(place?.[1]), 841.89 - Number(place?.[2]) - 3];
    const line = artifact(`0.5 w ${x} ${y} m ${x + 60} ${y} l S`);
    expect(await judged(withPageContent(base, 1, line))).toEqual(unread('line'));
  });

  it('is found when words are struck out where nothing was changed', async () => {
    const bar = artifact('0 g 90 300 200 0.7 re f');
    expect(await judged(withPageContent(base, 1, bar))).toEqual(differs('rules'));
  });

  it('is not taken for read when a picture lies over a text', async () => {
    const picture = (content: string) => content.replace(/.* cm\n(\/I\d+ Do)/, '440 0 0 -700 86 760 cm\n$1');
    expect(await judged(withPageContent(base, -1, picture))).toEqual(unread('shape'));
  });
});

describe('text that shows otherwise than it is read', () => {
  it.each<[string, string, (content: string) => string]>([
    ['above the page', 'hidden-text', moved((x) => `1 0 0 1 ${x} 1900`)],
    ['in the margin', 'hidden-text', moved((x) => `1 0 0 1 ${x} 20`)],
    ['beyond the right edge', 'hidden-text', moved((_, y) => `1 0 0 1 530 ${y}`)],
    ['pressed flat', 'hidden-text', moved((x, y) => `1 0 1 0 ${x} ${y}`)],
    ['slanted', 'hidden-text', moved((x, y) => `1 0 0.5 1 ${x} ${y}`)],
    ['mirrored', 'hidden-text', moved((x, y) => `1 0 0 -1 ${x} ${y}`)],
    ['made small', 'hidden-text', moved((x, y) => `0.5 0 0 0.5 ${x} ${y}`)],
    ['one upon the other', 'text-order', moved(() => '1 0 0 1 200 400')],
    ['drawn pale', 'hidden-text', (content) => content.replaceAll('0 0 0 scn', '0.5 0.5 0.5 scn')],
    ['drawn coloured', 'hidden-text', (content) => content.replaceAll('0 0 0 scn', '0 0 0.2 scn')],
    ['invisible', 'hidden-text', (content) => content.replaceAll('\nBT\n', '\nBT\n3 Tr\n')],
    ['as a clipping path', 'hidden-text', (content) => content.replaceAll('\nBT\n', '\nBT\n7 Tr\n')],
    ['pulled apart', 'spacing', (content) => content.replaceAll('> 0] TJ', '> 9000 <0001>] TJ')],
    ['in optional content', 'optional-content', (content) => `/OC /MC0 BDC\n${content}\nEMC\n`],
    ['in content with outer properties', 'optional-content', (content) => `/P /MC0 BDC\n${content}\nEMC\n`],
    ['in a form', 'xobject', (content) => `${content}\n/Fm1 Do\n`],
    ['in a graphics state of another file', 'graphics-state', (content) => `/Gs99 gs\n${content}`],
    ['raised', 'text-order', one((x, y) => `${x} ${Number(y) + 6}`)],
    ['lowered', 'text-order', one((x, y) => `${x} ${Number(y) - 1}`)],
    ['an artifact on the text', 'text-order', again('1 0 0 1 264 375')],
    ['an artifact in the margin', 'hidden-text', again('1 0 0 1 264 20')],
  ])('is not taken for read: %s', async (_, rule, change) => {
    expect(await judged(withPageContent(base, 1, change))).toEqual(unread(rule));
  });

  it('is not taken for read when two lines of a text change places', async () => {
    const swapped = (content: string) => {
      const rows = [...new Set([...content.matchAll(/ ([\d.]+) Tm/g)].map(([, y]) => y ?? ''))];
      const [upper, lower] = rows.slice(-4, -2);
      if (upper === undefined || lower === undefined) throw new Error('a page of few lines');
      return content
        .replaceAll(` ${upper} Tm`, ' ? Tm')
        .replaceAll(` ${lower} Tm`, ` ${upper} Tm`)
        .replaceAll(' ? Tm', ` ${lower} Tm`);
    };
    expect(await judged(withPageContent(base, 1, swapped))).toEqual(unread('text-order'));
  });

  it('is found when a page has another number', async () => {
    const content = pageContent(base, 2);
    const number = content.lastIndexOf('[<');
    const digit = /\[<([0-9a-f]{4})>/.exec(content.slice(number))?.[1] ?? '';
    const doubled = (text: string) => `${text.slice(0, number)}[<${digit}${digit}${text.slice(number + 6)}`;
    const shifted = (text: string) =>
      doubled(text).replace(/1 0 0 1 ([\d.]+) ([\d.]+) Tm(?![\s\S]* Tm)/, (_, x, y) => {
        return `1 0 0 1 ${Number(x) - 3.25} ${y} Tm`;
      });
    expect(await judged(withPageContent(base, 2, shifted))).toEqual(differs('artifacts'));
  });
});

describe('a page that shows only a part', () => {
  it.each<[string, (entries: string) => string]>([
    ['a crop box', (page) => page.replace('/UserUnit', '/CropBox [0 400 595.28 841.89]\n/UserUnit')],
    ['another sheet', (page) => page.replace(/\/MediaBox \[[^\]]*\]/, '/MediaBox [0 400 595.28 841.89]')],
    ['a large sheet', (page) => page.replace(/\/MediaBox \[[^\]]*\]/, '/MediaBox [0 0 5952.8 8418.9]')],
    ['a small unit', (page) => page.replace('/UserUnit 1', '/UserUnit 0.01')],
    ['a page that is turned', (page) => page.replace('/UserUnit 1', '/UserUnit 1 /Rotate 180')],
    ['a group', (page) => page.replace('/UserUnit 1', '/UserUnit 1 /Group << /S /Transparency /K true >>')],
  ])('is not taken for read: %s', async (_, change) => {
    expect(await judged(withPageEntries(base, 1, change))).toEqual(unread('page-box'));
  });

  it('is not taken for read when the part is inherited', async () => {
    const parent = Number(/\/Parent (\d+) 0 R/.exec(objectText(base, pageNumber(base, 1)))?.[1]);
    const text = objectText(base, parent).replace('/Count', '/CropBox [0 400 595.28 841.89]\n/Count');
    expect(await judged(appendRevision(base, { objects: { [parent]: text } }))).toEqual(unread('page-box'));
  });

  it('is read when another program repeats the sheet', async () => {
    const repeated = withPageEntries(base, 1, (page) =>
      page.replace('/UserUnit 1', '/UserUnit 1 /CropBox [0 0 595.28 841.89] /Rotate 0'),
    );
    expect(await judged(repeated)).toMatchObject({ hasPayload: true, rules: [] });
  });
});

describe('resources that change what the content says', () => {
  const withResources = (change: (resources: string) => string) => {
    const number = Number(/\/Resources (\d+) 0 R/.exec(objectText(base, pageNumber(base, 1)))?.[1]);
    const before = objectText(base, number);
    const after = change(before);
    if (after === before) throw new Error('the resources stay as they are');
    return appendRevision(base, { objects: { [number]: after } });
  };
  const withState = (entries: string) => {
    const state = nextObjectNumber(base);
    const changed = withResources((text) => text.replace(/\/Gs1 \d+ 0 R/, `/Gs1 ${state} 0 R`));
    return appendRevision(changed, { objects: { [state]: `<< /Type /ExtGState ${entries} >>` } });
  };

  it.each(['/ca 0', '/ca 0.5', '/ca 1 /BM /Screen', '/SMask << /S /Alpha >>', '/ca 1 /LW 40'])(
    'are not taken for read: %s',
    async (entries) => {
      expect(await judged(withState(entries))).toEqual(unread('graphics-state'));
    },
  );

  it('are not taken for read with colours of their own', async () => {
    const colours = withResources((text) =>
      text.replace(
        /\/ColorSpace <<\s*>>/,
        '/ColorSpace << /DefaultRGB [/Separation /None /DeviceRGB 1 0 R] >>',
      ),
    );
    expect(await judged(colours)).toEqual(unread('resources'));
  });

  it('are not taken for read with a font of drawings', async () => {
    const font = nextObjectNumber(base);
    const changed = withResources((text) => text.replace(/\/F1 \d+ 0 R/, `/F1 ${font} 0 R`));
    const type3 = '<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /Encoding /Identity-H >>';
    expect(await judged(appendRevision(changed, { objects: { [font]: type3 } }))).toEqual(unread('font'));
  });

  it('are not taken for read with a picture that can be switched off', async () => {
    const number = Number(/\/Im?\d+ (\d+) 0 R/.exec(Buffer.from(base).toString('latin1'))?.[1]);
    const text = objectText(base, number).replace('/Subtype /Image', '/Subtype /Image\n/OC << >>');
    expect(await judged(appendRevision(base, { objects: { [number]: text } }))).toEqual(unread('xobject'));
  });
});

describe('a cell that is heard or copied as something else than is seen', () => {
  it.each([
    '/ActualText (khong dat)',
    '/E (khong dat)',
    '/Alt (khong dat)',
    '/K [<< /S /Span /ActualText (khong dat) >>]',
  ])('is not taken for read: %s', async (entry) => {
    const [, number] = /(\d+) 0 obj\n<<\n\/S \/TD\n/.exec(Buffer.from(base).toString('latin1')) ?? [];
    const cell = objectText(base, Number(number));
    const kept = entry.startsWith('/K') ? cell.replace(/\/K \[[^\]]*\]/, '') : cell;
    const changed = kept.replace(/>>\s*$/, `${entry}\n>>`);
    const pdf = appendRevision(base, { objects: { [Number(number)]: changed } });
    expect(await judged(pdf)).toEqual(unread('spoken-text'));
  });
});

describe('a picture that the layout does not have so', () => {
  const photo = /\S+ 0 0 \S+ \S+ \S+ cm\n(\/I\d+ Do)/;
  const drawn = (change: (sides: readonly number[]) => readonly number[]) => (content: string) =>
    content.replace(photo, (found, draw) => {
      const sides = found.split(' ').slice(0, 6).map(Number);
      return `${change(sides).join(' ')} cm\n${draw}`;
    });
  const heard = (pdf: Uint8Array, text: string) => {
    const [, number] = /(\d+) 0 obj\n<<\n\/S \/Figure\n/.exec(Buffer.from(pdf).toString('latin1')) ?? [];
    const before = objectText(pdf, Number(number));
    const changed = before.replace(/\/Alt \(.*\)\n/s, () => text);
    expect(changed).not.toBe(before);
    return appendRevision(pdf, { objects: { [Number(number)]: changed } });
  };

  it.each<[string, (sides: readonly number[]) => readonly number[]]>([
    ['smaller', ([a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]) => [a / 2, b, c, d / 2, x + a / 4, y]],
    ['pressed flat', ([a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]) => [a, b, c, d * 0.9, x, y]],
    ['moved aside', ([a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]) => [a, b, c, d, x - 20, y]],
    ['lower', ([a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]) => [a, b, c, d, x, y - 2]],
  ])('is found: %s', async (_, change) => {
    expect(await judged(withPageContent(base, -1, drawn(change)))).toEqual(differs('images'));
  });

  it('is found when the code stands at another place', async () => {
    const code = (content: string) =>
      content.replace(/\S+ \S+ 66 66 re[\s\S]*2 2 re/, (found) =>
        found.replace(/(\S+) (\S+) (66 66|2 2) re/gm, (_, x, y, side) => `${Number(x) + 6} ${y} ${side} re`),
      );
    expect(await judged(withPageContent(base, codePage, code))).toEqual(differs('code'));
  });

  it('is found when something else is heard in its place, or nothing', async () => {
    for (const text of ['/Alt (khong dat)\n', ''])
      expect(await judged(heard(base, text))).toEqual(differs('images'));
  });
});

describe('a code that does not say what is printed beside it', () => {
  it.each<[string, (content: string) => string]>([
    ['white squares', (content) => content.replace(/( 2 2 re\n\/DeviceRGB cs\n)0 0 0 scn/, '$11 1 1 scn')],
    ['a white strip', artifact('1 1 1 rg 0 300 250 11.5 re f')],
  ])('is not taken for read: %s', async (_, change) => {
    expect(await judged(withPageContent(base, codePage, change))).toEqual(unread('shape'));
  });

  it.each([
    ['too many', '$1 $1'],
    ['left out', ''],
  ])('is found by a square %s', async (_, squares) => {
    const changed = (content: string) => content.replace(/([\d.]+ [\d.]+ 2 2 re)/, squares);
    expect(await judged(withPageContent(base, codePage, changed))).toEqual(differs('code'));
  });

  it('is found by the code of another hash', async () => {
    const other = (
      await renderPayload(
        aPayload({ evidence: evidence.map((file) => ({ ...file, caption: 'Ánh' })), answers }),
      )
    ).bytes;
    const code = /\S+ \S+ 66 66 re[\s\S]*2 2 re/;
    const [mine, theirs] = [pageContent(base, codePage), pageContent(other, codePage)].map(
      (content) => code.exec(content)?.[0] ?? '',
    );
    if (mine === undefined || theirs === undefined) throw new Error('no code');
    const [from, to] = [mine, theirs].map((drawn) => drawn.match(/^\S+ (\S+)/)?.[1]);
    expect(from).toBe(to);
    expect(await judged(withPageContent(base, codePage, (content) => content.replace(mine, theirs)))).toEqual(
      differs('code'),
    );
  });
});

it('Words struck out and put in are read in the annex of changes', async () => {
  const before = aPayload();
  const after = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã làm lại toàn bộ.' })] });
  const replaced = { payload: before, sha256: 'ab'.repeat(32), reason: 'Bổ sung số liệu.' };
  const payload = { ...after, version: 2, amendment: buildAmendment(replaced, after) };
  expect(await judged((await renderPayload(payload)).bytes)).toMatchObject({ hasPayload: true, rules: [] });
});
