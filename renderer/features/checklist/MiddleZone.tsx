import type { ReactNode } from 'react';
import type { MiddleView } from '../../stores/middleView.ts';
import { Zone } from '../../ui/Zone.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface MiddleZoneProps {
  readonly returnId: string;
  readonly view: MiddleView;
  /** Name of the zone: what the view shows. */
  readonly label: string;
  /** What stays above the view while it scrolls, under the switch. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The zone between outline and panel. It stays the same zone in every view, so that the switch keeps its focus. */
export function MiddleZone({ returnId, view, label, tools, children }: MiddleZoneProps) {
  return (
    <Zone
      kind="list"
      label={label}
      head={
        <>
          <ViewSwitch returnId={returnId} view={view} />
          {tools}
        </>
      }
    >
      {/* Another view begins at its own place, not where the last one was scrolled to. */}
      <div key={view} className={`view view-${view}`}>
        {children}
      </div>
    </Zone>
  );
}
