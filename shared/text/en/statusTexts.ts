import type { Status } from '../../domain/answer.ts';

export const statusTexts: Readonly<Record<Status, string>> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  done: 'Done',
  'not-applicable': 'Not applicable',
  'nothing-occurred': 'Nothing occurred',
};
