import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { PhotoPage, ReportModel } from '../../../shared/domain/reportModel.ts';
import { changesNodes } from './changesAnnex.ts';
import { countLines } from './lineBreaks.ts';
import { isLongManifest, manifestNode } from './manifestTable.ts';
import type { Printer } from './printer.ts';
import { shownNumbers } from './resultTable.ts';
import { landscapeTextWidth, lineHeightOfTinos, textHeight, textWidth } from './sheet.ts';

/** Ids of the annex headings in the order of the annexes: each starts its own page numbers. */
export function annexId(index: number): string {
  return `annex-${index + 1}`;
}

const { annex, table } = formProfile;
const centred = { alignment: 'center' } as const;
/** The room of a photo, and the space below it, in points. */
export const photoRoom = { width: textWidth, height: 262, gap: 4 } as const;

export interface AnnexTitle {
  readonly kind: 'changes' | 'evidence' | 'photos';
  readonly label: string;
  readonly title: string;
}

/** The annexes that have content; a single one bears no numeral (NĐ 30/2020, Annex I). */
export function annexTitles(model: ReportModel): readonly AnnexTitle[] {
  const kinds = [
    { kind: 'changes', title: 'NỘI DUNG BỔ SUNG, THAY ĐỔI', count: model.amendment?.changes.length ?? 0 },
    { kind: 'evidence', title: 'DANH MỤC MINH CHỨNG', count: model.evidence.length },
    { kind: 'photos', title: 'PHỤ LỤC ẢNH', count: model.photos.length },
  ] as const;
  const present = kinds.filter(({ count }) => count > 0);
  return present.map(({ kind, title }, index) => ({
    kind,
    title,
    label: present.length === 1 ? 'Phụ lục' : `Phụ lục ${['I', 'II', 'III'][index] ?? ''}`,
  }));
}

/** An annex in the outline, where label and title stand on one line. */
export function outlineTitleOf({ label, title }: Pick<AnnexTitle, 'label' | 'title'>): string {
  return `${label}: ${title}`;
}

/** Changes of an amended return, list of evidence and photo annex. */
export function annexNodes(model: ReportModel, printer: Printer): readonly Content[] {
  return annexTitles(model).flatMap((annexTitle, index) => [
    ...annexHeading(annexTitle, index, model, printer),
    ...annexBody(annexTitle.kind, model, printer),
  ]);
}

function annexBody(kind: AnnexTitle['kind'], model: ReportModel, printer: Printer): readonly Content[] {
  switch (kind) {
    case 'changes':
      return model.amendment === null ? [] : changesNodes(model.amendment, printer);
    case 'evidence':
      return [...deliveryNodes(model, printer), manifestNode(model.evidence, printer)];
    case 'photos':
      return model.photos.map((photo) => photoNode(photo, printer));
  }
}

/** How the files reach the receiver, and the hash that binds a package of them. */
export function deliveryLines({ evidence, delivery }: ReportModel): readonly string[] {
  if (delivery === null) return [];
  const { embedded, manifestSha256 } = delivery;
  const hash = `Mã băm danh mục minh chứng (SHA-256): ${manifestSha256}`;
  if (embedded.length === evidence.length) return ['Toàn bộ minh chứng được nhúng trong tệp PDF này.', hash];
  if (embedded.length === 0) return ['Tệp gốc của minh chứng gửi kèm ngoài tệp PDF này.', hash];
  return [
    `Minh chứng số ${shownNumbers(embedded)} được nhúng trong tệp PDF này; số còn lại gửi kèm ngoài tệp.`,
    hash,
  ];
}

function deliveryNodes(model: ReportModel, printer: Printer): readonly Content[] {
  const isLong = isLongManifest(model.evidence, printer);
  const width = isLong ? landscapeTextWidth : textWidth;
  const lines = deliveryLines(model);
  return lines.map((line, index) =>
    printer.text(line, width, {
      size: table.size.value,
      more: { margin: [0, 0, 0, index === lines.length - 1 ? 6 : 2] },
    }),
  );
}

/** In an electronic document what is open stays open here (NĐ 30/2020, Annex I, III). */
export function attachedTo({ header }: ReportModel): string {
  return `(Kèm theo Báo cáo ${header.reference})`;
}

function annexHeading(
  { kind, label, title }: AnnexTitle,
  index: number,
  model: ReportModel,
  printer: Printer,
): readonly Content[] {
  const attached = attachedTo(model);
  return [
    printer.text(`${label} `, textWidth, {
      size: annex.size.value,
      face: 'bold',
      more: {
        ...centred,
        tag: 'H2',
        id: annexId(index),
        pageBreak: 'before',
        pageOrientation:
          kind === 'evidence' && isLongManifest(model.evidence, printer) ? 'landscape' : 'portrait',
        outline: true,
        outlineText: outlineTitleOf({ label, title }),
      },
    }),
    printer.text(title, textWidth, {
      size: annex.titleSize.value,
      face: 'bold',
      more: { ...centred, continues: true },
    }),
    printer.text(attached, textWidth, {
      size: annex.attachedSize.value,
      face: 'italic',
      more: { ...centred, margin: [0, 0, 0, 12] },
    }),
  ];
}

export function photoLine(photo: PhotoPage): string {
  return `Minh chứng ${photo.number}: ${photo.name} (mục ${photo.items})`;
}

/** What is heard in place of a photo: name and caption. */
export function photoAlt(photo: PhotoPage): string {
  return [photoLine(photo), photo.caption].filter((text) => text !== '').join('. ');
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
    printer.text(photoLine(photo), textWidth, {
      size,
      more: { ...centred, margin: [0, 0, 0, 12] },
    }),
  ];
  const lines = captions.reduce(
    (sum, node) =>
      sum + 1 + countLines(String(node.text), { width: textWidth, size, face: 'regular' }, printer.metrics),
    0,
  );
  const fits = photoRoom.height + 20 + lines * size * lineHeightOfTinos < textHeight;
  return {
    stack: [
      {
        image: photoImageName(photo.number),
        fit: [photoRoom.width, photoRoom.height],
        alignment: 'center',
        margin: [0, 0, 0, photoRoom.gap],
        alt: photoAlt(photo),
      } as Content,
      ...captions,
    ],
    ...(fits ? { unbreakable: true } : {}),
  };
}
