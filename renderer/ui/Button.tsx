import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `filled` is the next step: one per screen. */
  readonly variant?: 'filled' | 'outlined' | 'quiet';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: IconName;
  /** Work is under way: the text stays, further presses do nothing. There is no disabled state. */
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  /** Takes the whole width. */
  readonly wide?: boolean;
  /** A longer name where the text alone is ambiguous in a list of buttons; it begins with the text. */
  readonly label?: string;
  /** Keys that do the same, for a screen reader and shown when pointed at, e.g. `Control+Z`. */
  readonly keys?: string;
  readonly describedBy?: string;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly id?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A press of it always does something: where the step is not possible, the handler explains and moves focus to the cause. */
export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    variant = 'outlined',
    size = 'normal',
    icon,
    busy = false,
    wide = false,
  } = props;
  return (
    <button
      ref={props.ref}
      id={props.id}
      type={props.type ?? 'button'}
      className={`button button-${variant} button-${size}${wide ? ' button-wide' : ''}`}
      aria-label={props.label}
      aria-keyshortcuts={props.keys}
      title={props.keys?.replace('Control', 'Ctrl')}
      aria-describedby={props.describedBy}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
