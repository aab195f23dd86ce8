import type { PartialDate } from './dates.ts';

/** What the sentences of a return name of the directive, as the unit received it. */
export interface NamedDirective {
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: PartialDate;
  readonly issuer: string;
  readonly subject: string;
  readonly occasion: string | null;
}

/** `số 12/UBND-THCB`, `số …/UBND-THCB` when the number is open, empty when the paper gives neither. */
export function directiveNumber(number: string | null, symbol: string | null): string {
  if (number?.includes('/')) return `số ${number}`;
  if (symbol !== null) return `số ${number ?? '…'}/${symbol}`;
  return number === null ? '' : `số ${number}`;
}

/** `ngày 17 tháng 4 năm 2024`, `tháng 4 năm 2024`, `năm 2024`, or empty: no blank is printed for what the paper leaves out. */
export function directiveDate(date: PartialDate): string {
  const month = date.month === null ? '' : date.month <= 2 ? `0${date.month}` : String(date.month);
  const parts = [
    date.day !== null && date.month !== null ? `ngày ${String(date.day).padStart(2, '0')}` : '',
    month === '' ? '' : `tháng ${month}`,
    date.year === null ? '' : `năm ${date.year}`,
  ];
  return joined(parts);
}

/** `Văn bản số …/UBND-THCB tháng 4 năm 2024`. */
export function directiveReference(directive: NamedDirective): string {
  return joined([
    'Văn bản',
    directiveNumber(directive.number, directive.symbol),
    directiveDate(directive.date),
  ]);
}

export function returnTitle(directive: NamedDirective): string {
  if (directive.occasion !== null)
    return `Kết quả thực hiện bảo đảm an toàn thông tin mạng trong ${lowerFirst(directive.occasion)}`;
  return `Kết quả thực hiện ${directiveReference(directive)} của ${directive.issuer}`;
}

export function openingSentence(directive: NamedDirective, unitName: string): string {
  return `Thực hiện ${directiveReference(directive)} của ${directive.issuer} về việc ${directive.subject}, ${unitName} báo cáo kết quả như sau:`;
}

/** Ends with the end mark of the body, `./.`. */
export function closingSentence(title: string, unitName: string, recipient: string): string {
  return `Trên đây là báo cáo ${lowerFirst(title)} của ${unitName}, kính gửi ${recipient} tổng hợp, chỉ đạo./.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
