import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useBackUp } from '../../useBackUp.ts';
import { useTexts } from '../../useTexts.ts';
import { IdleTime } from './IdleTime.tsx';

/** Backup and lock. */
export function VaultSection() {
  const texts = useTexts();
  const own = texts.settings;
  const lock = useSession((session) => session.lock);
  const { state, backUp } = useBackUp();
  return (
    <Zone kind="list" label={own.sections.vault}>
      <div className="settings form form-column">
        <div>
          <h1>{own.sections.vault}</h1>
          <p className="lead">{own.vaultIntro}</p>
        </div>
        <section className="form-group">
          <h2>{own.backUpTitle}</h2>
          <p>{own.backUpIntro}</p>
          {state.kind === 'failed' && <ProblemNotice problems={state.problems} />}
          {state.kind === 'done' && (
            <Note role="status" icon="check">
              <p>{texts.home.backedUp(state.folderName, state.time)}</p>
            </Note>
          )}
          <div>
            <Button variant="filled" busy={state.kind === 'busy'} onPress={() => void backUp()}>
              {state.kind === 'busy' ? texts.home.backingUp : texts.home.backUp}
            </Button>
          </div>
        </section>
        <section className="form-group">
          <h2>{own.lockTitle}</h2>
          <p>{own.lockIntro}</p>
          <IdleTime />
          <div>
            <Button icon="lock" onPress={() => void lock()}>
              {own.lockTitle}
            </Button>
          </div>
        </section>
      </div>
    </Zone>
  );
}
