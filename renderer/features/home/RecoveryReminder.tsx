import { useRoute } from '../../route.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';

/** Until there is a recovery code, a forgotten passphrase would lose everything. */
export function RecoveryReminder() {
  const texts = useTexts().keys;
  const isMissing = useSession((session) => session.app?.recoveryCodeMissing === true);
  const go = useRoute((state) => state.go);
  if (!isMissing) return null;
  return (
    <Note
      tone="warn"
      actions={
        <Button size="small" onPress={() => go({ screen: 'settings', section: 'keys' })}>
          {texts.goToRecovery}
        </Button>
      }
    >
      <p>{texts.recoveryMissing}</p>
    </Note>
  );
}
