import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { useOpenReturn } from './openReturn.ts';

/** Items answered "Không phát sinh", in the order of the paper. */
export function nilAnswers(data: OpenReturn): readonly string[] {
  return data.answers.filter(({ status }) => status === 'nothing-occurred').map(({ itemId }) => itemId);
}

/** The person confirms that these matters did not occur in the period; it holds for exactly these. */
export function confirmNil(itemIds: readonly string[]): void {
  useOpenReturn.setState({ nilConfirmed: itemIds });
}

/** Whether all of these nil answers were confirmed; a new one asks again. */
export function useNilConfirmed(itemIds: readonly string[]): boolean {
  const confirmed = useOpenReturn((state) => state.nilConfirmed);
  return itemIds.length > 0 && itemIds.every((id) => confirmed.includes(id));
}
