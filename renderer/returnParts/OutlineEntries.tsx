import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { visibleName } from '../../shared/domain/visibleName.ts';
import type { ReturnView } from '../route.ts';
import { groupFraction, type ReturnFacts } from '../stores/returnFacts.ts';
import { Icon } from '../ui/Icon.tsx';
import { OutlineItem } from '../ui/OutlineItem.tsx';
import { useTexts } from '../useTexts.ts';
import { detailsPanel, goTo, textsPanel } from './returnNavigation.ts';

interface OutlineEntriesProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly view: ReturnView;
  readonly openItem: string | undefined;
  /** Called after an entry was chosen, e.g. to fold the menu again. */
  readonly onChosen?: () => void;
}

/** The rows of the outline, always in this order; the only navigation inside a return. */
export function OutlineEntries({ data, facts, view, openItem, onChosen }: OutlineEntriesProps) {
  const texts = useTexts().checklist.outline;
  const group = currentGroup(facts, view, openItem);
  const go = (to: ReturnView, itemId?: string) => {
    goTo(to, itemId);
    onChosen?.();
  };
  return (
    <>
      <h2 className="outline-group">{texts.requirements}</h2>
      {facts.groups.map((each) => {
        const { final, total } = groupFraction(facts, each);
        return (
          <OutlineItem
            key={each.number}
            number={each.number}
            label={visibleName(each.label)}
            lang="vi"
            meta={`${final}/${total}`}
            current={each.number === group}
            onPress={() => go('list', each.items[0]?.id)}
          />
        );
      })}
      <h2 className="outline-group">{texts.attached}</h2>
      <OutlineItem
        icon="clip"
        label={texts.evidence}
        meta={String(data.evidence.length)}
        current={view === 'evidence'}
        onPress={() => go('evidence')}
      />
      <h2 className="outline-group">{texts.finish}</h2>
      <OutlineItem
        icon="info"
        label={texts.details}
        current={view === 'list' && openItem === detailsPanel}
        onPress={() => go('list', detailsPanel)}
      />
      <OutlineItem
        icon="file"
        label={texts.texts}
        current={view === 'list' && openItem === textsPanel}
        onPress={() => go('list', textsPanel)}
      />
      <OutlineItem
        icon="eye"
        label={texts.review}
        meta={<ContradictionFlag count={facts.contradictions.length} />}
        current={view === 'review'}
        onPress={() => go('review')}
      />
      <OutlineItem
        icon="pen"
        label={texts.exportReturn}
        current={view === 'export'}
        onPress={() => go('export')}
      />
    </>
  );
}

/** "1 mâu thuẫn" in red; nothing while there is none. */
export function ContradictionFlag({ count }: { readonly count: number }) {
  const texts = useTexts().checklist.outline;
  if (count === 0) return null;
  return (
    <span className="flag flag-error">
      <Icon name="alert" />
      <span>{texts.contradictions(String(count))}</span>
    </span>
  );
}

export function currentGroup(
  facts: ReturnFacts,
  view: ReturnView,
  openItem: string | undefined,
): string | undefined {
  if (view !== 'list' || openItem === undefined) return undefined;
  return facts.groups.find((group) => group.items.some(({ id }) => id === openItem))?.number;
}
