import { TextField } from '../../ui/TextField.tsx';
import { useTexts } from '../../useTexts.ts';
import type { useOfficerFields } from './useOfficerFields.ts';

/** What an officer is called before the vault is open, and who it is inside. */
export function OfficerFields(fields: ReturnType<typeof useOfficerFields>['fields']) {
  const texts = useTexts().keys;
  return (
    <>
      <TextField
        ref={fields.aliasField}
        label={texts.alias}
        hint={texts.aliasHint}
        error={fields.errors.alias}
        value={fields.alias}
        onChange={fields.setAlias}
        maxLength={40}
      />
      <TextField
        ref={fields.nameField}
        label={texts.fullName}
        hint={texts.fullNameHint}
        error={fields.errors.fullName}
        value={fields.fullName}
        onChange={fields.setFullName}
        maxLength={200}
      />
    </>
  );
}
