import type { TableCell } from 'pdfmake/interfaces';
import { showDay } from '../../../shared/domain/dates.ts';
import { fontFamily, layoutEngine } from '../../engine/report/layoutEngine.ts';
import type { ReportFonts } from '../../engine/report/reportFonts.ts';
import { samplePeriod, sampleUnit } from './sampleUnit.ts';

const officials = [
  'Nguyễn Văn Thí Dụ',
  'Hoàng Văn Ví Dụ',
  'Lê Thị Giả Định',
  'Phạm Văn Mẫu',
  'Đỗ Thị Tưởng Tượng',
] as const;
const shifts = ['00:00 - 08:00', '08:00 - 16:00', '16:00 - 24:00'] as const;

/** An invented duty roster of the whole period, three shifts a day. Equal bytes on every run. */
export function rosterPdf(fonts: ReportFonts): Promise<Buffer> {
  const { from, to } = samplePeriod;
  const definition = {
    pageSize: 'A4' as const,
    pageMargins: 57,
    defaultStyle: { font: fontFamily, fontSize: 12 },
    info: { title: 'Lịch trực 24/7 (minh họa)', creationDate: new Date(`${from}T00:00:00Z`) },
    content: [
      { text: sampleUnit.name.toLocaleUpperCase('vi'), bold: true },
      { text: 'LỊCH TRỰC 24/7', bold: true, fontSize: 14, alignment: 'center' as const, margin: 12 },
      {
        text: `Từ ngày ${showDay(from)} đến ngày ${showDay(to)}. Dữ liệu minh họa, mọi tên người đều là giả định.`,
        italics: true,
      },
      {
        margin: [0, 12, 0, 0] as [number, number, number, number],
        table: {
          headerRows: 1,
          widths: ['auto', '*', '*', '*'],
          body: [headings(), ...rosterRows(from, to)],
        },
      },
    ],
  };
  return layoutEngine(fonts).createPdf(definition, { bufferPages: true }).getBuffer();
}

function headings(): TableCell[] {
  return ['Ngày', ...shifts].map((text) => ({ text, bold: true }));
}

function rosterRows(from: string, to: string): TableCell[][] {
  const rows: TableCell[][] = [];
  const last = Date.parse(to);
  for (let day = Date.parse(from); day <= last; day += 86_400_000) {
    const named = shifts.map((_, shift) => officials[(rows.length * 3 + shift) % officials.length] ?? '');
    rows.push([showDay(new Date(day).toISOString().slice(0, 10)), ...named]);
  }
  return rows;
}
