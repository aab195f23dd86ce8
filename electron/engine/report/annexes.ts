import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { ManifestRow, PhotoPage, ReportModel } from '../../../shared/domain/reportModel.ts';
import { countLines } from './lineBreaks.ts';
import { gridLayout, type Printer } from './printer.ts';
import { headingCell } from './resultTable.ts';
import { columnWidths, lineHeightOfTinos, textHeight, textWidth } from './sheet.ts';

export const manifestHeadings = [
  'TT',
  'Tên tệp, chú thích, mã SHA-256',
  'Mục',
  'Dung lượng, thời điểm',
] as const;
export const manifestColumns = columnWidths([24, 0, 62, 70], [0, 1, 0, 0]);

/** Ids of the annex headings in the order of the annexes: each starts its own page numbers. */
export function annexId(index: number): string {
  return `annex-${index + 1}`;
}

const { annex, table } = formProfile;
const centred = { alignment: 'center' } as const;
const photoHeight = 262;

/** List of evidence and photo annex; an annex without content is left out, a single one bears no numeral. */
export function annexNodes(model: ReportModel, printer: Printer): readonly Content[] {
  const annexes: { title: string; content: readonly Content[] }[] = [];
  if (model.evidence.length > 0)
    annexes.push({ title: 'DANH MỤC MINH CHỨNG', content: [manifestNode(model.evidence, printer)] });
  if (model.photos.length > 0)
    annexes.push({
      title: 'PHỤ LỤC ẢNH',
      content: model.photos.map((photo) => photoNode(photo, printer)),
    });
  return annexes.flatMap(({ title, content }, index) => [
    ...annexHeading(title, index, annexes.length, model, printer),
    ...content,
  ]);
}

function annexHeading(
  title: string,
  index: number,
  count: number,
  model: ReportModel,
  printer: Printer,
): readonly Content[] {
  const label = count === 1 ? 'Phụ lục' : `Phụ lục ${['I', 'II'][index] ?? index + 1}`;
  const { number, placeAndDate } = model.header;
  const date = placeAndDate.slice(placeAndDate.lastIndexOf('ngày'));
  const attached = `(Kèm theo Báo cáo ${number.replace(/^Số:/, 'số')} ${date})`;
  return [
    printer.text(label, textWidth, {
      size: annex.size.value,
      face: 'bold',
      more: {
        ...centred,
        id: annexId(index),
        pageBreak: 'before',
        outline: true,
        outlineText: `${label}: ${title}`,
      },
    }),
    printer.text(title, textWidth, { size: annex.titleSize.value, face: 'bold', more: centred }),
    printer.text(
      attached.replace(/ {2,}/g, (blank) => '\u00a0'.repeat(blank.length)),
      textWidth,
      {
        size: annex.titleSize.value,
        face: 'italic',
        more: { ...centred, margin: [0, 0, 0, 12] },
      },
    ),
  ];
}

function manifestNode(rows: readonly ManifestRow[], printer: Printer): Content {
  const [numberWidth = 0, nameWidth = 0, itemsWidth = 0, sizeWidth = 0] = manifestColumns;
  const size = table.size.value;
  return {
    table: {
      headerRows: 1,
      keepRowsTogether: true,
      widths: [...manifestColumns],
      body: [
        manifestHeadings.map((heading, index) => headingCell(heading, manifestColumns[index] ?? 0, printer)),
        ...rows.map((row): Content[] => [
          printer.text(String(row.number), numberWidth, { size, more: centred }),
          {
            stack: [
              printer.text(row.name, nameWidth, { size }),
              ...(row.caption === '' ? [] : [printer.text(row.caption, nameWidth, { size, face: 'italic' })]),
              printer.text(row.sha256, nameWidth, { size: table.hashSize }),
            ],
          },
          printer.text(row.items, itemsWidth, { size, more: centred }),
          {
            stack: [
              printer.text(row.size, sizeWidth, { size, more: centred }),
              printer.text(row.addedAt, sizeWidth, { size, more: centred }),
            ],
          },
        ]),
      ],
    },
    layout: gridLayout,
  } as Content;
}

export function photoImageName(number: number): string {
  return `photo-${number}`;
}

/** Picture and caption stay together when they were measured to fit on a page. */
function photoNode(photo: PhotoPage, printer: Printer): Content {
  const size = table.size.value;
  const captions = [
    ...(photo.caption === ''
      ? []
      : [printer.text(photo.caption, textWidth, { size, face: 'italic', more: centred })]),
    printer.text(`Minh chứng ${photo.number}: ${photo.name} (mục ${photo.items})`, textWidth, {
      size,
      more: { ...centred, margin: [0, 0, 0, 12] },
    }),
  ];
  const lines = captions.reduce(
    (sum, node) =>
      sum + 1 + countLines(String(node.text), { width: textWidth, size, face: 'regular' }, printer.metrics),
    0,
  );
  const fits = photoHeight + 20 + lines * size * lineHeightOfTinos < textHeight;
  return {
    stack: [
      {
        image: photoImageName(photo.number),
        fit: [textWidth, photoHeight],
        alignment: 'center',
        margin: [0, 0, 0, 4],
      },
      ...captions,
    ],
    ...(fits ? { unbreakable: true } : {}),
  };
}
