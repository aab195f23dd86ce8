import type { InputOf } from '../../shared/contract.ts';

/** What a person enters to begin a return to the built-in directive. */
export const aNewReturn: InputOf<'returns', 'create'> = {
  directiveId: 'tuyen-quang-2024-04',
  directiveReference: { number: '1234', day: 22 },
  adoptedGroup: null,
  period: { from: '2024-04-27', to: '2024-05-07' },
  deadline: null,
};
