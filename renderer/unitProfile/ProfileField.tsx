import { TextField } from '../ui/TextField.tsx';
import { useTexts } from '../useTexts.ts';
import type { UnitField } from './unitDraft.ts';
import type { UnitForm } from './useUnitForm.ts';

interface ProfileFieldProps {
  readonly form: UnitForm;
  readonly field: Exclude<UnitField, 'kind'>;
  readonly hint?: string;
  readonly tidy?: (text: string) => string;
  readonly onLeave?: (text: string) => void;
}

/** One text of the unit profile. */
export function ProfileField({ form, field, hint, tidy, onLeave }: ProfileFieldProps) {
  const texts = useTexts().firstStart;
  return (
    <TextField
      ref={form.refOf(field)}
      label={texts.fields[field]}
      hint={hint}
      error={form.errors[field]}
      value={form.draft[field]}
      onChange={(value) => form.set(field, value)}
      tidy={tidy}
      onLeave={onLeave}
      maxLength={300}
    />
  );
}
