import { type ReactNode, useEffect, useRef } from 'react';
import { Zone } from '../../ui/Zone.tsx';

interface PanelZoneProps {
  readonly label: string;
  readonly title: string;
  /** One line under the title. */
  readonly note: string;
  readonly foot: ReactNode;
  /** What stands in the way of the next step, or what was done, else null. It is shown at the top: each new one scrolls there. */
  readonly news: unknown;
  readonly children: ReactNode;
}

/** The right-hand panel of the screen: what may be done next, with its one filled button at the foot. */
export function PanelZone({ label, title, note, foot, news, children }: PanelZoneProps) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (news !== null && body.current !== null) body.current.scrollTop = 0;
  }, [news]);
  return (
    <Zone
      kind="panel"
      label={label}
      bodyRef={body}
      head={
        <div className="ways-head">
          <h1 className="ways-title">{title}</h1>
          <p className="small">{note}</p>
        </div>
      }
      foot={foot}
    >
      <div className="ways">{children}</div>
    </Zone>
  );
}
