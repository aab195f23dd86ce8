import type { TypedEdits } from '../../shared/domain/typedEdits.ts';
import { saver } from './saving.ts';

/** What is typed and waits to be saved. Edits that are being written need not be told: they reach the vault first. */
export function typedEdits(): TypedEdits {
  const answers: Record<string, object> = {};
  const captions: Record<string, string> = {};
  const others: { texts?: object; details?: object } = {};
  for (const { key, patch } of saver().unsavedEdits()) {
    const [row = '', id = ''] = key.split(' ');
    if (row === 'answer') answers[id] = patch;
    else if (row === 'texts' || row === 'details') others[row] = patch;
    else if (row === 'caption' && 'caption' in patch) captions[id] = String(patch.caption);
  }
  return { answers, captions, ...others };
}
