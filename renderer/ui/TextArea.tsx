import { type ReactNode, type Ref, useId } from 'react';
import { describedBy, FieldFrame, type FieldTexts } from './FieldFrame.tsx';

interface TextAreaProps extends FieldTexts {
  readonly value: string;
  /** Called at each keystroke; the parent sets the value in the same turn. */
  readonly onChange: (value: string) => void;
  /** Called on leaving the field, after the text was brought to NFC. */
  readonly onLeave?: (value: string) => void;
  readonly aside?: ReactNode;
  readonly id?: string;
  /** Rows while empty; it grows with the text. */
  readonly rows?: number;
  readonly maxLength?: number;
  /** Set in the document serif, because its words go on the page. */
  readonly printed?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Plain text of any length. Nothing is changed while typing. */
export function TextArea(props: TextAreaProps) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const { label, hint, error, aside } = props;

  function leave(typed: string) {
    const normal = typed.normalize('NFC');
    if (normal !== typed) props.onChange(normal);
    props.onLeave?.(normal);
  }

  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} aside={aside}>
      <textarea
        ref={props.ref}
        id={id}
        className={props.printed ? 'input text-area printed' : 'input text-area'}
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        // Chromium writes what stands in a field into its session file, unless the field says this.
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={(event) => leave(event.target.value)}
      />
    </FieldFrame>
  );
}
