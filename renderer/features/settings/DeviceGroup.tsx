import { type FormEvent, useState } from 'react';
import type { KeysState } from '../../../shared/domain/keysState.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useOwnPassphrase } from './useOwnPassphrase.ts';

interface DeviceGroupProps {
  readonly device: KeysState['device'];
  readonly onChanged: () => void;
}

/** Opening without typing on this computer: a convenience beside the passphrase. */
export function DeviceGroup({ device, onChanged }: DeviceGroupProps) {
  const texts = useTexts().keys;
  const own = useOwnPassphrase();
  const [busy, setBusy] = useState(false);

  async function turn(event: FormEvent) {
    event.preventDefault();
    const turnOn = device.kind !== 'on';
    if (busy || (turnOn && !own.isTyped())) return;
    setBusy(true);
    const turned = turnOn
      ? await bridge().keys.turnDeviceOn({ passphrase: own.value })
      : await bridge().keys.turnDeviceOff();
    setBusy(false);
    if (!turned.ok) return own.refused(turned.problems);
    own.clear();
    onChanged();
  }

  return (
    <form className="form-group" onSubmit={(event) => void turn(event)} noValidate>
      <h2>{texts.deviceTitle}</h2>
      <p>{texts.deviceIntro}</p>
      {device.kind === 'on' && <p role="status">{texts.deviceOn}</p>}
      {device.kind === 'other' && <p>{texts.deviceOther(device.alias)}</p>}
      {device.kind === 'unavailable' ? (
        <p>{texts.deviceUnavailable}</p>
      ) : (
        <>
          {device.kind !== 'on' && <OwnPassphrase {...own.field} />}
          <ProblemNotice problems={own.problems} />
          <div>
            <Button type="submit" busy={busy}>
              {busy ? texts.turning : device.kind === 'on' ? texts.turnOff : texts.turnOn}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
