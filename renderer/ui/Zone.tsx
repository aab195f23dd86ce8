// biome-ignore-all lint/a11y/useSemanticElements: another element instead of another role would lose the panel's caret.
import { type ReactNode, type Ref, useSyncExternalStore } from 'react';

interface ZoneProps {
  /** outline = navigation, list = main, panel = complementary. */
  readonly kind: 'outline' | 'list' | 'panel';
  readonly label: string;
  /** Stays while the body scrolls. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
  /** An ActionBar. */
  readonly foot?: ReactNode;
  /** The part that scrolls. */
  readonly bodyRef?: Ref<HTMLDivElement>;
}

const elements = { outline: 'nav', list: 'main', panel: 'section' } as const;

/** Below this width the panel stands alone, in the place of the list (zones.css). */
const oneZone = '(width < 1024px)';

/** One zone of a screen. F6 moves between zones: it looks for `data-zone`. */
export function Zone({ kind, label, head, children, foot, bodyRef }: ZoneProps) {
  const Element = elements[kind];
  const alone = useSyncExternalStore(watchWidth, isOneZone);
  const panelRole = alone ? 'main' : 'complementary';
  return (
    <Element
      className={`zone zone-${kind}`}
      role={kind === 'panel' ? panelRole : undefined}
      aria-label={label}
      data-zone={kind}
      tabIndex={-1}
    >
      {head !== undefined && <div className="zone-head">{head}</div>}
      <div className="zone-body" ref={bodyRef}>
        {children}
      </div>
      {foot}
    </Element>
  );
}

function watchWidth(onChange: () => void): () => void {
  const query = window.matchMedia(oneZone);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

function isOneZone(): boolean {
  return window.matchMedia(oneZone).matches;
}
