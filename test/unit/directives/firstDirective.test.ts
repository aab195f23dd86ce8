import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDirectiveLibrary } from '../../../electron/engine/directives/directiveLibrary.ts';
import { directiveSha256, sha256Hex } from '../../../electron/engine/directives/directiveSha256.ts';
import { loadUnitKinds } from '../../../electron/engine/directives/loadUnitKinds.ts';
import { addressing, adoptableGroups, applicableItems } from '../../../shared/domain/applicability.ts';
import { directiveItems, directiveSentence } from '../../../shared/domain/directive.ts';

const assets = path.resolve(import.meta.dirname, '../../../assets');
const library = await openDirectiveLibrary(path.join(assets, 'directives'));
const found = library.byId('tuyen-quang-2024-04');
if (!found.ok) throw new Error('the first directive is missing');
const directive = found.value;
const items = directiveItems(directive);

const itemCountOfKind = {
  'ubnd-huyen': 18,
  so: 18,
  'so-tttt': 22,
  'cong-an-tinh': 18,
  'bo-chqs-tinh': 18,
  'vien-thong': 26,
  'ngan-hang': 18,
} as const;

describe('first directive', () => {
  it('holds the source byte for byte', () => {
    expect(Buffer.byteLength(directive.source.text)).toBe(5243);
    expect(sha256Hex(directive.source.text)).toBe(
      'aecc1c56de01d7801292d6723edd025f792444367d9f5ebdbac0d68dff970464',
    );
    expect(directive.source.sha256).toBe(sha256Hex(directive.source.text));
  });

  it('quotes every sentence and item word for word at its span', () => {
    const quotes = [
      ...directive.sections.flatMap(({ sentences, items: own }) => [...sentences, ...own]),
      ...directive.recipients,
      ...directive.legalBases,
      ...directive.distribution,
      ...(directive.orderingPhrase ? [directive.orderingPhrase] : []),
    ];
    expect(quotes).toHaveLength(12 + 30 + 6 + 1 + 6 + 1);
    for (const { verbatim, span } of quotes) {
      expect(directive.source.text.slice(span.start, span.end)).toBe(verbatim);
      expect(verbatim.normalize('NFC')).toBe(verbatim);
    }
  });

  it('quotes the section headings at their spans', () => {
    for (const { heading, headingSpan } of directive.sections) {
      if (headingSpan === null) expect(heading).toBeNull();
      else expect(directive.source.text.slice(headingSpan.start, headingSpan.end)).toBe(heading);
    }
  });

  it('has sections 1, 2, 3 and the unnumbered closing paragraphs', () => {
    expect(directive.sections.map(({ number }) => number)).toEqual(['1', '2', '3', null]);
    expect(directive.sections.map(({ items: own }) => own.length)).toEqual([16, 4, 8, 2]);
    expect(directive.sections.map(({ appliesTo }) => appliesTo)).toEqual([
      'all',
      ['Sở Thông tin và Truyền thông'],
      ['Các doanh nghiệp cung cấp dịch vụ viễn thông, Internet'],
      'all',
    ]);
    expect(directive.sections.flatMap(({ sentences }) => sentences.map(({ id }) => id))).toEqual(
      '1.1 1.2 1.3 1.4 2.1 2.2 3.1 3.2 3.3 3.4 4.1 4.2'.split(' '),
    );
  });

  it('gives each sentence the line of the source it stands on', () => {
    const lines = directive.source.text.split('\n');
    for (const { sentences } of directive.sections)
      for (const { line, verbatim } of sentences) expect(lines[line - 1]).toContain(verbatim);
  });

  it('places every item inside its sentence, with focus and governing words quoted from there', () => {
    for (const item of items) {
      const sentence = directiveSentence(directive, item.sentence);
      expect(item.id.startsWith(`${sentence.id}.`)).toBe(true);
      expect(item.span.start).toBeGreaterThanOrEqual(sentence.span.start);
      expect(item.span.end).toBeLessThanOrEqual(sentence.span.end);
      if (item.focus !== null) expect(item.verbatim).toContain(item.focus);
      if (item.governingWords !== null) expect(sentence.verbatim).toContain(item.governingWords);
    }
  });

  it('allows nothing-occurred for exactly the items that an event triggers', () => {
    expect(items.filter(({ nothingOccurredAllowed }) => nothingOccurredAllowed).map(({ id }) => id)).toEqual(
      '1.1.d 1.1.e 1.2.c 1.3.b 1.3.c 1.3.d 1.3.f 1.4.b 3.1.b 3.2.b 3.2.c 3.3.b 3.4.a 4.1.a'.split(' '),
    );
  });

  it('leaves open what the paper leaves open', () => {
    const { number, date, symbol, urgency, secrecy, signer } = directive.metadata;
    expect({ number, date, symbol, urgency, secrecy }).toEqual({
      number: null,
      date: { year: 2024, month: 4, day: null },
      symbol: 'UBND-THCB',
      urgency: null,
      secrecy: null,
    });
    expect(directive.deadline).toBeNull();
    expect(signer).toEqual({ capacity: 'KT.', position: 'PHÓ CHỦ TỊCH', name: 'Hoàng Việt Phương' });
  });

  it('marks every contact as to be verified and quotes its numbers from the source', () => {
    expect(directive.contacts).toHaveLength(3);
    for (const { needsCheck, phones, hotlines, emails } of directive.contacts) {
      expect(needsCheck).toBe(true);
      for (const quoted of [...phones, ...hotlines, ...emails])
        expect(directive.source.text).toContain(quoted);
    }
  });

  it.each(Object.entries(itemCountOfKind))('gives a unit of kind %s its %i items', (kind, count) => {
    const stands = addressing(directive, kind, null);
    if (!stands.addressed) throw new Error('not addressed');
    expect(applicableItems(directive, stands.groupId)).toHaveLength(count);
  });

  it('does not address a commune, which may adopt the items of a group', () => {
    expect(addressing(directive, 'ubnd-xa', null)).toEqual({ addressed: false });
    expect(addressing(directive, 'constructor', null)).toEqual({ addressed: false });
    const adopted = addressing(directive, 'ubnd-xa', 'ubnd-cap-huyen');
    expect(adopted).toMatchObject({ addressed: true, adopted: true });
    expect(adoptableGroups(directive).map(({ id, itemCount }) => [id, itemCount])).toEqual([
      ['so-ban-nganh', 18],
      ['cong-an-tinh', 18],
      ['bo-chqs-tinh', 18],
      ['dn-vien-thong-internet', 26],
      ['ngan-hang-tm', 18],
      ['ubnd-cap-huyen', 18],
      ['so-tttt', 22],
    ]);
  });

  it('has a canonical hash that does not depend on the order of keys', () => {
    const reversed = JSON.parse(JSON.stringify(directive), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as typeof directive;
    expect(directiveSha256(reversed)).toBe(directiveSha256(directive));
    expect(directiveSha256({ ...directive, version: 2 })).not.toBe(directiveSha256(directive));
  });
});

describe('unit kinds', () => {
  it('are the eight kinds, each with its last day when it has ended', async () => {
    const kinds = await loadUnitKinds(assets);
    expect(kinds.map(({ id, validTo }) => [id, validTo])).toEqual([
      ['ubnd-huyen', '2025-06-30'],
      ['ubnd-xa', null],
      ['so', null],
      ['so-tttt', '2025-02-28'],
      ['cong-an-tinh', null],
      ['bo-chqs-tinh', null],
      ['vien-thong', null],
      ['ngan-hang', null],
    ]);
  });
});
