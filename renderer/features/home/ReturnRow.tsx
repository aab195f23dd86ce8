import type { ReturnSummary } from '../../../shared/contractAnswers.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import type { Counts } from '../../../shared/domain/progress.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProgressTicks, type Tick } from '../../ui/ProgressTicks.tsx';
import { useTexts } from '../../useTexts.ts';
import { DirectiveLine } from '../../wording/DirectiveLine.tsx';
import { deadlineText, today } from '../../wording/deadlineText.ts';
import { sentenceCase } from '../../wording/directiveLine.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { isToDo } from './isToDo.ts';

/** One return. Its button says what is next and opens it there. */
export function ReturnRow({
  summary,
  filled,
}: {
  readonly summary: ReturnSummary;
  readonly filled: boolean;
}) {
  const texts = useTexts();
  const { counts } = summary;
  const final = counts.done + counts.notApplicable + counts.nothingOccurred;
  const progress = texts.app.progress(final, counts.total);
  return (
    <tr>
      <th scope="row">
        <span className="home-subject" lang="vi">
          <ForeignText>{sentenceCase(summary.subject)}</ForeignText>
        </span>
        <span className="small">
          <DirectiveLine directive={summary} />
        </span>
        <span className="small">
          {texts.home.period(showDay(summary.period.from), showDay(summary.period.to))}
        </span>
      </th>
      <td>
        <Deadline deadline={summary.deadline} open={isToDo(summary)} />
      </td>
      <td>
        <span>{progress}</span>
        <ProgressTicks groups={[ticksOf(counts)]} label={progress} />
      </td>
      <td>
        <State summary={summary} />
      </td>
      <td>
        <NextStep summary={summary} filled={filled} />
      </td>
    </tr>
  );
}

function Deadline({ deadline, open }: { readonly deadline: string | null; readonly open: boolean }) {
  const texts = useTexts().app;
  if (deadline === null) return <span>{texts.notStated}</span>;
  const { text, overdue } = deadlineText(deadline, today(), texts);
  return (
    <>
      <strong>{showDay(deadline)}</strong>
      {open && !overdue && <span className="small">{text}</span>}
      {open && overdue && (
        <span className="flag flag-error">
          <Icon name="alert" />
          <span>{text}</span>
        </span>
      )}
    </>
  );
}

function State({ summary }: { readonly summary: ReturnSummary }) {
  const { home: texts, road } = useTexts();
  const { roadState, lastExport, contradictions } = summary;
  const draft = lastExport === null ? texts.draft : texts.ways[lastExport.way];
  return (
    <>
      <span>{roadState === 'draft' ? draft : road.states[roadState]}</span>
      {lastExport !== null && <span className="small">{texts.exportedAt(showMoment(lastExport.at))}</span>}
      {contradictions > 0 && (
        <span className="flag flag-error">
          <Icon name="alert" />
          <span>{texts.contradictions(contradictions)}</span>
        </span>
      )}
    </>
  );
}

function NextStep({ summary, filled }: { readonly summary: ReturnSummary; readonly filled: boolean }) {
  const { home: texts, checklist } = useTexts();
  const go = useRoute((state) => state.go);
  const { returnId, nextItem, lastExport, roadState } = summary;
  const frozen = roadState !== 'draft';
  const text = nextText();

  function nextText(): string {
    if (frozen && roadState !== 'sent') return checklist.outline.exportReturn;
    if (!isToDo(summary)) return texts.openReturn;
    if (nextItem !== null) return texts.continueItem(nextItem);
    return lastExport === null ? texts.review : checklist.outline.exportReturn;
  }

  function open() {
    if (frozen) go({ screen: 'return', returnId, view: 'export' });
    else if (!isToDo(summary)) go({ screen: 'return', returnId, view: 'list' });
    else if (nextItem !== null) go({ screen: 'return', returnId, view: 'list', itemId: nextItem });
    else go({ screen: 'return', returnId, view: lastExport === null ? 'review' : 'export' });
  }

  return (
    <Button
      variant={filled ? 'filled' : 'outlined'}
      wide
      label={`${text}: ${visibleName(sentenceCase(summary.subject))}`}
      onPress={open}
    >
      {text}
    </Button>
  );
}

function ticksOf(counts: Counts): readonly Tick[] {
  const final = counts.done + counts.notApplicable + counts.nothingOccurred;
  return [
    ...Array<Tick>(final).fill('full'),
    ...Array<Tick>(counts.inProgress).fill('half'),
    ...Array<Tick>(counts.notStarted).fill('empty'),
  ];
}
