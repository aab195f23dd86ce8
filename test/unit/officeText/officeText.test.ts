import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officeText } from '../../../electron/engine/officeText/officeText.ts';
import { shownCharacters } from '../../../electron/engine/officeText/shownText.ts';
import { forgeZip } from '../../support/zipForger.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );
}

const docx = (body: string, before = '') =>
  zipOf({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'word/document.xml': `${xml}${before}<w:document ${w}><w:body>${body}</w:body></w:document>`,
  });
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

function xlsx(rows: string, strings: readonly string[] = []): Buffer {
  return zipOf({
    'xl/workbook.xml': `${xml}<workbook xmlns:r="urn:r"><sheets><sheet name="Máy chủ" sheetId="1" r:id="rId1"/><sheet name="Ngoài" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" TargetMode="External" Target="https://example.test/a.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${xml}<sst>${strings.map((text) => `<si><r><t>${text}</t></r><rPh><t>ẩn</t></rPh></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

async function textOf(bytes: Buffer, type: string) {
  const read = await officeText(bytes, type);
  if (!read.ok) throw new Error(read.fault);
  return read.value;
}

describe('the text of a Word document', () => {
  it('has its paragraphs as lines and the cells of a row side by side', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('Máy')}</w:tc><w:tc>${paragraph('IP')}</w:tc></w:tr></w:tbl>`;
    const deleted = '<w:p><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del></w:p>';
    const { parts, cut } = await textOf(
      docx(`${paragraph('Biên bản &amp; kết quả')}${deleted}${table}`),
      word,
    );
    expect(parts).toEqual([{ title: null, text: 'Biên bản & kết quả\n\nMáy \tIP' }]);
    expect(cut).toBe(false);
  });

  it('is cut where it is long, and says so', async () => {
    const { parts, cut } = await textOf(docx(paragraph('chữ '.repeat(1000)).repeat(100)), word);
    expect(cut).toBe(true);
    expect(parts[0]?.text.length).toBeLessThanOrEqual(shownCharacters);
  });

  it('shows markup inside it as plain characters', async () => {
    const { parts } = await textOf(docx(paragraph('&lt;script&gt;alert(1)&lt;/script&gt;')), word);
    expect(parts[0]?.text).toBe('<script>alert(1)</script>');
  });
});

describe('the text of a workbook', () => {
  it('has each sheet with its cells at their columns; nothing outside the file is asked for', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>12.5</v></c></row><row r="2"><c r="B2" t="inlineStr"><is><t>tại chỗ</t></is></c></row>';
    const { parts } = await textOf(xlsx(rows, ['KT-07']), sheet);
    expect(parts).toEqual([{ title: 'Máy chủ', text: 'KT-07\t\t12.5\n\ttại chỗ' }]);
  });
});

describe('a hostile document', () => {
  const fault = async (bytes: Buffer, type = word) => {
    const read = await officeText(bytes, type);
    return read.ok ? 'read' : read.fault;
  };

  it('that defines entities is refused before any is expanded', async () => {
    const laughs =
      '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    expect(await fault(docx(paragraph('&b;'), laughs))).toBe('damaged');
    expect(await fault(docx(paragraph('&b;')))).toBe('damaged');
  });

  it('that unpacks to very much is refused before it is unpacked', async () => {
    expect(await fault(docx(paragraph(' '.repeat(20 * 1024 * 1024))))).toBe('too-large');
    const many = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`a${index}.xml`, '']));
    expect(await fault(zipOf({ ...many, 'word/document.xml': '<a/>' }))).toBe('too-large');
  });

  it('that unpacks to more than it announces is refused', async () => {
    const content = `${xml}<w:document ${w}><w:body>${paragraph('x'.repeat(9000))}</w:body></w:document>`;
    const entry = { name: 'word/document.xml', content, deflated: true };
    expect(await fault(forgeZip([entry]))).toBe('read');
    expect(await fault(forgeZip([{ ...entry, sizeBytes: 500 }]))).toBe('damaged');
    expect(await fault(forgeZip([{ ...entry, crc: 1 }]))).toBe('damaged');
  });

  it('that is nested beyond measure, cut short or no ZIP at all is refused', async () => {
    const deep = docx('<w:p>'.repeat(5000) + '</w:p>'.repeat(5000));
    expect(await fault(deep)).toBe('damaged');
    const whole = docx(paragraph('đủ'));
    expect(await fault(whole.subarray(0, whole.length - 30))).toBe('damaged');
    expect(await fault(Buffer.from('\xd0\xcf\x11\xe0mật khẩu', 'latin1'))).toBe('damaged');
    expect(await fault(zipOf({ 'word/other.xml': '<a/>' }))).toBe('damaged');
    expect(await fault(zipOf({ 'xl/workbook.xml': '<a>' }), sheet)).toBe('damaged');
  });

  it('is read or refused whatever bytes are changed, and never throws', async () => {
    const samples = [
      [docx(paragraph('Biên bản')), word],
      [xlsx('<row><c r="A1" t="s"><v>0</v></c></row>', ['a']), sheet],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        async ([sample, type], changes) => {
          const bytes = Buffer.from(sample);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          expect(['read', 'damaged', 'too-large']).toContain(await fault(bytes, type));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('made of any XML is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (body) => {
        expect(['read', 'damaged']).toContain(await fault(docx(body)));
      }),
      { numRuns: 200 },
    );
  });
});
