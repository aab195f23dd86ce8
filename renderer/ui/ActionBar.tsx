import type { ReactNode } from 'react';

interface ActionBarProps {
  /** State of saving, undo. */
  readonly left?: ReactNode;
  /** The next step, at the very right. */
  readonly right?: ReactNode;
}

/** The foot of a working zone. */
export function ActionBar({ left, right }: ActionBarProps) {
  return (
    <footer className="action-bar">
      <div className="action-bar-left">{left}</div>
      <div className="action-bar-right">{right}</div>
    </footer>
  );
}
