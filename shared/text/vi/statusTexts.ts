import type { Status } from '../../domain/answer.ts';

export const statusTexts: Readonly<Record<Status, string>> = {
  'not-started': 'Chưa thực hiện',
  'in-progress': 'Đang thực hiện',
  done: 'Đã thực hiện',
  'not-applicable': 'Không áp dụng',
  'nothing-occurred': 'Không phát sinh',
};
