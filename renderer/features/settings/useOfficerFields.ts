import { useRef, useState } from 'react';
import { unfitText } from '../../../shared/domain/unfitTexts.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** Alias and full name of an officer, as they are typed. */
export function useOfficerFields(start: { readonly alias: string; readonly fullName: string }) {
  const texts = useTexts().keys;
  const language = useLanguage();
  const [alias, setAlias] = useState(start.alias);
  const [fullName, setFullName] = useState(start.fullName);
  const [errors, setErrors] = useState<{ readonly alias?: string; readonly fullName?: string }>({});
  const aliasField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);

  function unfit(text: string): string | undefined {
    const found = unfitText(text.trim());
    return found === null ? undefined : problemText(found, language);
  }

  /** Says what is missing or wrong and moves focus to it; false then. */
  function check(): boolean {
    if (alias.trim() === '') {
      setErrors({ alias: texts.aliasMissing });
      aliasField.current?.focus();
      return false;
    }
    const unfitAlias = unfit(alias);
    if (unfitAlias !== undefined) {
      setErrors({ alias: unfitAlias });
      aliasField.current?.focus();
      return false;
    }
    const wrong = fullName.trim() === '' ? texts.fullNameMissing : unfit(fullName);
    setErrors(wrong === undefined ? {} : { fullName: wrong });
    if (wrong !== undefined) nameField.current?.focus();
    return wrong === undefined;
  }

  return {
    alias: alias.trim(),
    fullName: fullName.trim(),
    check,
    fields: { alias, fullName, setAlias, setFullName, errors, aliasField, nameField },
  };
}
