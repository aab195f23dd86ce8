import type { TokenEntry } from '../../../shared/domain/tokenEntry.ts';
import { problem } from '../../../shared/result.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Note } from '../../ui/Note.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';
import { KeyFaultNote } from './KeyFaultNote.tsx';
import type { KeyFault } from './keyFault.ts';
import type { TokenChoice } from './useTokenChoice.ts';

interface TokenPinProps {
  readonly token: TokenChoice;
  readonly state: TokenEntry;
  readonly fault: KeyFault | null;
}

/** The PIN, after what the token says of the tries left. A locked token is not asked for one. */
export function TokenPin({ token, state, fault }: TokenPinProps) {
  const texts = useTexts();
  const words = texts.tokens;
  const { label, pin } = state;
  if (pin.locked) return <ProblemNotice problems={[problem('token-locked', { label })]} />;
  return (
    <>
      {pin.finalTry ? (
        <>
          <Note tone="warn" role="status">
            <p>{words.finalTry}</p>
          </Note>
          <KeyFaultNote fault={fault} at="finalTry" />
          <Checkbox ref={token.confirmRef} checked={token.confirmed} onChange={token.confirm}>
            {words.confirmFinalTry}
          </Checkbox>
        </>
      ) : (
        pin.countLow && (
          <Note tone="warn" role="status">
            <p>{words.countLow}</p>
          </Note>
        )
      )}
      <PasswordField
        ref={token.pinRef}
        label={words.pin}
        hint={words.pinHint}
        error={fault?.at === 'pin' ? fault.text : undefined}
        purpose="current-password"
        texts={texts.app}
        value={token.pin}
        onChange={token.enterPin}
      />
    </>
  );
}
