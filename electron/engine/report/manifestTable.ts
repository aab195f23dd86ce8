import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { ManifestRow } from '../../../shared/domain/reportModel.ts';
import { gridLayout, type Printer } from './printer.ts';
import { headingCell } from './resultTable.ts';
import {
  cellPaddingVertical,
  columnWidths,
  landscapeTextWidth,
  lineHeightOfTinos,
  tableLine,
  textHeight,
} from './sheet.ts';

const { table } = formProfile;
const centred = { alignment: 'center' } as const;
/** Upper estimate of the annex heading, the lines above the table and its heading row, in points. */
const headingHeight = 150;

export const manifestHeadings = [
  'TT',
  'Tên tệp, chú thích, mã SHA-256',
  'Mục',
  'Dung lượng, thời điểm',
] as const;
export const uprightManifest = columnWidths([20, 0, 58, 86], [0, 1, 0, 0]);
/** On a page laid on its side. */
export const widerManifest = columnWidths([24, 0, 120, 110], [0, 1, 0, 0], landscapeTextWidth);

/** Widths of the manifest: a list longer than a page is laid on its side, where names and hashes need fewer lines. */
export function manifestColumns(rows: readonly ManifestRow[], printer: Printer): readonly number[] {
  return isLongManifest(rows, printer) ? widerManifest : uprightManifest;
}

/** Whether the list takes more than a page. */
export function isLongManifest(rows: readonly ManifestRow[], printer: Printer): boolean {
  const [, nameWidth = 0] = uprightManifest;
  const {
    size: { value: size },
    hashSize,
  } = table;
  let height = headingHeight;
  for (const { name, caption } of rows) {
    const lines = [name, caption].filter((text) => text !== '');
    const count = lines.reduce((sum, text) => sum + printer.lines(text, nameWidth, { size }).length, 0);
    height += (count * size + 2 * hashSize) * lineHeightOfTinos + 2 * cellPaddingVertical + tableLine;
    if (height > textHeight) return true;
  }
  return false;
}

/** Id of the first heading cell of the manifest. */
export const manifestTableId = 'manifest-table';

/** The list of evidence with name, caption and SHA-256 of each file. */
export function manifestNode(rows: readonly ManifestRow[], printer: Printer): Content {
  const columns = manifestColumns(rows, printer);
  const [numberWidth = 0, nameWidth = 0, itemsWidth = 0, sizeWidth = 0] = columns;
  const size = table.size.value;
  return {
    table: {
      headerRows: 1,
      keepRowsTogether: true,
      widths: [...columns],
      body: [
        manifestHeadings.map((heading, index) =>
          headingCell(heading, columns[index] ?? 0, printer, index === 0 ? manifestTableId : undefined),
        ),
        ...rows.map((row): Content[] => [
          printer.text(String(row.number), numberWidth, { size, more: centred }),
          {
            stack: [
              ...printer.lines(row.name, nameWidth, { size }),
              ...(row.caption === '' ? [] : printer.lines(row.caption, nameWidth, { size, face: 'italic' })),
              ...printer.lines(row.sha256, nameWidth, { size: table.hashSize }),
            ],
          },
          { stack: [...printer.lines(row.items, itemsWidth, { size, more: centred })] },
          {
            stack: [
              ...printer.lines(row.size, sizeWidth, { size, more: centred }),
              ...printer.lines(row.addedAt, sizeWidth, { size, more: centred }),
            ],
          },
        ]),
      ],
    },
    layout: gridLayout,
  } as Content;
}
