import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** What every field has around its control. */
export interface FieldTexts {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it; shown above the control. */
  readonly error?: string | undefined;
}

interface FieldFrameProps extends FieldTexts {
  readonly id: string;
  /** At the right of the label, e.g. "In nguyên văn vào báo cáo". */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Label above, hint under it, error above the control, in the order in which they are read. */
export function FieldFrame({ id, label, hint, error, aside, children }: FieldFrameProps) {
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <div className="field-head">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {aside !== undefined && <span className="field-aside">{aside}</span>}
      </div>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
      {children}
    </div>
  );
}

/** Value of aria-describedby for the control of a frame. */
export function describedBy(id: string, { hint, error }: Omit<FieldTexts, 'label'>): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  return ids.filter((part) => part !== '').join(' ') || undefined;
}
