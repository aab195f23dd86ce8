import { type ReactNode, useEffect, useRef } from 'react';
import { arriveAt } from './useArrivalFocus.ts';

interface ZonesProps {
  /** From 1280 px: the outline at the left. */
  readonly outline: ReactNode;
  /** Below 1280 px: a 40 px line in its place. */
  readonly strip?: ReactNode;
  readonly list: ReactNode;
  readonly panel?: ReactNode;
  /** Below 1024 px there is room for one zone: the list, or the panel over it. */
  readonly panelOpen?: boolean;
  /** Width of the panel from 1280 px on. */
  readonly panelWidth?: 'item' | 'evidence' | 'side';
}

/** The zones side by side; each scrolls alone, heads and feet stay. The widths are in zones.css. */
export function Zones({ outline, strip, list, panel, panelOpen = false, panelWidth = 'item' }: ZonesProps) {
  const over = panelOpen ? ' zones-panel-open' : '';
  const zones = useRef<HTMLDivElement>(null);
  const arrivesAt = panelOpen ? 'panel' : 'list';
  // Once, on arrival: the control that led here went away with the screen before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening the panel later is no arrival.
  useEffect(() => {
    arriveAt(zones.current?.querySelector<HTMLElement>(`[data-zone="${arrivesAt}"]`));
  }, []);
  const kind = panel === undefined ? ' zones-no-panel' : ` zones-${panelWidth}`;
  return (
    <div ref={zones} className={`zones${kind}${over}`}>
      {outline}
      {strip !== undefined && <div className="strip">{strip}</div>}
      {list}
      {panel}
    </div>
  );
}
