import { useRoute } from '../../route.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import { IdleTime } from './IdleTime.tsx';

/** Locking, by hand and by itself. */
export function VaultSection() {
  const texts = useTexts();
  const own = texts.settings;
  const go = useRoute((state) => state.go);
  const lock = useSession((session) => session.lock);
  return (
    <Zone kind="list" label={own.sections.vault}>
      <div className="settings form form-column">
        <div>
          <h1>{own.sections.vault}</h1>
          <p className="lead">{own.vaultIntro}</p>
        </div>
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
        <section className="form-group">
          <h2>{texts.transfer.title}</h2>
          <p>{texts.transfer.intro}</p>
          <div>
            <Button icon="send" onPress={() => go({ screen: 'transfer', part: 'send', returnId: null })}>
              {texts.transfer.open}
            </Button>
          </div>
        </section>
      </div>
    </Zone>
  );
}
