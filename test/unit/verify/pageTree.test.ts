import { beforeAll, describe, expect, it } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { pageNumbers } from '../../support/pageContent.ts';
import { appendRevision, nextObjectNumber, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';

let base: Uint8Array;
/** Number of the node that all pages hang from. */
let root: number;
let pages: readonly number[];
/** Numbers that nobody uses yet. */
let free: number;
beforeAll(async () => {
  base = await preparedReturn(['head']);
  root = objectNumberWith(base, '/Type /Pages');
  pages = pageNumbers(base);
  free = nextObjectNumber(base);
});

/** What a check says of the file with these objects, signed by the head as it is. */
async function judged(objects: Readonly<Record<number, string>>) {
  const pdf = required(await signPreparedField(appendRevision(base, { objects }), signatureOf('head')));
  const { verdict, problems } = verifyPdf(pdf, trustRoot());
  return { verdict, problem: problems.find(({ code }) => /^p(age|df)-/.test(code)) };
}

const broken = {
  verdict: 'invalid',
  problem: expect.objectContaining({ code: 'pdf-structure', facts: { rule: 'page-tree', offset: 0 } }),
};

const kids = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ');
const node = (count: number, numbers: readonly number[], entries = '') =>
  `<< /Type /Pages /Count ${count} /Kids [${kids(numbers)}] ${entries} >>`;

describe('a tree of pages that viewers read in different ways', () => {
  it.each([0, 1, 5])('is refused with a count that is not its number of pages: %i', async (count) => {
    expect(await judged({ [root]: node(count, pages) })).toEqual(broken);
  });

  it('is refused when a page has kids: some viewers show it, others what hangs from it', async () => {
    const content = 'BT ET';
    const forged = {
      [free]: `<< /Type /Page /Parent ${root} 0 R /MediaBox [0 0 595.28 841.89] /Kids [] /Contents ${free + 1} 0 R >>`,
      [free + 1]: `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    };
    expect(await judged({ ...forged, [root]: node(pages.length, [free, ...pages]) })).toEqual(broken);
  });

  it.each(['/Type /Pages', '/Type /Template', ''])('is refused with a page that says %j', async (type) => {
    const [, second = 0] = pages;
    const page = objectText(base, second).replace(/\/Type \/Page\b/, type);
    expect(await judged({ [second]: page })).toEqual(broken);
  });

  it('is refused when a page names another node above it, from which it would inherit', async () => {
    const [, second = 0] = pages;
    const page = objectText(base, second).replace(/\/Parent \d+ 0 R/, `/Parent ${free} 0 R`);
    const other = node(1, [second], `/Parent ${root} 0 R /CropBox [0 400 595.28 841.89]`);
    expect(await judged({ [second]: page, [free]: other })).toEqual(broken);
  });

  it.each(['[]', '5'])('is refused with resources that are none: %s', async (resources) => {
    const [, second = 0] = pages;
    const page = objectText(base, second);
    const own = /\/Resources (\d+ 0 R)/.exec(page)?.[1] ?? '';
    const answer = await judged({
      [root]: node(pages.length, pages, `/Resources ${own}`),
      [second]: page.replace(/\/Resources \d+ 0 R/, `/Resources ${resources}`),
    });
    expect(answer).toEqual(broken);
  });

  it('is read when it has a node more', async () => {
    const [first = 0, ...others] = pages;
    const page = objectText(base, first).replace(/\/Parent \d+ 0 R/, `/Parent ${free} 0 R`);
    const more = node(1, [first], `/Parent ${root} 0 R`);
    const answer = await judged({
      [first]: page,
      [free]: more,
      [root]: node(pages.length, [free, ...others]),
    });
    expect(answer).toEqual({ verdict: 'valid', problem: undefined });
  });
});
