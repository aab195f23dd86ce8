import { useState } from 'react';
import type { Problem } from '../shared/problems.ts';
import { bridge } from './bridge.ts';
import { mayLeave } from './stores/leaveGuard.ts';

export type BackUpState =
  | { readonly kind: 'idle' | 'busy' }
  | {
      readonly kind: 'done';
      readonly folderName: string;
      readonly time: string;
      /** `backup-of-damaged`: the copy carries the damage of the vault. */
      readonly problems: readonly Problem[];
      /** False: the vault is open for reading only. */
      readonly isLogged: boolean;
    }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** Copies the vault into a folder that the person chooses in the dialog of the system. */
export function useBackUp(): { readonly state: BackUpState; readonly backUp: () => Promise<void> } {
  const [state, setState] = useState<BackUpState>({ kind: 'idle' });

  async function backUp() {
    if (!(await mayLeave())) return;
    setState({ kind: 'busy' });
    const answer = await bridge().vault.backUp();
    if (!answer.ok) setState({ kind: 'failed', problems: answer.problems });
    else if (answer.value === null) setState({ kind: 'idle' });
    else setState({ kind: 'done', ...answer.value, time: clock() });
  }

  return { state, backUp };
}

/** `HH:mm` of now. */
function clock(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}
