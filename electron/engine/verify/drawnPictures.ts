import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { photoRoom } from '../report/annexes.ts';
import type { Piece } from '../report/expectedFlow.ts';
import { proofInset } from '../report/proofBlock.ts';
import { ascentOfTinos, lineHeightOfTinos, sheet, textWidth } from '../report/sheet.ts';
import type { FlowImage, PageFlow, PlacedRun } from './pageFlow.ts';

/** Points by which a place may differ: figures are rounded when they are written. */
const rounding = 0.5;

/**
 * Whether each photo is drawn before its caption, in the middle of the page, as large as its room allows, right above the first line
 * of the caption: a picture of another size or place could hide what the layout has there.
 */
export function arePhotosInPlace(
  { images }: PageFlow,
  runs: readonly PlacedRun[],
  pieces: readonly Piece[],
  photos: ReportModel['photos'],
): boolean {
  return (
    images.length === photos.length &&
    photos.every(({ number }, index) => {
      const image = images[index];
      const caption = firstRun(runs, pieces, `evidence[${number}]`);
      if (image === undefined || caption === undefined || caption.start !== image.at) return false;
      return isRoomFilled(image) && isAbove(image, caption);
    })
  );
}

/** Whether the code stands at the left margin, beside the lines with the hash. */
export function isCodeInPlace(
  { grounds: [ground] }: PageFlow,
  runs: readonly PlacedRun[],
  pieces: readonly Piece[],
): boolean {
  const line = firstRun(runs, pieces, 'proof');
  if (ground === undefined || line === undefined) return false;
  const top = line.y + ascentOfTinos * line.size + proofInset;
  return (
    ground.page === line.page &&
    ground.at === line.start &&
    isNear(ground.left, sheet.left) &&
    isNear(ground.top, top)
  );
}

function isRoomFilled({ left, bottom, right, top, pixels }: FlowImage): boolean {
  const scale = Math.min(photoRoom.width / pixels.width, photoRoom.height / pixels.height);
  return (
    isNear(right - left, pixels.width * scale) &&
    isNear(top - bottom, pixels.height * scale) &&
    isNear((left + right) / 2, sheet.left + textWidth / 2)
  );
}

/** On the page before only where its first line found no room there. */
function isAbove({ page, bottom }: FlowImage, caption: PlacedRun['run']): boolean {
  const top = bottom - photoRoom.gap;
  if (caption.page === page) return isNear(caption.y, top - ascentOfTinos * caption.size);
  return caption.page === page + 1 && top - lineHeightOfTinos * caption.size < sheet.bottom + rounding;
}

function firstRun(
  runs: readonly PlacedRun[],
  pieces: readonly Piece[],
  wanted: string,
): PlacedRun['run'] | undefined {
  // The list of evidence is no part of these pieces: a photo is named by its caption alone.
  const index = pieces.findIndex(({ place, text }) => place === wanted && text !== '');
  const before = pieces.slice(0, Math.max(0, index)).reduce((sum, { text }) => sum + text.length, 0);
  return index < 0 ? undefined : runs.find(({ at }) => at === before)?.run;
}

function isNear(value: number, expected: number): boolean {
  return Math.abs(value - expected) < rounding;
}
