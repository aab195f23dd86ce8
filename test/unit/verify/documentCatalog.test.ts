import { beforeAll, describe, expect, it } from 'vitest';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { streamText } from '../../support/foreignSigner.ts';
import { appendRevision, catalogNumber, nextObjectNumber, objectText } from '../../support/pdfTamper.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';

let base: Uint8Array;
/** Numbers that nobody uses yet. */
let free: number;
beforeAll(async () => {
  base = await smallReturn();
  free = nextObjectNumber(base);
});

/** The return with entries in its catalog in place of those of the same name, and objects more. */
function withCatalog(entries: string, objects: Readonly<Record<number, string>> = {}): Uint8Array {
  const number = catalogNumber(base);
  const keys = [...entries.matchAll(/\/(ViewerPreferences|Outlines|PageMode)\b/g)].map(([, key]) => key);
  const kept = keys.reduce<string>(
    (text, key) => text.replace(new RegExp(`/${key} (\\d+ 0 R|/\\w+)`), ''),
    objectText(base, number),
  );
  return appendRevision(base, {
    objects: { [number]: kept.replace(/>>\s*$/, `${entries}\n>>`), ...objects },
  });
}

/** What a check says of the file, signed by the head as it is. */
async function judged(pdf: Uint8Array) {
  const { verdict, payload, problems } = verifyPdf(await signedReturn({}, pdf), trustRoot());
  const [first] = problems.filter(({ code }) => /^(pdf|active|page)-/.test(code));
  return { verdict, hasPayload: payload !== null, first };
}

const invalid = (code: string, facts: object) => ({
  verdict: 'invalid',
  hasPayload: false,
  first: { code, facts: expect.objectContaining(facts) },
});

describe('an action of the document', () => {
  it.each(['URI', 'Named', 'Thread', 'Trans', 'Launch'])('is active content: %s', async (kind) => {
    const opened = withCatalog(`/OpenAction << /S /${kind} /N /Print >>`);
    expect(await judged(opened)).toEqual(invalid('active-content', { kind }));
  });

  it('is active content in an entry of the outline', async () => {
    const outline = withCatalog(`/Outlines ${free} 0 R`, {
      [free]: `<< /First ${free + 1} 0 R /Last ${free + 1} 0 R /Count 1 >>`,
      [free + 1]: `<< /Title (A) /Parent ${free} 0 R /A << /S /URI /URI (https://example.org/) >> >>`,
    });
    expect(await judged(outline)).toEqual(invalid('active-content', { kind: 'URI' }));
  });

  it('is active content when it shows the attachments in place of the pages', async () => {
    const portfolio = withCatalog('/Collection << /Type /Collection /View /T /D (return.json) >>');
    expect(await judged(portfolio)).toEqual(invalid('active-content', { kind: 'Collection' }));
  });
});

describe('a name that says what a dictionary is', () => {
  /** The strict reader's word on the unsigned file: it is not even signed. */
  const brokenRule = (pdf: Uint8Array) => {
    const read = readStrictPdf(pdf);
    return read.ok ? null : read.broken.rule;
  };

  it.each([
    ['S', 'Launch'],
    ['S', 'SubmitForm'],
    ['Subtype', 'RichMedia'],
    ['Type', 'Sig'],
  ])('is refused behind a reference: /%s leads to /%s', (key, name) => {
    const pdf = withCatalog(`/OpenAction << /${key} ${free} 0 R >>`, { [free]: `/${name}` });
    expect(brokenRule(pdf)).toBe('indirect-name');
  });

  it('is refused behind two references, and when another revision gives it', () => {
    const two = withCatalog(`/OpenAction << /S ${free} 0 R >>`, {
      [free]: `${free + 1} 0 R`,
      [free + 1]: '/Launch',
    });
    const later = appendRevision(withCatalog(`/OpenAction << /S ${free} 0 R >>`, { [free]: '<< >>' }), {
      objects: { [free]: '/Launch' },
    });
    expect([brokenRule(two), brokenRule(later)]).toEqual(['indirect-name', 'indirect-name']);
  });

  it('may be the name of a resource', () => {
    const pdf = withCatalog('', { [free]: `<< /S ${free + 1} 0 R >>`, [free + 1]: streamText('') });
    expect(brokenRule(pdf)).toBe(null);
  });

  it.each(['/ObjStm', '/XRef'])('is refused behind a reference in a stream: %s', (name) => {
    const inner = `${catalogNumber(base)} 0 << /Type /Catalog >>`;
    const entries = `/Type ${free} 0 R /N 1 /First 6`;
    const pdf = appendRevision(base, {
      objects: { [free]: name, [free + 1]: streamText(inner, entries) },
    });
    expect(brokenRule(pdf)).toBe('object-stream');
  });
});

describe('the catalog of a return', () => {
  it.each([
    '/OpenAction [1 0 R /Fit]',
    '/PageLabels << /Nums [0 << /P (Trang 1/1 ) >>] >>',
    '/Threads []',
    '/Legal << /Attestation (x) >>',
    '/PieceInfo << >>',
    '/URI << /Base (https://example.org/) >>',
    '/PageMode /FullScreen',
    '/ViewerPreferences << /DisplayDocTitle true /PrintPageRange [0 0] >>',
    '/ViewerPreferences << /HideToolbar true >>',
  ])('has nothing that decides what is shown: %s', async (entries) => {
    expect(await judged(withCatalog(entries))).toEqual({
      verdict: 'indeterminate',
      hasPayload: false,
      first: { code: 'page-text-unread', facts: { rule: 'catalog', page: 0 } },
    });
  });

  it.each([
    '/Version /1.7',
    '/Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>',
    '/PageMode /UseNone',
  ])('may name its dialect and leave the outline folded: %s', async (entries) => {
    expect(await judged(withCatalog(entries))).toEqual({
      verdict: 'valid',
      hasPayload: true,
      first: undefined,
    });
  });
});

describe('the outline', () => {
  it.each([
    [
      'says something else',
      (text: string) => text.replace(/\/Title <[^>]*>|\/Title \([^)]*\)/, '/Title (X)'),
    ],
    ['ends early', (text: string) => text.replace(/\/Next \d+ 0 R/, '')],
    ['goes on in a circle', (text: string) => text.replace(/\/Next \d+ 0 R/, `/Next ${firstItem()} 0 R`)],
    ['has entries below an entry', (text: string) => text.replace(/>>\s*$/, `/First ${firstItem()} 0 R >>`)],
  ])('is compared with the headings: it %s', async (_, change) => {
    const text = objectText(base, firstItem());
    expect(change(text)).not.toBe(text);
    const changed = appendRevision(base, { objects: { [firstItem()]: change(text) } });
    expect(await judged(changed)).toEqual(invalid('page-text-differs', { items: ['outline'] }));
  });

  it('may be gone', async () => {
    const number = catalogNumber(base);
    const without = objectText(base, number).replace(/\/Outlines \d+ 0 R/, '');
    const pdf = appendRevision(base, { objects: { [number]: without } });
    expect(await judged(pdf)).toMatchObject({ verdict: 'valid' });
  });
});

function firstItem(): number {
  const outline = /\/Outlines (\d+) 0 R/.exec(objectText(base, catalogNumber(base)))?.[1];
  return Number(/\/First (\d+) 0 R/.exec(objectText(base, Number(outline)))?.[1]);
}
