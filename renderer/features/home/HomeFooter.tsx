import { problemText } from '../../../shared/text/problemText.ts';
import { useRoute } from '../../route.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { useBackUp } from '../../useBackUp.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** Backup and settings, and what became of the last backup. */
export function HomeFooter() {
  const { home: texts, transfer, audit, backups } = useTexts();
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const { state, backUp } = useBackUp();
  const problems = state.kind === 'failed' || state.kind === 'done' ? state.problems : [];
  return (
    <ActionBar
      left={
        <>
          {state.kind === 'idle' && (
            <span className="flag">
              <Icon name="lock" />
              <span>{texts.vaultSealed}</span>
            </span>
          )}
          <SaveState
            kind={problems.length > 0 ? 'failed' : state.kind === 'done' ? 'saved' : 'idle'}
            text={
              problems.length > 0
                ? problems.map((problem) => problemText(problem, language)).join(' ')
                : state.kind === 'done'
                  ? [
                      texts.backedUp(state.folderName, state.time),
                      ...(state.isLogged ? [] : [backups.unlogged]),
                    ].join(' ')
                  : ''
            }
          />
          <Button size="small" busy={state.kind === 'busy'} onPress={() => void backUp()}>
            {state.kind === 'busy' ? texts.backingUp : texts.backUp}
          </Button>
        </>
      }
      right={
        <>
          <Button
            variant="quiet"
            icon="send"
            onPress={() => go({ screen: 'transfer', part: 'send', returnId: null })}
          >
            {transfer.title}
          </Button>
          <Button variant="quiet" icon="list" onPress={() => go({ screen: 'audit' })}>
            {audit.open}
          </Button>
          <Button variant="quiet" icon="gear" onPress={() => go({ screen: 'settings' })}>
            {texts.settings}
          </Button>
        </>
      }
    />
  );
}
