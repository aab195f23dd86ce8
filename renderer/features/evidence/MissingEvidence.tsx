import { useRef } from 'react';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import { AttachingRows } from '../../returnParts/AttachingRows.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import { attachChosen } from '../../stores/attaching.ts';
import { useFrozen } from '../../stores/openReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { focusIsLost } from '../../ui/useArrivalFocus.ts';
import { useTexts } from '../../useTexts.ts';

/** Items that are said to be done and have no file: what would prove them, and the way to attach it. */
export function MissingEvidence({ items }: { readonly items: readonly DirectiveItem[] }) {
  const texts = useTexts().evidence;
  const frozen = useFrozen();
  const list = useRef<HTMLUListElement>(null);

  async function attach(itemId: string) {
    await attachChosen(itemId);
    // The row of the pressed button is gone when a file came: focus goes on to the next one.
    requestAnimationFrame(() => {
      if (focusIsLost()) list.current?.querySelector<HTMLElement>('button')?.focus();
    });
  }

  return (
    <ul ref={list} className="missing" aria-label={texts.missing.label}>
      {items.map((item) => (
        <li key={item.id} className="missing-item">
          <div className="missing-words">
            <p className="missing-title">
              <span className="missing-id">{item.id}</span> <span lang="vi">{item.label}</span>
            </p>
            <p className="small">
              {item.evidenceKinds.length > 0
                ? texts.item.kinds(item.evidenceKinds.join('; '))
                : texts.missing.anyKind}
            </p>
            <ul>
              <AttachingRows
                itemId={item.id}
                onDismissed={() => list.current?.querySelector('button')?.focus()}
              />
            </ul>
          </div>
          <div className="missing-buttons">
            {!frozen && (
              <Button
                size="small"
                label={texts.missing.attachTo(item.id)}
                onPress={() => void attach(item.id)}
              >
                {texts.item.choose}
              </Button>
            )}
            <Button variant="quiet" size="small" onPress={() => goTo('list', item.id)}>
              {texts.panel.openItem(item.id)}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
