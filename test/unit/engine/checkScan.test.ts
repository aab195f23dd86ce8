import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScan, scanLimit } from '../../../electron/engine/checkScan.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { scans } from '../../support/scans.ts';

describe('the scan of a paper', () => {
  it.each(Object.entries(scans))('is %s by its content, whatever its name says', (type, bytes) => {
    expect(expectValue(checkScan(bytes, 'quet.docx'))).toBe(type);
  });

  it('is refused when it is cut off, empty, or something else', () => {
    for (const bytes of Object.values(scans))
      expect(expectCodes(checkScan(bytes.subarray(0, 12), 'quet.pdf'))).toEqual(['scan-unreadable']);
    for (const other of ['', 'văn bản', 'GIF89a…', 'PK\u0003\u0004'])
      expect(expectCodes(checkScan(Buffer.from(other), 'quet.png'))).toEqual(['scan-unreadable']);
  });

  it('is refused when it is larger than the limit', () => {
    const large = Buffer.concat([scans['application/pdf'], Buffer.alloc(scanLimit)]);
    expect(expectCodes(checkScan(large, 'quet.pdf'))).toEqual(['scan-too-large']);
  });

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(scans)),
        fc.uint8Array(),
        fc.nat(40),
        (scan, more, cut) => {
          const mixed = Buffer.concat([scan.subarray(0, cut), more]);
          const checked = checkScan(mixed, 'quet');
          if (!checked.ok) expect(checked.problems[0]?.code).toBe('scan-unreadable');
        },
      ),
    );
  });
});
