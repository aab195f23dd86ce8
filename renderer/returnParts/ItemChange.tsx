import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { useDraftAmendment } from '../stores/replacedReturn.ts';
import { useTexts } from '../useTexts.ts';
import { ChangeView } from './ChangeView.tsx';

interface ItemChangeProps {
  readonly data: OpenReturn;
  /** Null for the parts outside the items. */
  readonly item: string | null;
}

/** What the item says otherwise than the sent version; nothing where nothing changed or nothing is amended. */
export function ItemChange({ data, item }: ItemChangeProps) {
  const { amend } = useTexts();
  const change = useDraftAmendment(data)?.amendment?.changes.find((each) => each.item === item);
  if (change === undefined) return null;
  return (
    <section className="changed-item" aria-label={amend.ofItem}>
      <h2 className="done-when-title">{amend.ofItem}</h2>
      <ChangeView change={change} />
    </section>
  );
}
