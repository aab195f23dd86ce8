import type { LastAnswer } from '../../shared/contractAnswers.ts';
import { type DirectiveItem, directiveItems } from '../../shared/domain/directive.ts';
import { type Result, succeed } from '../../shared/result.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import { listReturnIds, readAnswer, readStoredReturn, type StoredReturn } from './stored.ts';
import type { Vault } from './vault/vault.ts';

/**
 * What the unit wrote to this item in the period before: in the return to the same directive, else to an item with the same
 * words in another one. null when nothing was written. Rows that cannot be read are told where they stand and passed over here.
 */
export function lastAnswer(
  vault: Vault,
  library: DirectiveLibrary,
  returnId: string,
  item: DirectiveItem,
): Result<LastAnswer | null> {
  const mine = readStoredReturn(vault, returnId);
  if (!mine.ok) return mine;
  const ids = listReturnIds(vault);
  if (!ids.ok) return ids;
  const earlier = ids.value.ids
    .map((id) => readStoredReturn(vault, id))
    .flatMap((read) => (read.ok && isEarlier(read.value, mine.value) ? [read.value] : []))
    .sort((a, b) => compare(order(b), order(a)));
  const same = earlier.filter(({ directiveId }) => directiveId === mine.value.directiveId);
  const others = earlier.filter(({ directiveId }) => directiveId !== mine.value.directiveId);
  for (const stored of [...same, ...others]) {
    const itemId = same.includes(stored) ? item.id : itemWithWords(library, stored, item);
    const answer = itemId === null ? null : readAnswer(vault, stored.returnId, itemId);
    if (answer === null || !answer.ok || answer.value.result.trim() === '') continue;
    const { status, result, assignee } = answer.value;
    return succeed({ itemId: answer.value.itemId, period: stored.period, status, result, assignee });
  }
  return succeed(null);
}

function isEarlier(other: StoredReturn, mine: StoredReturn): boolean {
  return other.returnId !== mine.returnId && compare(order(other), order(mine)) < 0;
}

/** Returns of one period stand in the order they were made. */
function order({ period, createdAt }: StoredReturn): string {
  return `${period.from} ${period.to} ${createdAt}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function itemWithWords(library: DirectiveLibrary, stored: StoredReturn, item: DirectiveItem): string | null {
  const directive = library.byId(stored.directiveId);
  if (!directive.ok) return null;
  const wanted = words(item.verbatim);
  return directiveItems(directive.value).find(({ verbatim }) => words(verbatim) === wanted)?.id ?? null;
}

function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
