import { useRef, useState } from 'react';
import { isTooLongSecret } from '../../../shared/domain/secretLimit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** State of the field that asks for the own passphrase: what is wrong with it is said at the field. */
export function useOwnPassphrase() {
  const { keys: texts, app } = useTexts();
  const language = useLanguage();
  const [value, setValue] = useState('');
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const ref = useRef<HTMLInputElement>(null);

  function refuse(sentence: string) {
    setError(sentence);
    ref.current?.focus();
    ref.current?.select();
  }

  return {
    field: {
      ref,
      value,
      error,
      onChange: (text: string) => {
        setValue(text);
        setError(undefined);
      },
    },
    value,
    /** Those that are not the passphrase's. */
    problems,
    /** False, with the reason at the field, while nothing that can be one is typed. */
    isTyped(): boolean {
      if (value === '') refuse(texts.passphraseMissing);
      else if (isTooLongSecret(value)) refuse(app.secretTooLong);
      return value !== '' && !isTooLongSecret(value);
    },
    refused(found: readonly Problem[]) {
      const wrong = found.find(({ code }) => code === 'vault-wrong-passphrase' || code === 'vault-wait');
      setProblems(wrong === undefined ? found : []);
      if (wrong !== undefined) refuse(problemText(wrong, language));
    },
    clear() {
      setValue('');
      setError(undefined);
      setProblems([]);
    },
  };
}
