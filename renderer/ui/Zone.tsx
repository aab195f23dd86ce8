import type { ReactNode, Ref } from 'react';

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

const elements = { outline: 'nav', list: 'main', panel: 'aside' } as const;

/** One zone of a screen. F6 moves between zones: it looks for `data-zone`. */
export function Zone({ kind, label, head, children, foot, bodyRef }: ZoneProps) {
  const Element = elements[kind];
  return (
    <Element className={`zone zone-${kind}`} aria-label={label} data-zone={kind} tabIndex={-1}>
      {head !== undefined && <div className="zone-head">{head}</div>}
      <div className="zone-body" ref={bodyRef}>
        {children}
      </div>
      {foot}
    </Element>
  );
}
