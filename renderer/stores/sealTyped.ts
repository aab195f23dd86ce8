import { leaveFocusedField } from './closingGuard.ts';
import { flushDrafts, keepTyped } from './drafts.ts';
import { editKey } from './editReturn.ts';
import { useOpenReturn } from './openReturn.ts';
import { saver } from './saving.ts';

/**
 * Puts everything typed into the vault before it locks: complete values as saves, the rest as sealed drafts, edits that
 * could not be saved as drafts too. Answers whether nothing is left outside.
 */
export async function sealTyped(): Promise<boolean> {
  leaveFocusedField();
  const { returnId } = useOpenReturn.getState();
  const saved = await saver().flush();
  if (!saved && returnId !== null) {
    for (const { key, patch } of saver().unsavedEdits())
      keepTyped(editKey(returnId, key), JSON.stringify(patch));
  }
  return flushDrafts();
}
