import { useState } from 'react';
import type { LockedKeys } from '../../../shared/domain/keysState.ts';
import { useSession } from '../../session.ts';

const none: LockedKeys['officers'] = [];

/** The officer chosen. `choice` is what main is told: nothing while there is one officer. */
export function useOfficer() {
  const officers = useSession((session) => session.app?.lockedKeys?.officers ?? none);
  const [chosen, setChosen] = useState<string | null>(null);
  const slotId = officers.some((officer) => officer.slotId === chosen) ? chosen : officers[0]?.slotId;
  const choice = officers.length > 1 && slotId != null ? { slotId } : {};
  return { officers, slotId: slotId ?? '', choose: setChosen, choice };
}
