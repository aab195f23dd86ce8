import path from 'node:path';
import {
  type ImageSlot,
  imageLimits,
  sealWidthMm,
  sealWidthSchema,
} from '../../shared/domain/signatureImage.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { longestSide } from '../engine/images/loadPictures.ts';
import { readPicture } from '../engine/images/readPicture.ts';
import { readLimitedFile } from '../engine/openRegularFile.ts';
import { openAnnexPhotos } from '../engine/report/photos.ts';
import { noPictures, type SignaturePictures } from '../engine/signaturePictures.ts';
import type { PersonRole } from '../engine/signReturn.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';

export const pictureOptions: OptionKinds = {
  'hand-signature': 'value',
  'seal-image': 'value',
  'seal-width': 'value',
};

/** The picture that the signature shows; null = text. */
export interface PictureOption {
  readonly slot: ImageSlot;
  readonly file: string;
  readonly widthMm: number;
}

/** Adds every fault to `problems`: a picture belongs to one role, a width to the seal. */
export function readPictureOption(
  values: CommandLine['values'],
  role: PersonRole | undefined,
  problems: Problem[],
): PictureOption | null {
  const { 'hand-signature': hand, 'seal-image': seal, 'seal-width': width } = values;
  const misplaced = [
    ...(hand !== undefined && role !== undefined && role !== 'head' ? ['--hand-signature'] : []),
    ...(seal !== undefined && role !== undefined && role !== 'agency' ? ['--seal-image'] : []),
  ];
  if (misplaced.length > 0)
    problems.push(usage('options-exclude', [`--role ${role}`, ...misplaced].join(', ')));
  if (width !== undefined && seal === undefined) problems.push(usage('option-missing', '--seal-image'));
  const widthMm = width === undefined ? sealWidthMm.suggested : Number(width);
  if (!sealWidthSchema.safeParse(widthMm).success) problems.push(usage('seal-width-invalid', width ?? ''));
  if (hand !== undefined) return { slot: 'hand-signature', file: hand, widthMm };
  return seal === undefined ? null : { slot: 'seal', file: seal, widthMm };
}

/** Reads the given picture; the library for pictures is loaded only when there is one. */
export async function readGivenPicture(
  option: PictureOption | null,
  resourcesFolder: string,
): Promise<Result<SignaturePictures>> {
  if (option === null) return succeed(noPictures);
  const { slot, file, widthMm } = option;
  const bytes = await readLimitedFile(file, imageLimits.bytes);
  if (bytes === null) return fail('file-unreadable', { file });
  if (bytes === 'too-large') return fail('image-too-large', { file, limitBytes: imageLimits.bytes });
  const photos = await openAnnexPhotos(path.join(resourcesFolder, 'vips'));
  try {
    const read = readPicture(bytes, slot, file, (png) => photos.decodePng(png, longestSide));
    if (!read.ok) return read;
    const picture = read.value;
    return succeed(
      slot === 'seal' ? { hand: null, seal: { picture, widthMm } } : { hand: picture, seal: null },
    );
  } finally {
    photos.close();
  }
}
