import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { describedBy, FieldFrame, type FieldTexts } from './FieldFrame.tsx';

export interface TextFieldProps extends FieldTexts {
  readonly value: string;
  /** Called at each keystroke; the parent sets the value in the same turn, or the Vietnamese keyboard loses letters. */
  readonly onChange: (value: string) => void;
  /** Called on leaving the field, after the text was brought to NFC. */
  readonly onLeave?: ((value: string) => void) | undefined;
  /** Tidies the text on leaving, never while typing. */
  readonly tidy?: ((value: string) => string) | undefined;
  readonly aside?: ReactNode;
  readonly id?: string | undefined;
  readonly width?: 'full' | 'short';
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: 'text' | 'numeric';
  /** Enter outside composition. */
  readonly onEnter?: (() => void) | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of plain text: no mask, no completion, no change while typing. */
export function TextField(props: TextFieldProps) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const { label, hint, error, aside, value, onEnter } = props;

  function leave(typed: string) {
    const tidied = (props.tidy?.(typed) ?? typed).normalize('NFC');
    if (tidied !== typed) props.onChange(tidied);
    props.onLeave?.(tidied);
  }

  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} aside={aside}>
      <input
        ref={props.ref}
        id={id}
        className={`input input-${props.width ?? 'full'}`}
        type="text"
        value={value}
        readOnly={props.readOnly}
        maxLength={props.maxLength}
        inputMode={props.inputMode}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={(event) => leave(event.target.value)}
        onKeyDown={(event) => {
          if (isEnter(event)) onEnter?.();
        }}
      />
    </FieldFrame>
  );
}

/** Enter as a command: while a word is being composed it belongs to the keyboard. */
export function isEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== 229;
}
