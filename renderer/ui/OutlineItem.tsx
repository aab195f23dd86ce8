import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface OutlineItemProps {
  /** Number of the section, or a glyph. */
  readonly number?: string;
  readonly icon?: IconName;
  readonly label: string;
  /** Language of the label, where it is not that of the window. */
  readonly lang?: string;
  /** At the right: "4/6". */
  readonly meta?: ReactNode;
  readonly current: boolean;
  readonly onPress: () => void;
}

/** A row of the outline: the only navigation inside a return. */
export function OutlineItem({ number, icon, label, lang, meta, current, onPress }: OutlineItemProps) {
  return (
    <button
      type="button"
      className="outline-item"
      aria-current={current ? 'true' : undefined}
      onClick={onPress}
    >
      <span className="outline-lead">{icon === undefined ? number : <Icon name={icon} />}</span>
      <span className="outline-label" lang={lang}>
        {label}
      </span>
      {meta !== undefined && <span className="outline-meta">{meta}</span>}
    </button>
  );
}
