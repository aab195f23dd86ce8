import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaType } from '../../../electron/engine/mediaType.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the media type', () => {
  it.each([
    ['image/jpeg', bytes('\xff\xd8\xff\xe0JFIF'), 'a.jpg'],
    ['image/png', bytes('\x89PNG\r\n\x1a\n'), 'a.png'],
    ['image/gif', bytes('GIF89a'), 'a.gif'],
    ['image/webp', bytes('RIFF\x10\x00\x00\x00WEBPVP8 '), 'a.webp'],
    ['application/pdf', bytes('%PDF-1.7\n'), 'a.pdf'],
    ['application/pdf', bytes('\n\n%PDF-1.4\n'), 'a.pdf'],
    ['application/zip', bytes('PK\x03\x04rest'), 'a.zip'],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes('PK\x03\x04rest'),
      'Báo cáo.DOCX',
    ],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes('PK\x03\x04rest'), 'a.xlsx'],
    ['application/msword', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'a.doc'],
    ['text/plain', Buffer.from('Nhật ký trực\r\n'), 'a.log'],
    ['text/plain', bytes('\xff\xfeN\x00'), 'a.txt'],
    ['application/vnd.rar', bytes('Rar!\x1a\x07\x00'), 'a.rar'],
    ['image/tiff', bytes('II*\x00'), 'a.tif'],
    ['application/octet-stream', bytes('\x00\x01\x02'), 'a.bin'],
    ['application/octet-stream', bytes(''), 'a.txt'],
    ['application/octet-stream', bytes('caf\xe9 latin'), 'a.txt'],
  ])('is %s by the content', (type, head, name) => {
    expect(mediaType(head, name)).toBe(type);
  });

  it('does not believe the name of a picture or a PDF', () => {
    expect(mediaType(bytes('MZ\x90\x00'), 'photo.jpg')).toBe('application/octet-stream');
    expect(mediaType(Buffer.from('xin chào'), 'scan.pdf')).toBe('text/plain');
    expect(mediaType(bytes('\xff\xd8\xff\xe0'), 'list.xlsx')).toBe('image/jpeg');
  });

  it('accepts a character that the head cuts in two', () => {
    expect(mediaType(Buffer.from('Đã thực hiệ').subarray(0, -1), 'a.txt')).toBe('text/plain');
  });

  it.each(['constructor', 'x.toString', '__proto__', 'a.__proto__'])(
    'is not taken from the name %s',
    (name) => {
      expect(mediaType(Uint8Array.of(0, 1, 2), name)).toBe('application/octet-stream');
      expect(mediaType(Buffer.from('PK\x03\x04'), name)).toBe('application/zip');
    },
  );

  it('is found for any bytes and any name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.string(), (head, name) => {
        expect(mediaType(head, name)).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      }),
    );
  });
});
