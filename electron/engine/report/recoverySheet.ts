import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { showDay } from '../../../shared/domain/dates.ts';
import type { Language } from '../../../shared/text/problemText.ts';
import { textsOf } from '../../../shared/text/textsOf.ts';
import { fontFamily, layoutEngine } from './layoutEngine.ts';
import type { ReportFonts } from './reportFonts.ts';

export interface RecoverySheet {
  /** As printed: 8 groups with hyphens between them. */
  readonly code: string;
  /** Tells the sheets of several vaults apart; no secret. */
  readonly vaultSign: string;
  /** ISO 8601 with offset. */
  readonly madeAt: string;
}

/** One A4 page for the drawer: the code in large type and what to do with it. It says nothing of the unit. */
export async function renderRecoverySheet(
  { code, vaultSign, madeAt }: RecoverySheet,
  language: Language,
  fonts: ReportFonts,
): Promise<Uint8Array> {
  const texts = textsOf(language).keys.sheet;
  const part = (title: string, text: string): Content[] => [
    { text: title, bold: true, fontSize: 13, margin: [0, 16, 0, 4] },
    { text, fontSize: 13, lineHeight: 1.2 },
  ];
  const definition: TDocumentDefinitions = {
    version: '1.7',
    language: language === 'vi' ? 'vi-VN' : 'en-US',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [72, 64, 72, 64],
    info: { title: texts.title, creator: 'Tuân Thủ', producer: 'Tuân Thủ (pdfmake)' },
    defaultStyle: { font: fontFamily, fontSize: 13 },
    content: [
      { text: texts.title, bold: true, fontSize: 20, alignment: 'center' },
      { text: texts.subtitle, fontSize: 14, alignment: 'center', margin: [0, 4, 0, 16] },
      {
        columns: [
          { text: texts.made(showDay(madeAt.slice(0, 10))) },
          { text: texts.vault(vaultSign), alignment: 'right' },
        ],
      },
      { text: texts.code, bold: true, margin: [0, 20, 0, 8] },
      codeTable(code.split('-')),
      ...part(texts.use, texts.useText),
      ...part(texts.read, texts.readText),
      ...part(texts.keep, texts.keepText),
      { text: texts.replaced, italics: true, margin: [0, 16, 0, 0] },
    ],
  };
  return layoutEngine(fonts).createPdf(definition, { bufferPages: true }).getBuffer();
}

/** Four groups in a row, each with its number: the program names a mistyped group by it. */
function codeTable(groups: readonly string[]): Content {
  const cells = groups.map((group, index) => ({
    stack: [
      { text: String(index + 1), fontSize: 10, color: '#444444' },
      { text: group, bold: true, fontSize: 24, alignment: 'center' as const },
    ],
    margin: [4, 4, 4, 8] as [number, number, number, number],
  }));
  return { table: { widths: ['*', '*', '*', '*'], body: [cells.slice(0, 4), cells.slice(4, 8)] } };
}
