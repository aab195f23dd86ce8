import type { EditAct } from '../../shared/domain/editHistory.ts';
import { visibleName } from '../../shared/domain/visibleName.ts';
import type { useTexts } from '../useTexts.ts';

/** What an edit is called, e.g. "đổi trạng thái 1.3.d". */
export function editActName(act: EditAct, texts: ReturnType<typeof useTexts>['undo']): string {
  switch (act.name) {
    case 'answer':
      return texts.answer[act.field](act.item);
    case 'text':
      return texts.text[act.field];
    case 'detail':
      return texts.detail[act.field];
    case 'caption':
      return texts.caption(visibleName(act.file));
    case 'attach':
    case 'link':
    case 'unlink':
      return texts[act.name](visibleName(act.file), act.item);
    case 'copy':
    case 'reorder':
      return texts[act.name](act.item);
    case 'bulk':
      return texts.bulk(String(act.count));
  }
}
