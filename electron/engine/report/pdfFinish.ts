import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import { fontFamily, type PdfKitDocument } from './layoutEngine.ts';
import { sheet } from './sheet.ts';

/**
 * Mends what pdfkit writes against PDF/A: XMP is XML, so texts are escaped; the outline root names its count
 * (ISO 19005-1, 6.1.2 with PDF 1.4, 8.2.2).
 */
export function mendForPdfA(document: PdfKitDocument): void {
  document.outline.options = { expanded: true };
  declarePdfUa(document);
  const addInfo = document._addInfo;
  document._addInfo = function () {
    const plain = { ...this.info };
    for (const [key, value] of Object.entries(plain))
      if (typeof value === 'string') this.info[key] = xmlText(value);
    addInfo.call(this);
    Object.assign(this.info, plain);
  };
}

/**
 * Says that the file is PDF/UA-1 (ISO 14289-1, 5). The property is not one that PDF/A knows, so the schema describes itself
 * (ISO 19005-3, 6.6.2.3.3).
 */
function declarePdfUa(document: PdfKitDocument): void {
  document.appendXML(`
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
          <pdfaProperty:name>part</pdfaProperty:name>
          <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
          <pdfaProperty:category>internal</pdfaProperty:category>
          <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>
  `);
}

function xmlText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');
}

/**
 * Page numbers in the middle of the top margin, from 1, not on the first page, each annex counted by itself
 * (NĐ 30/2020, Annex I, I.7). `annexPages` are the pages, counted from 0, on which an annex begins.
 */
export function drawPageNumbers(document: PdfKitDocument, annexPages: readonly number[]): void {
  const { size, baselineMm } = formProfile.pageNumber;
  let start = 0;
  for (let index = 0; index < document._pdfMakePages.length; index += 1) {
    if (annexPages.includes(index)) start = index;
    if (index === start) continue;
    const { width } = document.switchToPage(index);
    setFont(document, false, size.value);
    const text = String(index - start + 1);
    const x = sheet.left + (width - sheet.left - sheet.right - document.widthOfString(text)) / 2;
    artifact(document, 'Pagination', () => {
      document
        .fillColor('black')
        .text(text, x, points(baselineMm.value), { lineBreak: false, baseline: 'alphabetic' });
    });
  }
}

/** What a page printed for signing by hand says at its foot. */
export function printMark(payloadSha256: string): string {
  return `Bản in để ký và đóng dấu trên giấy. Mã băm dữ liệu (SHA-256): ${payloadSha256}`;
}

/** The line at the foot of every page of a print copy, in the middle of the bottom margin. */
export function drawPrintMark(document: PdfKitDocument, payloadSha256: string): void {
  const { size, baselineMm } = formProfile.printMark;
  const text = printMark(payloadSha256);
  for (let index = 0; index < document._pdfMakePages.length; index += 1) {
    const { width, height } = document.switchToPage(index);
    setFont(document, false, size);
    const x = sheet.left + (width - sheet.left - sheet.right - document.widthOfString(text)) / 2;
    artifact(document, 'Pagination', () => {
      document
        .fillColor('black')
        .text(text, x, height - points(baselineMm), { lineBreak: false, baseline: 'alphabetic' });
    });
  }
}

const sampleMark = 'BẢN MINH HỌA';
const sampleSize = 72;
const sampleColor = '#ebebeb';

/** The mark of a sample on every page, drawn beneath the text. */
export function drawSampleMark(document: PdfKitDocument): void {
  for (let index = 0; index < document._pdfMakePages.length; index += 1) {
    const { width, height, content } = document.switchToPage(index);
    const { buffer } = content;
    const written = buffer.length;
    document.save();
    document.rotate(-50, { origin: [width / 2, height / 2] });
    setFont(document, true, sampleSize);
    const x = (width - document.widthOfString(sampleMark)) / 2;
    artifact(document, 'Background', () => {
      document
        .fillColor(sampleColor)
        .text(sampleMark, x, height / 2 + sampleSize / 3, { lineBreak: false, baseline: 'alphabetic' });
    });
    document.restore();
    // The first piece turns the page's coordinates; the mark follows it and lies beneath everything else.
    const mark = buffer.splice(written);
    buffer.splice(1, 0, ...mark);
  }
}

function setFont(document: PdfKitDocument, bold: boolean, size: number): void {
  document._font = document.provideFont(fontFamily, bold, false);
  document.fontSize(size);
}

/** What belongs to the page and not to the text (ISO 32000-1, 14.8.2.2): left out when text is read or copied. */
function artifact(document: PdfKitDocument, type: 'Pagination' | 'Background', draw: () => void): void {
  document.markContent('Artifact', { type });
  draw();
  document.endMarkedContent();
}
