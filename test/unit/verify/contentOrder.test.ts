import { beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { pageContent, pageNumbers, withPageContent } from '../../support/pageContent.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { renderPayload } from '../report/renderPayload.ts';

vi.setConfig({ testTimeout: 60_000 });

let base: Uint8Array;
/** The page with the code. */
let codePage: number;
beforeAll(async () => {
  base = (await renderPayload(aPayload({ answers: [anAnswer('1.1.a')] }))).bytes;
  codePage =
    pageNumbers(base).findIndex((_, index) => pageContent(base, index + 1).includes(' 66 66 re')) + 1;
});

/** What a check says of the file with another content of a page, signed as it is. */
async function judged(page: number, change: (content: string) => string) {
  const pdf = await signedReturn({}, withPageContent(base, page, change));
  const { verdict, problems } = verifyPdf(pdf, trustRoot());
  const rules = problems.flatMap(({ code, facts }) => {
    if (code === 'page-text-unread' && 'rule' in facts) return [String(facts.rule)];
    return code === 'page-text-differs' && 'items' in facts ? [...(facts.items as string[])] : [];
  });
  return { verdict, rules };
}

const unread = (rule: string) => ({ verdict: 'indeterminate', rules: [rule] });

const line = /([\d.]+ [\d.]+ m\n[\d.]+ [\d.]+ l\n)([\s\S]*?\n)S\n/;
const ground = /([\d.]+ [\d.]+ 66 66 re\n)([\s\S]*?\n)f\n/;
const text = /(Tm\n)(\/F\d+ 1[1-4] Tf\n)(\[<[0-9a-f]+> 0\] TJ\n)/;

describe('a page whose matrix changes between a path and its painting', () => {
  it.each<[string, (content: string) => string]>([
    ['a line made thick', (page) => page.replace(line, 'q\n$1$21 0 0 50 0 -9000 cm\nS\nQ\n')],
    ['a line moved away', (page) => page.replace(line, 'q\n$1$21 0 0 1 3000 0 cm\nS\nQ\n')],
    ['a line of a text', (page) => page.replace(line, '$1BT\nET\n$2S\n')],
    ['a line in marked content', (page) => page.replace(line, '$1/P << /MCID 900 >> BDC\nEMC\n$2S\n')],
    ['a line around a picture', (page) => page.replace(line, '$1/I1 Do\n$2S\n')],
  ])('is not taken for read: %s', async (_, change) => {
    expect(await judged(1, change)).toEqual(unread('content'));
  });

  it('is not taken for read when the ground of the code is spread over the page', async () => {
    const spread = (page: string) => page.replace(ground, 'q\n$1$29 0 0 12 -765 -3200 cm\nf\nQ\n');
    expect(await judged(codePage, spread)).toEqual(unread('content'));
  });
});

it('A ground of a code without its squares is found', async () => {
  const extra = (page: string) => `${page}\nq 300 788 66 66 re /DeviceRGB cs 1 1 1 scn f Q\n`;
  expect(await judged(1, extra)).toEqual({ verdict: 'invalid', rules: ['code'] });
});

describe('a text that the pen of another one has moved', () => {
  it.each<[string, (page: string) => string]>([
    ['behind blanks', (page) => page.replace(text, '$1$2[<00030003000300030003>] TJ\n$3')],
    ['in another font', (page) => page.replace(text, '$1$2[<00030003>] TJ\n$2$3')],
    ['without a place', (page) => page.replace(/[^\n]+ Tm\n/, '')],
    ['shown twice', (page) => page.replace(text, '$1$2$3$3')],
  ])('is not taken for read: %s', async (_, change) => {
    expect(await judged(1, change)).toEqual(unread('content'));
  });
});

describe('operands that viewers count in different ways', () => {
  it.each<[string, string, (page: string) => string]>([
    [
      'white that one share of black does not end',
      'colour',
      (page) => `1 1 1 rg\n${page.replaceAll('0 0 0 scn', '0 scn').replaceAll('/DeviceRGB cs', '')}`,
    ],
    [
      'three shares of grey',
      'colour',
      (page) => page.replaceAll('/DeviceRGB cs\n0 0 0 scn', '/DeviceGray cs 0 0 0 scn'),
    ],
    ['one share of red, green and blue', 'colour', (page) => page.replaceAll('0 0 0 scn', '0 rg')],
    [
      'a colour space too many',
      'colour',
      (page) => page.replaceAll('/DeviceRGB cs', '/DeviceRGB /Pattern cs'),
    ],
    ['a graphics state too many', 'content', (page) => page.replaceAll('/Gs1 gs', '/Gs1 /Gs9 gs')],
    ['optional content behind another mark', 'content', (page) => `/Artifact /OC /MC0 BDC\n${page}\nEMC\n`],
    ['a text too many', 'content', (page) => page.replaceAll('> 0] TJ', '> 0] [<0003>] TJ')],
    ['a broken line behind a whole one', 'content', (page) => page.replaceAll('[] 0 d', '[] [3] 0 d')],
    ['a minus sign within a number', 'content', (page) => page.replace(/^(\d)(\d\S* \S+ m)$/m, '$1-$2')],
    ['a number that runs into its operator', 'content', (page) => page.replace(' Tm\n', 'Tm\n')],
    ['a line end within a string', 'content', (page) => page.replace('[<', '[(a\rb) <')],
  ])('are not taken for read: %s', async (_, rule, change) => {
    expect(await judged(1, change)).toEqual(unread(rule));
  });
});
