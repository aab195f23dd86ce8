import { useState } from 'react';
import type { Unit, UnitKind } from '../../../shared/domain/unit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { showClock } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { PeopleFields } from '../../unitProfile/PeopleFields.tsx';
import { UnitFields } from '../../unitProfile/UnitFields.tsx';
import { checkUnitDraft, draftOfUnit, peopleFields, unitFields } from '../../unitProfile/unitDraft.ts';
import { useUnitForm } from '../../unitProfile/useUnitForm.ts';
import { useAnswer } from '../../useAnswer.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';

const askKinds = () => bridge().unit.kinds();

/** The profile of the unit, changed as a whole. */
export function UnitSection() {
  const label = useTexts().settings.sections.unit;
  const unit = useSession((session) => session.unit);
  const kinds = useAnswer(askKinds);
  if (unit !== null && kinds.value !== null) return <UnitForm unit={unit} kinds={kinds.value} />;
  return (
    <Zone kind="list" label={label}>
      <ProblemNotice problems={kinds.problems} />
    </Zone>
  );
}

function UnitForm({ unit, kinds }: { readonly unit: Unit; readonly kinds: readonly UnitKind[] }) {
  const texts = useTexts();
  const own = texts.settings;
  const language = useLanguage();
  const setUnit = useSession((session) => session.setUnit);
  const form = useUnitForm(draftOfUnit(unit), kinds);
  const [busy, setBusy] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function save() {
    setSavedAt(null);
    if (!form.check([...unitFields, ...peopleFields])) return;
    const checked = checkUnitDraft(form.draft, texts.firstStart);
    if (checked.unit === null) return;
    setBusy(true);
    const answer = await bridge().unit.save(checked.unit);
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    setSavedAt(answer.value.savedAt);
    setUnit(checked.unit);
  }

  const failed = problems.map((problem) => problemText(problem, language)).join(' ');
  return (
    <Zone
      kind="list"
      label={own.sections.unit}
      foot={
        <ActionBar
          left={
            <SaveState
              kind={problems.length > 0 ? 'failed' : savedAt === null ? 'idle' : 'saved'}
              text={
                problems.length > 0 ? failed : savedAt === null ? '' : texts.app.savedAt(showClock(savedAt))
              }
            />
          }
          right={
            <Button variant="filled" busy={busy} onPress={() => void save()}>
              {busy ? own.savingUnit : own.saveUnit}
            </Button>
          }
        />
      }
    >
      <div className="settings form form-column">
        <div>
          <h1>{own.sections.unit}</h1>
          <p className="lead">{own.unitIntro}</p>
        </div>
        {form.summary.length > 0 && (
          <ErrorSummary
            title={texts.app.errorCount(form.summary.length)}
            errors={form.summary}
            attempt={form.attempt}
          />
        )}
        <UnitFields form={form} kinds={kinds} />
        <PeopleFields form={form} />
      </div>
    </Zone>
  );
}
