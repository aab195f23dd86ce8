import { crc32, deflateSync } from 'node:zlib';

const width = 1200;
const height = 900;
type Color = readonly [red: number, green: number, blue: number];

/** A drawn server rack as PNG (ISO/IEC 15948, 8-bit RGB): the annex library turns it into the sample photo. */
export function samplePicture(): Uint8Array {
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.set(colorAt(x, y), y * row + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function colorAt(x: number, y: number): Color {
  const isRack = x > 380 && x < 820 && y > 70 && y < 830;
  if (!isRack) return y > 780 ? floorColor(x, y) : wallColor(y);
  const [inX, inY] = [x - 380, y - 70];
  if (inX < 22 || inX > 418 || inY < 22 || inY > 738) return [38, 42, 48];
  const unit = Math.floor((inY - 22) / 60);
  const unitY = (inY - 22) % 60;
  if (unitY < 6) return [20, 22, 26];
  const light = lightColor(unit, inX, unitY);
  if (light !== null) return light;
  const isGrille = inX > 160 && inX < 400 && unitY > 16 && unitY < 50;
  if (isGrille && inX % 12 < 7) return [52, 56, 62];
  const shade = 92 + Math.round(24 * (1 - unitY / 60));
  return [shade, shade + 3, shade + 8];
}

function lightColor(unit: number, x: number, y: number): Color | null {
  for (let index = 0; index < 3; index += 1) {
    const distance = Math.hypot(x - (50 + index * 28), y - 33);
    if (distance < 7) return (unit + index) % 5 === 4 ? [240, 170, 60] : [70, 210, 120];
  }
  return null;
}

function wallColor(y: number): Color {
  const shade = 226 - Math.round(y / 18);
  return [shade, shade, shade - 6];
}

function floorColor(x: number, y: number): Color {
  const isSeam = x % 150 < 3 || y % 60 < 2;
  return isSeam ? [126, 122, 116] : [158, 153, 146];
}
