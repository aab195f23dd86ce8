import { scanTypes } from '../../shared/domain/returnRoad.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { mediaType } from './mediaType.ts';

export type ScanType = (typeof scanTypes)[number];

/** Largest scan that is kept, in bytes: a hundred colour pages of a usual office scanner. */
export const scanLimit = 100 * 1024 * 1024;

/**
 * What kind of scan the file is: PDF, JPEG, PNG or TIFF, by its content, and whole as far as its ends tell. Whose paper it shows
 * is for a person to see.
 */
export function checkScan(bytes: Buffer, file: string): Result<ScanType> {
  if (bytes.length > scanLimit) return fail('scan-too-large', { file, limitBytes: scanLimit });
  const found = mediaType(bytes, file);
  const type = scanTypes.find((candidate) => candidate === found);
  return type !== undefined && isWhole[type](bytes) ? succeed(type) : fail('scan-unreadable', { file });
}

const isWhole: Readonly<Record<ScanType, (bytes: Buffer) => boolean>> = {
  'application/pdf': (bytes) => bytes.subarray(-1024).includes('%%EOF'),
  // Cameras and scanners put things of their own behind the end mark.
  'image/jpeg': (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 2,
  'image/png': (bytes) => bytes.subarray(-64).includes('IEND'),
  'image/tiff': (bytes) => {
    const isLittle = bytes[0] === 0x49;
    const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
    if (bytes.length < 8) return false;
    const directory = isLittle ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
    if (directory < 8 || directory + 2 > bytes.length) return false;
    // TIFF 6.0, section 2: a count, 12 bytes for each entry, the place of the next directory.
    const entries = short(directory);
    return entries > 0 && directory + 2 + 12 * entries + 4 <= bytes.length;
  },
};
