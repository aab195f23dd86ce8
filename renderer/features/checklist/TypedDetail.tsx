import { useRestored } from '../../stores/drafts.ts';
import { draftName, keepDraft, useOpenReturn } from '../../stores/openReturn.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useTexts } from '../../useTexts.ts';

interface TypedDetailProps {
  readonly label: string;
  readonly hint?: string;
  readonly draftKey: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly short?: boolean;
  /** What is wrong with a text; it is then kept in the field and not given on. */
  readonly check?: (text: string) => string | undefined;
  /** Called on leaving the field with a text that passed. */
  readonly onText: (text: string) => void;
}

/** A short text that is a value only as a whole, such as a number of a document. */
export function TypedDetail(props: TypedDetailProps) {
  const { draftKey, value, check } = props;
  const draft = useOpenReturn((state) => state.drafts[draftKey]);
  const left = useOpenReturn((state) => state.leftDrafts.includes(draftKey));
  const returnId = useOpenReturn((state) => state.returnId);
  const restored = useRestored(draftName(returnId ?? '', draftKey));
  const texts = useTexts().app;
  return (
    <TextField
      label={props.label}
      hint={restored ? texts.typedBeforeLock : props.hint}
      error={draft !== undefined && left ? check?.(draft.trim()) : undefined}
      width={props.short ? 'short' : 'full'}
      maxLength={props.maxLength ?? 60}
      value={draft ?? value}
      onChange={(text) => keepDraft(draftKey, text)}
      onLeave={(text) => {
        if (check?.(text.trim()) !== undefined) return keepDraft(draftKey, text, true);
        keepDraft(draftKey, null);
        if (text.trim() !== value) props.onText(text.trim());
      }}
    />
  );
}
