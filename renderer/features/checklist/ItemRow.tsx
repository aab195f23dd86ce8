// biome-ignore-all lint/a11y/useSemanticElements: a table that is laid out as a grid loses its roles in the browser.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the rows take focus, one of them at a time.
import { type KeyboardEvent, memo } from 'react';
import type { Answer } from '../../../shared/domain/answer.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import type { Finding } from '../../../shared/domain/review.ts';
import { Icon } from '../../ui/Icon.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useTexts } from '../../useTexts.ts';

interface ItemRowProps {
  readonly item: DirectiveItem;
  readonly answer: Answer;
  readonly findings: readonly Finding[];
  readonly draftDay: boolean;
  readonly selected: boolean;
  /** The one row of the list that Tab reaches. */
  readonly tabStop: boolean;
  /** Whether it is picked to be edited with others; null while nothing is picked. */
  readonly picked: boolean | null;
  readonly onOpen: (itemId: string) => void;
  /** Left out where nothing may be changed. */
  readonly onPick: ((itemId: string) => void) | undefined;
  readonly onFocus: (itemId: string) => void;
}

/** One duty: number, what, how it stands; under it evidence and the most serious finding. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, answer, selected, tabStop, picked, onPick } = props;
  const texts = useTexts();
  return (
    <div
      className="item-row"
      role="row"
      data-item={item.id}
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      onClick={(event) => {
        if (event.ctrlKey && onPick !== undefined) onPick(item.id);
        else props.onOpen(item.id);
      }}
      onFocus={() => props.onFocus(item.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          props.onOpen(item.id);
        } else if (isPickKey(event) && onPick !== undefined) {
          event.preventDefault();
          onPick(item.id);
        }
      }}
    >
      {picked !== null && (
        <span className="item-pick" role="gridcell">
          <input
            type="checkbox"
            className="choice-mark choice-check"
            tabIndex={-1}
            aria-label={texts.bulk.pick(item.id)}
            checked={picked}
            onClick={(event) => event.stopPropagation()}
            onChange={() => onPick?.(item.id)}
          />
        </span>
      )}
      <span className="item-number" role="rowheader">
        {item.id}
      </span>
      <span className="item-words" role="gridcell">
        <span className="item-label" lang="vi">
          {item.label}
        </span>
        <RowMeta {...props} />
      </span>
      <span className="item-status" role="gridcell">
        <StatusMark status={answer.status} label={texts.status[answer.status]} />
      </span>
    </div>
  );
});

/** The space bar alone: with Ctrl or Shift it belongs to the Vietnamese keyboard. */
function isPickKey(event: KeyboardEvent): boolean {
  return event.key === ' ' && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function RowMeta({ answer, findings, draftDay }: ItemRowProps) {
  const texts = useTexts().checklist;
  const count = answer.evidenceIds.length;
  const contradictions = findings.filter(({ kind }) => kind === 'contradiction');
  const remarks = findings.filter(({ kind, code }) => kind === 'remark' && code !== 'unanswered');
  return (
    <span className="item-meta">
      {count > 0 && <span>{texts.list.evidenceCount(String(count))}</span>}
      {draftDay && (
        <span className="flag flag-error">
          <Icon name="alert" />
          <span>{texts.list.draftDay}</span>
        </span>
      )}
      {contradictions.map(({ code }) => (
        <span key={code} className="flag flag-error">
          <Icon name="alert" />
          <span>{texts.findings[code]}</span>
        </span>
      ))}
      {contradictions.length === 0 &&
        remarks.map(({ code }) => (
          <span key={code} className="flag flag-warn">
            <Icon name="warning" />
            <span>{texts.findings[code]}</span>
          </span>
        ))}
    </span>
  );
}
