import { type DirectiveItem, directiveItems } from '../../../shared/domain/directive.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { readStoredReturn } from '../stored.ts';
import type { Vault } from '../vault/vault.ts';

/** The item an answer or a piece of evidence is for; `return-unknown` or `unknown-item` when there is no such place. */
export function returnItem(
  vault: Vault,
  library: DirectiveLibrary,
  returnId: string,
  itemId: string,
): Result<DirectiveItem> {
  const stored = readStoredReturn(vault, returnId);
  if (!stored.ok) return stored;
  const directive = library.byId(stored.value.directiveId);
  if (!directive.ok) return directive;
  const item = directiveItems(directive.value).find(({ id }) => id === itemId);
  return item ? succeed(item) : fail('unknown-item', { item: itemId });
}
