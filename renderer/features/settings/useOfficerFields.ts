import { useRef, useState } from 'react';
import { useTexts } from '../../useTexts.ts';

/** Alias and full name of an officer, as they are typed. */
export function useOfficerFields(start: { readonly alias: string; readonly fullName: string }) {
  const texts = useTexts().keys;
  const [alias, setAlias] = useState(start.alias);
  const [fullName, setFullName] = useState(start.fullName);
  const [errors, setErrors] = useState<{ readonly alias?: string; readonly fullName?: string }>({});
  const aliasField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);

  /** Says what is missing and moves focus to it; false then. */
  function check(): boolean {
    if (alias.trim() === '') {
      setErrors({ alias: texts.aliasMissing });
      aliasField.current?.focus();
      return false;
    }
    const isNamed = fullName.trim() !== '';
    setErrors(isNamed ? {} : { fullName: texts.fullNameMissing });
    if (!isNamed) nameField.current?.focus();
    return isNamed;
  }

  return {
    alias: alias.trim(),
    fullName: fullName.trim(),
    check,
    fields: { alias, fullName, setAlias, setFullName, errors, aliasField, nameField },
  };
}
