import type { ReactNode, Ref } from 'react';

interface LinkButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly label?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Leads elsewhere without being a step: underlined text. */
export function LinkButton({ children, onPress, label, ref }: LinkButtonProps) {
  return (
    <button ref={ref} type="button" className="link" aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}
