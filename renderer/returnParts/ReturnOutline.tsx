import { useEffect, useRef } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { showDay } from '../../shared/domain/dates.ts';
import type { ReturnView } from '../route.ts';
import type { ReturnFacts } from '../stores/returnFacts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Zone } from '../ui/Zone.tsx';
import { useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';
import { OutlineEntries } from './OutlineEntries.tsx';
import { ReturnTicks } from './ReturnProgress.tsx';
import './outline.css';
import { directiveReference, distanceTo, shortName, today } from './returnNames.ts';

export interface OutlineProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly view: ReturnView;
  readonly openItem?: string | undefined;
}

/** What is asked, by whom, until when, how far it is, and every place of the return. */
export function ReturnOutline({ data, facts, view, openItem }: OutlineProps) {
  const texts = useTexts();
  const words = texts.checklist.outline;
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place changed, so another entry is the current one.
  useEffect(() => {
    body.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [view, openItem]);
  return (
    <Zone kind="outline" label={words.label} bodyRef={body}>
      <div className="outline-head">
        <p className="return-title" lang="vi">
          <ForeignText>{shortName(data)}</ForeignText>
        </p>
        <p className="small">
          <ForeignText lang="vi">{data.directive.metadata.issuerName}</ForeignText>,
          <br />
          <ForeignText>{directiveReference(data, texts)}</ForeignText>
        </p>
        <Deadline deadline={data.complianceReturn.deadline} />
        <p className="outline-progress">
          <strong>{words.progress(String(facts.progress.final), String(facts.progress.total))}</strong>{' '}
          <span className="small">{words.progressMeaning}</span>
        </p>
        <ReturnTicks data={data} facts={facts} openItem={openItem} />
      </div>
      <OutlineEntries data={data} facts={facts} view={view} openItem={openItem} />
    </Zone>
  );
}

interface DeadlineProps {
  readonly deadline: string | null;
  readonly short?: boolean;
}

/** "Hạn nộp 26/04/2024, còn 4 ngày"; red with a glyph when overdue. */
export function Deadline({ deadline, short = false }: DeadlineProps) {
  const texts = useTexts();
  const words = texts.checklist.outline;
  if (deadline === null)
    return (
      <p className="deadline">
        <Icon name="calendar" />
        <span>{words.noDeadline}</span>
      </p>
    );
  const distance = distanceTo(deadline, today(), texts);
  return (
    <p className={distance.overdue ? 'deadline flag-error' : 'deadline'}>
      <Icon name={distance.overdue ? 'alert' : 'calendar'} />
      <span>
        {(short ? words.deadlineShort : words.deadline)(showDay(deadline))}, {distance.words}
      </span>
    </p>
  );
}
