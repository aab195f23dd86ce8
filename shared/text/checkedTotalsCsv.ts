import type { CheckedFile } from '../domain/checkedFile.ts';
import { isCountable, shownVerdict } from '../domain/shownVerdict.ts';
import { csvMark, csvRows } from './csvText.ts';
import { enteredDay } from './enteredDay.ts';
import type { Language } from './problemText.ts';
import { textsOf } from './textsOf.ts';

/**
 * What was found on each checked file as CSV (RFC 4180, UTF-8 with BOM), so that nobody types figures again. Figures stand only
 * behind files that may be counted, so that a column can be added up; `replacedBy` tells which line a later one replaces. Dates are dd/MM/yyyy, as on the paper.
 */
export function checkedTotalsCsv(files: readonly CheckedFile[], language: Language): string {
  const { verify, status } = textsOf(language);
  const { columns } = verify.totals;
  const header = [
    columns.file,
    columns.verdict,
    columns.unitCode,
    columns.unitName,
    columns.directive,
    columns.number,
    columns.date,
    columns.version,
    columns.replacedBy,
    verify.items,
    status.done,
    status['nothing-occurred'],
    status['not-applicable'],
    status['in-progress'],
    status['not-started'],
    verify.evidence,
    columns.sha256,
  ];
  const rows = files.map((file) => {
    const { payload, entered } = file;
    const counts = isCountable(file) ? payload?.counts : undefined;
    return [
      file.file,
      verify.verdicts[shownVerdict(file)],
      payload?.unit.code,
      payload?.unit.name,
      payload?.directive.id,
      entered?.number ?? payload?.number,
      enteredDay(entered?.date) ?? dayOf(payload?.issuedOn),
      payload?.version,
      file.replacedBy,
      counts?.total,
      counts?.done,
      counts?.nothingOccurred,
      counts?.notApplicable,
      counts?.inProgress,
      counts?.notStarted,
      counts?.evidence,
      file.sha256,
    ];
  });
  return csvMark + csvRows([header, ...rows]);
}

function dayOf(day: string | null | undefined): string | null {
  return day == null ? null : day.split('-').reverse().join('/');
}
