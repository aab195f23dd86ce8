import { RestoreOffer } from '../../backups/RestoreOffer.tsx';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { StartFooter } from './StartFooter.tsx';

/** Half a vault: what is missing and what to do. A new vault is never offered here. */
export function VaultMissingScreen({
  missing,
}: {
  readonly missing: 'keyring-missing' | 'database-missing';
}) {
  const texts = useTexts().unlock;
  const load = useSession((session) => session.load);
  const { title, what } = texts.missing[missing];
  return (
    <>
      <main className="start">
        <div className="start-form start-wide">
          <h1>{title}</h1>
          <Note tone="error">
            <p>{what}</p>
            <p>{texts.noNewVault}</p>
          </Note>
          <h2>{texts.stepsTitle}</h2>
          <ol className="plain-steps">
            {texts.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <div className="start-actions">
            <Button variant="filled" onPress={() => void load()}>
              {texts.checkAgain}
            </Button>
            <RestoreOffer />
          </div>
        </div>
      </main>
      <StartFooter />
    </>
  );
}
