import { type Answer, emptyAnswer } from '../../shared/domain/answer.ts';

/** A done answer with a short result. */
export function anAnswer(itemId: string, overrides: Partial<Answer> = {}): Answer {
  return {
    ...emptyAnswer(itemId),
    status: 'done',
    result: 'Bố trí 06 cán bộ trực 24/7 từ ngày 27/4 đến ngày 07/5/2024; 264/264 giờ có người trực.',
    assignee: 'Nguyễn Thị Mẫu',
    completedOn: '2024-05-07',
    ...overrides,
  };
}
