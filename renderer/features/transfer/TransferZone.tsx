import type { ReactNode } from 'react';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Zone } from '../../ui/Zone.tsx';

interface TransferZoneProps {
  readonly label: string;
  readonly children: ReactNode;
  /** What runs now. */
  readonly left?: ReactNode;
  /** The next step. */
  readonly right?: ReactNode;
}

/** A part of the transfer screen: it scrolls above its next step. */
export function TransferZone({ label, children, left, right }: TransferZoneProps) {
  return (
    <Zone kind="list" label={label} foot={<ActionBar left={left} right={right} />}>
      <div className="settings form form-column transfer">{children}</div>
    </Zone>
  );
}

/** For what answers the last step: it must be seen without scrolling. */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
