import { useEffect } from 'react';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { useTexts } from '../../useTexts.ts';
import { KeyFaultNote } from './KeyFaultNote.tsx';
import type { KeyFault } from './keyFault.ts';
import { TokenCertificates } from './TokenCertificates.tsx';
import { TokenPin } from './TokenPin.tsx';
import type { TokenChoice } from './useTokenChoice.ts';

interface TokenFieldsProps {
  readonly token: TokenChoice;
  readonly fault: KeyFault | null;
}

/** Library, certificate and PIN of a USB token, in the order in which they are needed. */
export function TokenFields({ token, fault }: TokenFieldsProps) {
  const words = useTexts().tokens;
  const { libraries, library, listed, lookForLibraries, forgetPin } = token;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the fields are shown.
  useEffect(() => {
    if (libraries === null) void lookForLibraries();
    return forgetPin;
  }, []);
  if (libraries === null) return <ProblemNotice problems={token.problems} />;
  return (
    <div className="token">
      {library === null ? (
        <p>{words.noModule}</p>
      ) : (
        <Select
          label={words.module}
          value={library.module}
          options={libraries.map(({ module, name }) => ({ value: module, label: name }))}
          onChange={token.chooseLibrary}
        />
      )}
      <div className="token-buttons">
        {library !== null && (
          <Button ref={token.readRef} size="small" busy={token.reading} onPress={() => void token.read()}>
            {token.reading ? words.reading : listed === null ? words.read : words.readAgain}
          </Button>
        )}
        <Button
          {...(library === null ? { ref: token.readRef } : {})}
          size="small"
          variant={library === null ? 'outlined' : 'quiet'}
          busy={token.reading}
          onPress={() => void token.chooseFile()}
        >
          {words.chooseModule}
        </Button>
      </div>
      <ProblemNotice problems={token.problems} />
      <KeyFaultNote fault={fault} at="certificate" />
      {listed !== null && listed.length > 0 && <TokenCertificates token={token} listed={listed} />}
      {token.chosen !== null && <TokenPin token={token} state={token.chosen.token} fault={fault} />}
    </div>
  );
}
