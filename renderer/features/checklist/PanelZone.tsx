import { type Ref, useEffect, useRef } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { EditState } from '../../returnParts/EditState.tsx';
import { FrozenNote } from '../../returnParts/FrozenNote.tsx';
import { textsPanel } from '../../returnParts/returnNavigation.ts';
import { UnsavedNote } from '../../returnParts/UnsavedNote.tsx';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import { DetailsPanel } from './DetailsPanel.tsx';
import { FrozenDetails, FrozenTexts } from './FrozenCommon.tsx';
import { FrozenItem } from './FrozenItem.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { TextsPanel } from './TextsPanel.tsx';

interface PanelZoneProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly open: string;
  readonly next: string | null;
  readonly previous: string | null;
  readonly resultRef: Ref<HTMLTextAreaElement>;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  /** Where the arrow leads, below 1024 px. */
  readonly backLabel: string;
  readonly onBack: () => void;
}

/** The open duty, or a common part of the return, with the next step in its foot. */
export function PanelZone(props: PanelZoneProps) {
  const { data, facts, open, next, previous } = props;
  const texts = useTexts().checklist;
  const body = useRef<HTMLDivElement>(null);
  const item = facts.itemOf.get(open);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another duty begins at its top.
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [open]);

  const common = open === textsPanel ? texts.texts.title : texts.details.title;
  return (
    <Zone
      kind="panel"
      label={item === undefined ? common : texts.panel.label(item.id)}
      bodyRef={body}
      head={
        <div className="panel-head">
          <span className="panel-back">
            <IconButton icon="back" variant="quiet" label={props.backLabel} onPress={props.onBack} />
          </span>
          {item !== undefined && <span className="panel-number">{item.id}</span>}
          <h1 className="panel-title" lang={item === undefined ? undefined : 'vi'}>
            {item?.label ?? common}
          </h1>
        </div>
      }
      foot={
        <ActionBar
          left={<EditState />}
          right={
            <>
              {previous !== null && (
                <IconButton
                  icon="arrowUp"
                  label={texts.panel.previous(previous)}
                  onPress={props.onPrevious}
                />
              )}
              <Button variant="filled" onPress={props.onNext}>
                {next === null ? texts.panel.nextReview : texts.panel.next(next)}
              </Button>
            </>
          }
        />
      }
    >
      <UnsavedNote />
      <FrozenNote data={data} />
      {isFrozen(data.road.state) ? (
        item !== undefined ? (
          <FrozenItem key={item.id} data={data} facts={facts} item={item} />
        ) : open === textsPanel ? (
          <FrozenTexts data={data} />
        ) : (
          <FrozenDetails data={data} />
        )
      ) : item !== undefined ? (
        <ItemPanel data={data} facts={facts} item={item} resultRef={props.resultRef} />
      ) : open === textsPanel ? (
        <TextsPanel data={data} />
      ) : (
        <DetailsPanel data={data} />
      )}
    </Zone>
  );
}
