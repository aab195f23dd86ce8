import { useEffect, useRef } from 'react';
import { Icon } from './Icon.tsx';
import { LinkButton } from './LinkButton.tsx';

export interface SummaryError {
  readonly key: string;
  readonly text: string;
  /** Moves focus to the cause. */
  readonly onPress: () => void;
}

interface ErrorSummaryProps {
  /** With the count: "Có 2 chỗ cần sửa". */
  readonly title: string;
  readonly errors: readonly SummaryError[];
  /** Changes with each attempt: the summary takes focus again. */
  readonly attempt: number;
}

/** All errors of a form, each a link to its cause. It takes focus when it appears. */
export function ErrorSummary({ title, errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt calls for attention, whatever else changed.
  useEffect(() => {
    box.current?.focus();
  }, [attempt]);
  return (
    <section ref={box} className="error-summary" tabIndex={-1} role="alert" aria-label={title}>
      <p className="note-title error-summary-title">
        <Icon name="alert" />
        <span>{title}</span>
      </p>
      <ul>
        {errors.map((error) => (
          <li key={error.key}>
            <LinkButton onPress={error.onPress}>{error.text}</LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
