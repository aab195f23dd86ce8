import { useEffect, useRef, useState } from 'react';
import { visibleName } from '../../shared/domain/visibleName.ts';
import { Icon } from '../ui/Icon.tsx';
import { useTexts } from '../useTexts.ts';
import { ContradictionFlag, currentGroup, OutlineEntries } from './OutlineEntries.tsx';
import { Deadline, type OutlineProps } from './ReturnOutline.tsx';
import { ReturnTicks } from './ReturnProgress.tsx';
import { goTo } from './returnNavigation.ts';

/** More ticks than this have no room in the line; the words beside them say the same. */
const mostTicks = 20;

/** The outline below 1280 px: one line, whose button unfolds the entries. */
export function ReturnStrip({ data, facts, view, openItem, here }: OutlineProps & { readonly here: string }) {
  const texts = useTexts().checklist.outline;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLElement>(null);
  const group = facts.groups.find(({ number }) => number === currentGroup(facts, view, openItem));
  const name = group === undefined ? here : visibleName(`${group.number} ${group.label}`);

  useEffect(() => {
    if (!open) return;
    menu.current?.querySelector<HTMLElement>('[aria-current], button')?.focus();
    function onPointer(event: PointerEvent) {
      const target = event.target as Node;
      if (!menu.current?.contains(target) && !button.current?.contains(target)) setOpen(false);
    }
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  return (
    <section className="strip-content" aria-label={texts.summary}>
      <button
        ref={button}
        type="button"
        className="strip-menu"
        aria-expanded={open}
        aria-label={texts.menu(name)}
        onClick={() => setOpen(!open)}
      >
        <Icon name="list" />
        <span lang={group === undefined ? undefined : 'vi'}>{name}</span>
        <Icon name="arrowDown" />
      </button>
      {facts.items.length <= mostTicks && <ReturnTicks data={data} facts={facts} openItem={openItem} />}
      <span className="strip-progress">
        {texts.progress(String(facts.progress.final), String(facts.progress.total))}
      </span>
      <Deadline deadline={data.complianceReturn.deadline} short />
      {facts.contradictions.length > 0 && (
        <button type="button" className="strip-flag" onClick={() => goTo('review')}>
          <ContradictionFlag count={facts.contradictions.length} />
          <span>{texts.review}</span>
        </button>
      )}
      {open && (
        <nav
          ref={menu}
          className="strip-entries"
          aria-label={texts.label}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setOpen(false);
            button.current?.focus();
          }}
        >
          <OutlineEntries
            data={data}
            facts={facts}
            view={view}
            openItem={openItem}
            onChosen={() => setOpen(false)}
          />
        </nav>
      )}
    </section>
  );
}
