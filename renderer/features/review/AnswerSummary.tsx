import type { Answer } from '../../../shared/domain/answer.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import type { Finding } from '../../../shared/domain/review.ts';
import { useFrozen } from '../../stores/openReturn.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface AnswerSummaryProps {
  readonly item: DirectiveItem;
  readonly answer: Answer | undefined;
  readonly findings: readonly Finding[];
  readonly onEdit: () => void;
}

/** One answer as it prints. */
export function AnswerSummary({ item, answer, findings, onEdit }: AnswerSummaryProps) {
  const texts = useTexts();
  const words = texts.review;
  const frozen = useFrozen();
  if (answer === undefined) throw new Error(`item ${item.id} has no answer`);
  const meta = [
    answer.evidenceIds.length > 0 ? words.evidenceCount(String(answer.evidenceIds.length)) : '',
    answer.assignee.trim() === '' ? '' : words.assignee(answer.assignee),
    answer.completedOn === null ? '' : words.completedOn(showDay(answer.completedOn)),
  ].filter((text) => text !== '');
  return (
    <article className="summary" data-review={item.id}>
      <span className="review-number">{item.id}</span>
      <p className="summary-label" lang="vi">
        {item.label}
      </p>
      <div className="summary-answer">
        <StatusMark status={answer.status} label={texts.status[answer.status]} />
        {answer.status === 'not-applicable' && answer.reason.trim() !== '' && (
          <p className="summary-text">
            <ForeignText>{words.reason(answer.reason)}</ForeignText>
          </p>
        )}
        {answer.result.trim() === '' ? (
          answer.status !== 'not-applicable' && <p className="small">{words.noResult}</p>
        ) : (
          <p className="summary-text">
            <ForeignText>{answer.result}</ForeignText>
          </p>
        )}
        {meta.length > 0 && (
          <p className="small">
            <ForeignText>{meta.join(' · ')}</ForeignText>
          </p>
        )}
        {findings.map(
          ({ kind, code }) =>
            kind === 'contradiction' && (
              <p key={code} className="flag flag-error">
                <Icon name="alert" />
                <span>{texts.checklist.findings[code]}</span>
              </p>
            ),
        )}
      </div>
      <LinkButton label={frozen ? words.viewItem(item.id) : words.editItem(item.id)} onPress={onEdit}>
        {frozen ? words.view : words.edit}
      </LinkButton>
    </article>
  );
}
