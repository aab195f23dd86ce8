import { RestoreOffer } from '../../backups/RestoreOffer.tsx';
import { WorkProgress } from '../../backups/WorkProgress.tsx';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useBackUp } from '../../useBackUp.ts';
import { useTexts } from '../../useTexts.ts';
import { AutomaticBackups } from './AutomaticBackups.tsx';

/** Copies of the vault, by hand and by the program, and putting one back. */
export function BackupsSection() {
  const texts = useTexts();
  const own = texts.backups;
  const { state, backUp } = useBackUp();
  return (
    <Zone kind="list" label={texts.settings.sections.backups}>
      <div className="settings form form-column">
        <div>
          <h1>{own.title}</h1>
          <p className="lead">{own.lead}</p>
        </div>
        <section className="form-group">
          <h2>{own.byHandTitle}</h2>
          <p>{own.byHandIntro}</p>
          {state.kind === 'failed' && <ProblemNotice problems={state.problems} />}
          {state.kind === 'done' && <ProblemNotice problems={state.problems} tone="warn" />}
          {state.kind === 'done' && state.problems.length === 0 && (
            <Note role="status" icon="check">
              <p>{texts.home.backedUp(state.folderName, state.time)}</p>
              <p>{own.mayRemove}</p>
            </Note>
          )}
          {state.kind === 'done' && !state.isLogged && (
            <Note>
              <p>{own.unlogged}</p>
            </Note>
          )}
          {state.kind === 'busy' ? (
            <WorkProgress work="backup" />
          ) : (
            <div>
              <Button variant="filled" onPress={() => void backUp()}>
                {texts.home.backUp}
              </Button>
            </div>
          )}
        </section>
        <AutomaticBackups />
        <section className="form-group">
          <h2>{own.restoreTitle}</h2>
          <p>{own.restoreIntro}</p>
          <div>
            <RestoreOffer />
          </div>
        </section>
      </div>
    </Zone>
  );
}
