import { useState } from 'react';
import { defaultIdleMinutes, idleMinutes } from '../../../shared/domain/lockReason.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';

/** After how many minutes without a key or mouse the vault locks by itself. */
export function IdleTime() {
  const texts = useTexts().settings;
  const minutes = useSession((session) => session.app?.settings.lockAfterMinutes ?? defaultIdleMinutes);
  const saveSettings = useSession((session) => session.saveSettings);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function choose(value: string) {
    const lockAfterMinutes = idleMinutes.find((offered) => String(offered) === value);
    if (lockAfterMinutes !== undefined) setProblems(await saveSettings({ lockAfterMinutes }));
  }

  return (
    <>
      <ProblemNotice problems={problems} />
      <RadioGroup
        label={texts.idleTitle}
        value={String(minutes)}
        options={idleMinutes.map((offered) => ({ value: String(offered), label: texts.minutes(offered) }))}
        layout="row"
        onChange={(value) => void choose(value)}
      />
      <p className="small">{texts.idleHint}</p>
    </>
  );
}
