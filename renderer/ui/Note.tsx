import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export type NoteTone = 'neutral' | 'warn' | 'error';

interface NoteProps {
  readonly tone?: NoteTone;
  readonly title?: string;
  readonly children: ReactNode;
  /** Buttons that mend the cause; small, first the likeliest. */
  readonly actions?: ReactNode;
  /** `alert` when it answers something the person just did and must be heard at once. */
  readonly role?: 'alert' | 'status';
  readonly icon?: IconName;
}

const icons: Record<NoteTone, IconName> = { neutral: 'info', warn: 'warning', error: 'alert' };

/** A glyph, the cause, then what can be done. */
export function Note({ tone = 'neutral', title, children, actions, role, icon }: NoteProps) {
  return (
    <div className={`note note-${tone}`} role={role}>
      <Icon name={icon ?? icons[tone]} />
      <div className="note-body">
        {title !== undefined && <p className="note-title">{title}</p>}
        {children}
        {actions !== undefined && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  );
}
