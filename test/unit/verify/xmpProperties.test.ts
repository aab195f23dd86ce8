import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmpProperties } from '../../../electron/engine/verify/xmpProperties.ts';

const spaces =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"';
const packet = (content: string, about = ' rdf:about=""') =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF ${spaces}><rdf:Description${about}>${content}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>`;
const list = (kind: string, ...items: readonly string[]) =>
  `<rdf:${kind}>${items.map((item) => `<rdf:li>${item}</rdf:li>`).join('')}</rdf:${kind}>`;
const said = (content: string) => xmpProperties(packet(content));

describe('what an XMP packet says', () => {
  it('is the same in elements and in attributes, with any prefix, with any spelling of a sign', () => {
    const plain = said('<dc:format>a &amp; b</dc:format>');
    expect(plain).toEqual(['/http://purl.org/dc/elements/1.1/ format=a & b']);
    expect(xmpProperties(packet('', ' dc:format="a &#38; b"'))).toEqual(plain);
    expect(said('<d:format xmlns:d="http://purl.org/dc/elements/1.1/">a &#x26; b</d:format>')).toEqual(plain);
    expect(said('\n <dc:format >a &amp; b</dc:format >\n')).toEqual(plain);
  });

  it('is the same for a structure of its own and one in its property, and for an address', () => {
    const item = (inner: string, entries = '') =>
      `<dc:x><rdf:Bag><rdf:li${entries}>${inner}</rdf:li></rdf:Bag></dc:x>`;
    const plain = said(item('<pdf:a>1</pdf:a>', ' rdf:parseType="Resource"'));
    expect(said(item('<rdf:Description pdf:a="1"/>'))).toEqual(plain);
    expect(said('<dc:x rdf:resource="urn:y"/>')).toEqual(said('<dc:x>urn:y</dc:x>'));
  });

  it.each([
    [
      'title and creator change places',
      `<dc:title>${list('Alt', 'A')}</dc:title><dc:creator>${list('Seq', 'B')}</dc:creator>`,
      `<dc:title>${list('Alt', 'B')}</dc:title><dc:creator>${list('Seq', 'A')}</dc:creator>`,
    ],
    ['entries of a list change places', list('Seq', 'A', 'B'), list('Seq', 'B', 'A')],
    ['a list becomes another kind of list', list('Seq', 'A'), list('Alt', 'A')],
    ['a prefix means another name', '<dc:a>1</dc:a>', '<dc:a xmlns:dc="urn:other">1</dc:a>'],
    ['a value moves into another one', '<dc:a/><dc:b>1</dc:b>', '<dc:a><dc:b>1</dc:b></dc:a>'],
    ['a language is another', '<dc:a xml:lang="vi">1</dc:a>', '<dc:a xml:lang="en">1</dc:a>'],
    ['an address is another', '<dc:a rdf:resource="urn:a"/>', '<dc:a rdf:resource="urn:b"/>'],
    ['something else is described', '', '</rdf:Description><rdf:Description rdf:about="urn:x">'],
  ])('is another when %s', (_, before, after) => {
    expect(said(before)).not.toBe(null);
    expect(said(after)).not.toEqual(said(before));
    if (!after.includes('about')) expect(said(after)).not.toBe(null);
  });

  it.each([
    ['a comment', '<!-- -->'],
    ['bytes as they are', '<![CDATA[x]]>'],
    ['an element that is not closed', '<dc:a>'],
    ['one closed as another', '<dc:a>1</dc:b>'],
    ['a prefix without a meaning', '<no:a>1</no:a>'],
    ['a name without a prefix', '<a>1</a>'],
    ['an attribute twice', '<dc:a dc:b="1" dc:b="2"/>'],
    ['an unknown sign', '<dc:a>&other;</dc:a>'],
    ['an open sign', '<dc:a>a & b</dc:a>'],
    ['a further word of RDF', '<dc:a rdf:nodeID="x"/>'],
    ['RDF that is read as text', '<dc:a rdf:parseType="Literal">1</dc:a>'],
    ['an unknown element of RDF', '<rdf:value>1</rdf:value>'],
    ['a path that is too long', `<dc:${'a'.repeat(3_000)}>1</dc:${'a'.repeat(3_000)}>`],
    ['too many values', '<dc:a>1</dc:a>'.repeat(10_001)],
    [
      'too many prefixes',
      `<dc:a ${Array.from({ length: 100 }, (_, i) => `xmlns:p${i}="urn:p${i}"`).join(' ')}/>`,
    ],
    ['too many levels', '<dc:a>'.repeat(80) + '</dc:a>'.repeat(80)],
  ])('is not read with %s', (_, content) => {
    expect(said(content)).toBe(null);
  });

  it('is not read without its packet', () => {
    expect(xmpProperties('<x/>')).toBe(null);
  });

  it('never throws, whatever stands there', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      '&',
      ';',
      ':',
      'rdf:li',
      'dc:a',
      'x',
      '<?',
      '?>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const found = said(parts.join(''));
        expect(found === null || Array.isArray(found)).toBe(true);
      }),
    );
  });
});
