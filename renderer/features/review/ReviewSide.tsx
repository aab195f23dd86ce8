import { useMemo } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import { unprintedParts } from '../../../shared/domain/unprintedParts.ts';
import { shownCounts } from '../../returnParts/shownCounts.ts';
import { confirmNil, nilAnswers, useNilConfirmed } from '../../stores/nilAnswers.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface ReviewSideProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly onEdit: (itemId: string) => void;
  readonly onEditTexts: () => void;
}

/** The counts that will be printed, and what is worth a look before signing. */
export function ReviewSide({ data, facts, onEdit, onEditTexts }: ReviewSideProps) {
  const texts = useTexts();
  const words = texts.review;
  const nil = nilAnswers(data);
  const unprinted = useMemo(
    () =>
      unprintedParts({
        answers: data.answers,
        evidence: data.evidence,
        texts: data.complianceReturn.texts,
      }),
    [data],
  );
  const confirmed = useNilConfirmed(nil);
  const unanswered = data.answers.filter(({ status }) => status === 'not-started');
  const { period } = data.complianceReturn;
  return (
    <aside className="review-side" aria-label={words.side}>
      <section>
        <h2>{words.countsHeading}</h2>
        <table className="counts">
          <tbody>
            {shownCounts(facts.counts).map(([status, count]) => (
              <tr key={status}>
                <th scope="row">{texts.status[status]}</th>
                <td>{count}</td>
              </tr>
            ))}
            <tr className="counts-total">
              <th scope="row">{words.total}</th>
              <td>{facts.counts.total}</td>
            </tr>
            <tr>
              <th scope="row">{words.evidenceTotal}</th>
              <td>{facts.counts.evidence}</td>
            </tr>
          </tbody>
        </table>
      </section>
      <section>
        <h2>
          {words.lookHeading} <span className="review-number">{facts.remarks.length + unprinted.length}</span>
        </h2>
        {facts.remarks.length + unprinted.length === 0 && <p className="small">{words.lookNone}</p>}
        <ul>
          {facts.remarks.map(({ itemId, code }) => (
            <li key={`${itemId} ${code}`} className="look">
              <span className="flag-warn">
                <Icon name="warning" />
              </span>
              <span>
                <LinkButton label={words.editItem(itemId)} onPress={() => onEdit(itemId)}>
                  {itemId}
                </LinkButton>{' '}
                {texts.checklist.findings[code]}
              </span>
            </li>
          ))}
          {unprinted.map(({ part, characters }) => {
            const isItem = 'itemId' in part;
            const name = isItem ? part.itemId : texts.checklist.texts[part.text];
            return (
              <li key={`unprinted ${name}`} className="look">
                <span className="flag-warn">
                  <Icon name="warning" />
                </span>
                <span>
                  <LinkButton
                    label={isItem ? words.editItem(name) : words.editPart(name)}
                    onPress={() => (isItem ? onEdit(part.itemId) : onEditTexts())}
                  >
                    {name}
                  </LinkButton>{' '}
                  <ForeignText>{words.unprinted(characters.join(', '))}</ForeignText>
                </span>
              </li>
            );
          })}
        </ul>
      </section>
      {unanswered.length > 0 && (
        <section>
          <h2>
            {words.unansweredHeading} <span className="review-number">{unanswered.length}</span>
          </h2>
          <p className="small">{words.unansweredMeaning}</p>
          <p className="unanswered">
            {unanswered.map(({ itemId }) => (
              <LinkButton key={itemId} label={words.editItem(itemId)} onPress={() => onEdit(itemId)}>
                {itemId}
              </LinkButton>
            ))}
          </p>
        </section>
      )}
      <section>
        <h2>
          {words.nilHeading} <span className="review-number">{nil.length}</span>
        </h2>
        {nil.length === 0 ? (
          <p className="small">{words.nilNone}</p>
        ) : (
          <>
            <p className="small">{nil.join(', ')}</p>
            <Checkbox checked={confirmed} onChange={(checked) => confirmNil(checked ? nil : [])}>
              {words.nilConfirm(String(nil.length), showDay(period.from), showDay(period.to))}
            </Checkbox>
          </>
        )}
      </section>
    </aside>
  );
}
