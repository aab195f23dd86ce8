import type { Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** Its name: shown as a tooltip too. */
  readonly label: string;
  readonly onPress: () => void;
  readonly variant?: 'outlined' | 'quiet';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button without a word: for arrows and closing only. */
export function IconButton({ icon, label, onPress, variant = 'outlined', ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={`button button-${variant} button-icon`}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
