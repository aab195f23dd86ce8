import type { TokenEntry } from '../../../shared/domain/tokenEntry.ts';
import { problem } from '../../../shared/result.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Note } from '../../ui/Note.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';
import type { TokenChoice } from './useTokenChoice.ts';

/** The PIN, after what the token says of the tries left. A locked token is not asked for one. */
export function TokenPin({ token, state }: { readonly token: TokenChoice; readonly state: TokenEntry }) {
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
        purpose="current-password"
        texts={texts.app}
        value={token.pin}
        onChange={token.enterPin}
      />
    </>
  );
}
