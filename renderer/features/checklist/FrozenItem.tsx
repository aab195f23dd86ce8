import { useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { EvidenceViewer } from '../../returnParts/EvidenceViewer.tsx';
import { HistoryLink } from '../../returnParts/HistoryLink.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useTexts } from '../../useTexts.ts';
import { EvidenceRow } from './EvidenceRow.tsx';
import { FrozenFields } from './FrozenFields.tsx';
import { Verbatim } from './Verbatim.tsx';

interface FrozenItemProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly item: DirectiveItem;
}

/** One duty of a submitted return: what was answered and what proves it, to read only. */
export function FrozenItem({ data, facts, item }: FrozenItemProps) {
  const texts = useTexts();
  const words = texts.checklist.panel;
  const [viewed, setViewed] = useState<Evidence | null>(null);
  const answer = facts.answerOf.get(item.id);
  if (answer === undefined) throw new Error(`item ${item.id} has no answer`);
  const files = answer.evidenceIds.flatMap((id) => facts.evidenceOf.get(id) ?? []);
  return (
    <div className="item-panel">
      <Verbatim key={item.id} directive={data.directive} item={item} />
      <div className="panel-links">
        <HistoryLink item={item.id} />
      </div>
      <StatusMark status={answer.status} label={texts.status[answer.status]} />
      <FrozenFields
        fields={[
          ...(answer.status === 'not-applicable' ? [[words.reason, answer.reason] as const] : []),
          [words.result, answer.result],
          [words.assignee, answer.assignee],
          [words.completedOn, answer.completedOn === null ? '' : showDay(answer.completedOn)],
        ]}
      />
      <section className="item-evidence" aria-label={texts.evidence.item.heading}>
        <h2 className="item-evidence-title">
          {texts.evidence.item.heading} <span className="count">{files.length}</span>
        </h2>
        <ul>
          {files.map((file) => (
            <EvidenceRow key={file.id} file={file} onOpen={() => setViewed(file)} />
          ))}
        </ul>
      </section>
      {viewed !== null && (
        <EvidenceViewer
          file={viewed}
          facts={facts}
          onOpenItem={(itemId) => goTo('list', itemId)}
          onClose={() => setViewed(null)}
        />
      )}
    </div>
  );
}
