import { useState } from 'react';
import type { Settings } from '../../../shared/contractAnswers.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';

/** Language and theme: they change at once. */
export function AppearanceSection() {
  const texts = useTexts().settings;
  const settings = useSession((session) => session.app?.settings);
  const saveSettings = useSession((session) => session.saveSettings);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function change(patch: Partial<Settings>) {
    setProblems(await saveSettings(patch));
  }

  return (
    <Zone kind="list" label={texts.sections.appearance}>
      <div className="settings form form-column">
        <h1>{texts.sections.appearance}</h1>
        <ProblemNotice problems={problems} />
        <RadioGroup
          label={texts.language}
          aside={texts.languageHint}
          value={settings?.language ?? null}
          options={[
            { value: 'vi', label: texts.languages.vi },
            { value: 'en', label: texts.languages.en },
          ]}
          layout="row"
          onChange={(language) => void change({ language })}
        />
        <RadioGroup
          label={texts.theme}
          value={settings?.theme ?? null}
          options={[
            { value: 'system', label: texts.themes.system },
            { value: 'light', label: texts.themes.light },
            { value: 'dark', label: texts.themes.dark },
          ]}
          layout="row"
          onChange={(theme) => void change({ theme })}
        />
      </div>
    </Zone>
  );
}
