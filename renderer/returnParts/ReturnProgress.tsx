import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { isFinal } from '../../shared/domain/answer.ts';
import type { ReturnFacts } from '../stores/returnFacts.ts';
import { ProgressTicks, type Tick } from '../ui/ProgressTicks.tsx';
import { useTexts } from '../useTexts.ts';

interface ReturnProgressProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly openItem: string | undefined;
}

/** One tick per item in the groups of the outline. */
export function ReturnTicks({ data, facts, openItem }: ReturnProgressProps) {
  const texts = useTexts().checklist.outline;
  const place = openItem === undefined ? -1 : data.itemIds.indexOf(openItem);
  return (
    <ProgressTicks
      groups={facts.groups.map((group) => group.items.map(({ id }) => tickOf(facts, id)))}
      label={texts.ticks(String(facts.progress.final), String(facts.progress.total))}
      open={place < 0 ? undefined : place}
    />
  );
}

function tickOf(facts: ReturnFacts, itemId: string): Tick {
  const status = facts.answerOf.get(itemId)?.status ?? 'not-started';
  if (isFinal(status)) return 'full';
  return status === 'in-progress' ? 'half' : 'empty';
}
