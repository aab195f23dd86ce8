import type { TrailLine, TrailPage } from '../../../shared/domain/auditTrail.ts';

export function aTrailLine(seq: number, changes: Partial<TrailLine> = {}): TrailLine {
  return {
    seq,
    at: '2024-04-22T09:42:18+07:00',
    clock: 'ok',
    officer: 'Nguyễn Thị Mẫu',
    action: 'Sửa nội dung',
    recovered: false,
    returnName: 'Tăng cường đảm bảo an toàn, 20/04/2024 – 02/05/2024',
    parts: [
      {
        what: 'Mục 1.1.a',
        removed: false,
        changes: [{ label: 'Trạng thái', old: 'Đang thực hiện', new: 'Đã thực hiện' }],
        restorable: null,
      },
    ],
    ...changes,
  };
}

export function aTrailPage(lines: readonly TrailLine[], next: number | null = null): TrailPage {
  return { lines, next };
}
