import type { Amendment, Change, ChangedField } from './amendment.ts';
import type { Answer } from './answer.ts';
import { showDay } from './dates.ts';
import { type DifferenceRun, wordDifference } from './wordDifference.ts';

/** An amendment as it is printed. */
export interface AmendmentBlock {
  readonly documentType: string;
  /** Paragraphs behind the opening: what is replaced, why, and where the changes stand. */
  readonly statement: readonly string[];
  readonly changes: readonly PrintedChange[];
}

export interface PrintedChange {
  readonly heading: string;
  readonly fields: readonly { readonly label: string; readonly runs: readonly DifferenceRun[] }[];
}

/** Names of the fields of a change, on the page and on the screen. */
export const changedFieldLabels = {
  status: 'Trạng thái',
  result: 'Kết quả',
  reason: 'Lý do',
  assignee: 'Phụ trách',
  completedOn: 'Ngày hoàn thành',
  evidence: 'Minh chứng',
  recipient: 'Nơi nhận báo cáo',
  period: 'Kỳ báo cáo',
  deadline: 'Hạn báo cáo',
  direction: 'Công tác chỉ đạo, triển khai',
  difficulties: 'Khó khăn, vướng mắc; nguyên nhân',
  proposals: 'Đề xuất, kiến nghị',
  contactPoint: 'Đầu mối liên hệ',
} as const satisfies Record<ChangedField['field'], string>;

export function amendmentBlock(
  amendment: Amendment,
  statusNames: Readonly<Record<Answer['status'], string>>,
): AmendmentBlock {
  const { number, replaces, reason, changes } = amendment;
  return {
    documentType: `BÁO CÁO BỔ SUNG, THAY THẾ (LẦN ${number})`,
    statement: [
      `Báo cáo này thay thế báo cáo phiên bản ${replaces.version} lập ngày ${showDay(replaces.exportedAt.slice(0, 10))}.`,
      'Tệp bị thay thế có mã băm SHA-256:',
      replaces.sha256,
      `Lý do bổ sung, thay thế: ${reason.split(/\s+/u).join(' ')}`,
      changes.length === 0
        ? 'Nội dung các mục không thay đổi.'
        : `Nội dung thay đổi: ${countedItems(changes)}, nêu tại phụ lục kèm theo.`,
    ],
    changes: changes.map(({ item, fields }) => ({
      heading: item === null ? 'Phần chung' : `Mục ${item}`,
      fields: fields.map(({ field, before, after }) => ({
        label: changedFieldLabels[field],
        runs: inContext(
          wordDifference(shownValue(field, before, statusNames), shownValue(field, after, statusNames)),
        ),
      })),
    })),
  };
}

/** Letters of unchanged text shown on each side of a change. */
const contextLength = 160;

/** Long unchanged text is cut down to what stands around the changes. */
function inContext(runs: readonly DifferenceRun[]): readonly DifferenceRun[] {
  return runs.map((run, index) => {
    if (run.kind !== 'kept' || run.text.length <= 2 * contextLength + 20) return run;
    const words = run.text.split(/(?<=\s)/u);
    const start = index === 0 ? '' : around(words);
    const end = index === runs.length - 1 ? '' : around(words.toReversed(), true);
    return { ...run, text: `${start}[…]${end === '' ? '' : ' '}${end}` };
  });
}

function around(words: readonly string[], isBackward = false): string {
  let text = '';
  for (const word of words) {
    if (text.length + word.length > contextLength) break;
    text = isBackward ? word + text : text + word;
  }
  return text;
}

function countedItems(changes: readonly Change[]): string {
  const items = changes.filter(({ item }) => item !== null).length;
  const parts = changes.length > items ? ['phần chung'] : [];
  return [...parts, ...(items > 0 ? [`${items} mục`] : [])].join(' và ');
}

/** A value of a changed field as people read it; evidence keeps a line for each file. */
export function shownValue(
  field: ChangedField['field'],
  value: string,
  statusNames: Readonly<Record<string, string>>,
): string {
  if (value === '') return '';
  if (field === 'status') return statusNames[value] ?? value;
  if (field === 'completedOn' || field === 'deadline') return showDay(value);
  if (field === 'period') return value.split('/').map(showDay).join(' đến ');
  return value;
}
