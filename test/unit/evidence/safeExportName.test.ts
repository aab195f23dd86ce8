import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportNameBytes, exportNameUnits, safeExportName } from '../../../shared/domain/safeExportName.ts';

describe('safeExportName', () => {
  test.each([
    ['Biên bản họp.pdf', 'Biên bản họp.pdf'],
    ['Biên bản họp.pdf'.normalize('NFD'), 'Biên bản họp.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['con', '_con'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['COM1 .txt', '_COM1.txt'],
    ['console.log', 'console.log'],
    ['a:b?.txt', 'a_b_.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\x.doc', 'C__Users_x.doc'],
    ['ảnh\u202egpj.exe', 'ảnhgpj.exe'],
    ['tên. ', 'tên'],
    ['.ẩn.txt', 'ẩn.txt'],
    ['dòng\r\nhai\u0000.txt', 'dònghai.txt'],
    ['', 'tep'],
    ['...', 'tep'],
    ['.pdf', 'pdf'],
    [' .pdf', 'pdf'],
    ['ảnh chụp   màn hình.png', 'ảnh chụp màn hình.png'],
    ['\ud800.txt', '�.txt'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeExportName(given)).toBe(expected);
  });

  test('a name of 300 characters keeps its extension and is cut between graphemes', () => {
    const name = safeExportName(`${'Nghị quyết về việc triển khai '.repeat(10)}.docx`.normalize('NFD'));
    expect(name.endsWith('.docx')).toBe(true);
    expect(name.length).toBeLessThanOrEqual(exportNameUnits);
    expect(name).toBe(name.normalize('NFC'));
    const family = `${'👨‍👩‍👧‍👦'.repeat(40)}.png`;
    expect(safeExportName(family).replace('.png', '').replaceAll('👨‍👩‍👧‍👦', '')).toBe('');
  });

  const tricky = fc.constantFrom(...'. /\\:con1pdf_ệ\u0323\u0302e\u202e\u200d\u3000\ud83d\ude00\ud800\t');
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: tricky, maxLength: 400 }),
    fc.string({ unit: tricky, maxLength: 8 }),
  );

  test('any text becomes a name that is valid everywhere and stays as it is the second time', () => {
    fc.assert(
      fc.property(anyName, (given) => {
        const name = safeExportName(given);
        expect(name).not.toBe('');
        expect(name.length).toBeLessThanOrEqual(exportNameUnits);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(exportNameBytes);
        expect(name).not.toMatch(/[<>:"/\\|?*]|[\s.]$|^\./u);
        expect(name).not.toMatch(/\p{Cc}/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(safeExportName(name)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});
