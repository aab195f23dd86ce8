import type { Content } from 'pdfmake/interfaces';
import { signaturePartTitle } from '../../../shared/domain/fieldTitles.ts';
import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { countLines } from './lineBreaks.ts';
import { bareLayout, type Printer, plainText, type TextNode } from './printer.ts';
import { proofHeight, proofNode } from './proofBlock.ts';
import { lineHeightOfTinos, textHeight, textWidth } from './sheet.ts';

const { body, distribution, signature } = formProfile;

/** Id of the signer's name: the free height for the signature ends above it. */
export const signerNameId = 'signer-name';

export const distributionTitle = 'Nơi nhận:';

export function distributionLine(line: string, isLast: boolean): string {
  return `- ${line}${isLast ? '.' : ';'}`;
}

const halfWidth = textWidth / 2;
const clearHeight = points(signature.clearMm.value);

/**
 * Last sentence, Nơi nhận on the left and the signer on the right (NĐ 30/2020, Annex I, II.7–9), the hash below. Kept on one page, with
 * at least two lines of text above it, when it was measured to fit; a longer one breaks like any text.
 */
export function closingNode(model: ReportModel, before: readonly TextNode[], printer: Printer): Content[] {
  const signerLines = model.signature.lines.map((line) =>
    printer.text(line, halfWidth, {
      size: signature.size.value,
      face: 'bold',
      more: { alignment: 'center' },
    }),
  );
  const name = printer.text(model.signature.name, halfWidth, {
    size: signature.size.value,
    face: 'bold',
    more: { alignment: 'center', id: signerNameId, margin: [0, clearHeight, 0, 0] },
  });
  const distributionLines = model.distribution.map((line, index) =>
    printer.text(distributionLine(line, index === model.distribution.length - 1), halfWidth, {
      size: distribution.lineSize.value,
      more: { tag: 'LI' },
    }),
  );
  const block: Content = {
    table: {
      widths: [halfWidth, halfWidth],
      body: [
        [
          {
            stack: [
              printer.text(distributionTitle, halfWidth, {
                size: distribution.titleSize.value,
                face: 'boldItalic',
              }),
              ...distributionLines,
            ],
          },
          { stack: [...signerLines, name], tag: 'Div', title: signaturePartTitle } as Content,
        ],
      ],
    },
    layout: bareLayout,
    margin: [0, 10, 0, 0],
  };
  const height =
    [...signerLines, name].reduce(
      (sum, node) => sum + heightOf(node, halfWidth, printer),
      clearHeight + 10 + proofHeight,
    ) + before.reduce((sum, node) => sum + heightOf(node, textWidth, printer), 0);
  const fits = height < textHeight * 0.8;
  return [{ stack: [...before, block, proofNode(model, printer)], ...(fits ? { unbreakable: true } : {}) }];
}

/** Upper estimate of a paragraph's height, in points. */
function heightOf(node: TextNode, width: number, printer: Printer): number {
  const size = node.fontSize ?? body.size.value;
  const text = plainText(node);
  const face = node.bold ? 'bold' : 'regular';
  const lines =
    countLines(text, { width: width - (node.leadingIndent ?? 0), size, face }, printer.metrics) + 1;
  return lines * size * lineHeightOfTinos * body.lineSpacing.value + body.paragraphGap.value;
}
