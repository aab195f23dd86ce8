/** The clerk's line reads "ngày 22 tháng 4 năm 2024"; one that does not is handed on as it stands. */
export function enteredDay(line: string | null | undefined): string | null {
  const [, day, month, year] = /(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/u.exec(line ?? '') ?? [];
  if (day === undefined || month === undefined || year === undefined) return line ?? null;
  return `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
}
