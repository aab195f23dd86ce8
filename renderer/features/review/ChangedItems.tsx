import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { AmendmentFacts } from '../../returnParts/AmendmentFacts.tsx';
import { ChangeView } from '../../returnParts/ChangeView.tsx';
import { useDraftAmendment } from '../../stores/replacedReturn.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useTexts } from '../../useTexts.ts';

interface ChangedItemsProps {
  readonly data: OpenReturn;
  readonly onEdit: (itemId: string) => void;
  readonly onEditTexts: () => void;
}

/** An amended return: which sent file it replaces, every change since, and that the rest is the same. */
export function ChangedItems({ data, onEdit, onEditTexts }: ChangedItemsProps) {
  const { amend, review } = useTexts();
  const draft = useDraftAmendment(data);
  const { amends } = data.road;
  if (draft === null || amends === null) return null;
  const { amendment, problems } = draft;
  const changes = amendment?.changes ?? [];
  const kept = data.itemIds.filter((id) => changes.every(({ item }) => item !== id));
  const title = amendment === null ? amend.start : amend.title(String(amendment.number));
  return (
    <section className="changed-items" aria-label={title}>
      <h2 className="review-part">{title}</h2>
      <AmendmentFacts amends={amends} />
      <ProblemNotice problems={problems} />
      {amendment === null && problems.length === 0 && <p role="status">{amend.loading}</p>}
      {amendment !== null && changes.length === 0 && <p>{`${amend.nothing} ${amend.nothingMeaning}`}</p>}
      {changes.length > 0 && (
        <>
          <p>
            <strong>{amend.changes(String(changes.length))}</strong>{' '}
            <span className="small">{amend.legend}</span>
          </p>
          {changes.map((change) => {
            const { item } = change;
            const name = item === null ? amend.common : amend.item(item);
            return (
              <article key={name} className="changed-item" aria-label={name}>
                <div className="changed-item-head">
                  <h3>{name}</h3>
                  <LinkButton
                    label={item === null ? review.editPart(name) : review.editItem(item)}
                    onPress={() => (item === null ? onEditTexts() : onEdit(item))}
                  >
                    {review.edit}
                  </LinkButton>
                </div>
                <ChangeView change={change} />
              </article>
            );
          })}
        </>
      )}
      {amendment !== null && <p className="small">{amend.unchanged(String(kept.length))}</p>}
    </section>
  );
}
