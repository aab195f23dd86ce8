import type { Content } from 'pdfmake/interfaces';
import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { annexNodes } from './annexes.ts';
import { headerBlockNode } from './headerBlock.ts';
import { countLines } from './lineBreaks.ts';
import { centredRule, type Printer, plainText, type TextNode, type TextStyle } from './printer.ts';
import { figuresNode, figuresRoom, resultTableNode } from './resultTable.ts';
import { lineHeightOfTinos, textWidth } from './sheet.ts';
import { closingNode } from './signatureBlock.ts';

const { body, documentTitle, documentType, heading: headingProfile, recipient, shortRule } = formProfile;
const indent = points(body.firstLineIndentMm.value);

/** A heading needs room for itself and three lines below it. */
const headingRoom = 5 * body.size.value * lineHeightOfTinos;

/** Id of the heading below the result table. */
export const figuresHeadingId = 'part-3';

/** Headings of the outline (a proposal of this product: the decree orders none). */
export const documentHeadings = {
  direction: 'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
  results: 'II. KẾT QUẢ THỰC HIỆN TỪNG NỘI DUNG',
  figures: 'III. SỐ LIỆU',
  difficulties: 'IV. KHÓ KHĂN, VƯỚNG MẮC; NGUYÊN NHÂN',
  proposals: 'V. ĐỀ XUẤT, KIẾN NGHỊ; ĐẦU MỐI LIÊN HỆ',
  proposalsOnly: '1. Đề xuất, kiến nghị',
  contactPoint: '2. Đầu mối liên hệ',
} as const;

/** Printed in an empty part. */
export const noneText = 'Không có.';

const recipientLabel = 'Kính gửi:';

/** One addressee stands behind the colon, several below it with a dash each (NĐ 30/2020, Annex I, 9a). */
export function recipientLines(recipients: readonly string[]): readonly string[] {
  const [only = '', ...more] = recipients;
  if (more.length === 0) return [`${recipientLabel} ${only}${/[.;,]$/.test(only) ? '' : '.'}`];
  return [
    recipientLabel,
    ...recipients.map((name, index) => `- ${name}${index === recipients.length - 1 ? '.' : ';'}`),
  ];
}

/** The name of the kind of document: a report, or one that amends another. */
export function documentTypeOf({ amendment }: ReportModel): string {
  return amendment?.documentType ?? documentType.text;
}

/** The return from header block to photo annex, in the outline I–V. */
export function documentContent(model: ReportModel, printer: Printer): Content[] {
  return [
    headerBlockNode(model.header, printer),
    ...titleNodes(model, printer),
    paragraph(model.opening, printer),
    ...(model.amendment?.statement ?? []).map((text) => paragraph(text, printer)),
    heading(documentHeadings.direction, printer),
    ...part(model.direction, printer),
    heading(documentHeadings.results, printer),
    resultTableNode(model.rows, printer),
    heading(documentHeadings.figures, printer, {
      id: figuresHeadingId,
      keepSpaceBelow: figuresRoom(model.figures),
    }),
    figuresNode(model.figures, printer),
    ...part(model.figureNotes, printer),
    heading(documentHeadings.difficulties, printer),
    ...part(model.difficulties, printer),
    heading(documentHeadings.proposals, printer),
    subHeading(documentHeadings.proposalsOnly, printer),
    ...part(model.proposals, printer),
    subHeading(documentHeadings.contactPoint, printer),
    ...ending(model, printer),
    ...annexNodes(model, printer),
  ];
}

function titleNodes(model: ReportModel, printer: Printer): readonly Content[] {
  const centred = { alignment: 'center' } as const;
  const title = printer.text(model.title, textWidth, {
    size: documentTitle.size.value,
    face: 'bold',
    more: { ...centred, continues: true },
  });
  const box = { width: textWidth, size: documentTitle.size.value, face: 'bold' } as const;
  const lines = countLines(String(title.text), box, printer.metrics);
  const lineWidth =
    lines > 1 ? textWidth : printer.metrics.width(String(title.text), documentTitle.size.value, 'bold');
  return [
    printer.text(`${documentTypeOf(model)} `, textWidth, {
      size: documentType.size.value,
      face: 'bold',
      more: { ...centred, tag: 'H1', margin: [0, 18, 0, 0] },
    }),
    title,
    centredRule(lineWidth * shortRule.value, textWidth, 3),
    ...recipientNodes(model.recipients, printer),
  ];
}

function recipientNodes(recipients: readonly string[], printer: Printer): readonly Content[] {
  const size = recipient.size.value;
  const [first = '', ...dashed] = recipientLines(recipients);
  if (dashed.length === 0) {
    return [printer.text(first, textWidth, { size, more: { alignment: 'center', margin: [0, 12, 0, 12] } })];
  }
  const left = 2 * indent;
  const dashes = left + printer.metrics.width(first, size, 'regular');
  return [
    printer.text(first, textWidth - left, { size, more: { margin: [left, 12, 0, 0] } }),
    ...dashed.map((line, index) => {
      const margin: [number, number, number, number] = [dashes, 0, 0, index === dashed.length - 1 ? 12 : 0];
      return printer.text(line, textWidth - dashes, { size, more: { tag: 'LI', margin } });
    }),
  ];
}

/** The last paragraphs stay with the signature, so that it never stands alone on a page. */
function ending(model: ReportModel, printer: Printer): readonly Content[] {
  const contact = partTexts(model.contactPoint).map((text) => paragraph(text, printer));
  const closing = paragraph(model.closing, printer);
  const box = { width: textWidth - indent, size: body.size.value, face: 'regular' } as const;
  const enough = countLines(plainText(closing), box, printer.metrics) >= 2;
  if (enough) return [...contact, ...closingNode(model, [closing], printer)];
  const last = contact.at(-1);
  return [...contact.slice(0, -1), ...closingNode(model, last ? [last, closing] : [closing], printer)];
}

function part(texts: readonly string[], printer: Printer): readonly Content[] {
  return partTexts(texts).map((text) => paragraph(text, printer));
}

function partTexts(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [noneText] : texts;
}

function paragraph(text: string, printer: Printer): TextNode {
  // A hash takes a line of its own, whole.
  const firstIndent = text.includes(' ') ? indent : 0;
  // A long word may stand in the first line, which is shorter.
  return printer.justified(text, textWidth - firstIndent, {
    size: body.size.value,
    more: {
      alignment: 'justify',
      leadingIndent: firstIndent,
      lineHeight: body.lineSpacing.value,
      margin: [0, 0, 0, body.paragraphGap.value],
    },
  });
}

function heading(text: string, printer: Printer, more: TextStyle['more'] = {}): Content {
  return printer.text(text, textWidth - indent, {
    size: headingProfile.size.value,
    face: 'bold',
    more: {
      tag: 'H2',
      outline: true,
      keepSpaceBelow: headingRoom,
      leadingIndent: indent,
      margin: [0, 6, 0, body.paragraphGap.value],
      ...more,
    },
  });
}

function subHeading(text: string, printer: Printer): Content {
  return printer.text(text, textWidth - indent, {
    size: headingProfile.size.value,
    face: 'bold',
    more: {
      tag: 'H3',
      keepSpaceBelow: headingRoom,
      leadingIndent: indent,
      margin: [0, 0, 0, body.paragraphGap.value],
    },
  });
}
