import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { Zone } from '../../ui/Zone.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { DeviceGroup } from './DeviceGroup.tsx';
import { OfficersGroup } from './OfficersGroup.tsx';
import { PassphraseGroup } from './PassphraseGroup.tsx';
import { RecoveryGroup } from './RecoveryGroup.tsx';

const askKeys = () => bridge().keys.state();

/** Who and what opens the vault: passphrase, recovery code, officers, this computer. */
export function KeysSection() {
  const texts = useTexts();
  const load = useSession((session) => session.load);
  const { value: keys, problems, askAgain } = useAnswer(askKeys);
  const label = texts.settings.sections.keys;
  return (
    <Zone kind="list" label={label}>
      <div className="settings form form-column">
        <h1>{label}</h1>
        <ProblemNotice problems={problems} />
        {keys !== null && (
          <>
            <RecoveryGroup
              keys={keys}
              onChanged={() => {
                askAgain();
                // The home screen stops reminding.
                void load();
              }}
            />
            <PassphraseGroup />
            <OfficersGroup officers={keys.officers} onChanged={askAgain} />
            <DeviceGroup device={keys.device} onChanged={askAgain} />
          </>
        )}
      </div>
    </Zone>
  );
}
