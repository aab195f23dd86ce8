import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { codeOf } from './codeSquares.ts';
import { bareLayout, type Printer } from './printer.ts';
import { textWidth } from './sheet.ts';

const { proof } = formProfile;

/** 64 letters in capitals at error correction M take 33 modules: two points for each. */
export const codeSide = 66;
const gap = 10;
/** From the top of the code to the first line beside it, in points. */
export const proofInset = 14;
const linesWidth = textWidth - codeSide - gap;
export const codeAlt = 'Mã QR chứa mã băm dữ liệu kèm theo (SHA-256)';

/** Height of the block with the space above it, in points. */
export const proofHeight = codeSide + proof.gapAbove;

/** Ties the pages to the data: hash of `return.json` and the signatures that make the file complete. */
export function proofLines({ proof: { payloadSha256, signatures } }: ReportModel): readonly string[] {
  return ['Mã băm dữ liệu kèm theo (SHA-256):', payloadSha256, signatures];
}

/** Hash as text and as QR code, below the signature. The code is drawn as filled squares, not as a picture. */
export function proofNode(model: ReportModel, printer: Printer): Content {
  const code = codeOf(model.proof.payloadSha256, codeSide);
  return {
    table: {
      widths: [codeSide + gap, linesWidth],
      body: [
        [
          { ...code, alt: codeAlt } as Content,
          {
            stack: proofLines(model).map((line) => printer.text(line, linesWidth, { size: proof.size })),
            margin: [0, proofInset, 0, 0],
          },
        ],
      ],
    },
    layout: bareLayout,
    margin: [0, proof.gapAbove, 0, 0],
  };
}
