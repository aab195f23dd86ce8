import { useState } from 'react';
import type { UnitKind } from '../../../shared/domain/unit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useSession } from '../../session.ts';
import { keepTyped } from '../../stores/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { HeaderPreview } from '../../unitProfile/HeaderPreview.tsx';
import { PeopleFields } from '../../unitProfile/PeopleFields.tsx';
import { SignaturePreview } from '../../unitProfile/SignaturePreview.tsx';
import { UnitFields } from '../../unitProfile/UnitFields.tsx';
import { checkUnitDraft, emptyUnitDraft, peopleFields, unitFields } from '../../unitProfile/unitDraft.ts';
import { unitDraftName, useUnitForm } from '../../unitProfile/useUnitForm.ts';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { SetupStep } from './SetupStep.tsx';
import { UnsavedProfile } from './UnsavedProfile.tsx';

const askKinds = () => bridge().unit.kinds();
const allFields = [...unitFields, ...peopleFields];

/** Whose vault it is: two pages of one profile, written in one act at the end. */
export function ProfileSteps() {
  const kinds = useAnswer(askKinds);
  if (kinds.value === null)
    return (
      <main className="page">
        <ProblemNotice problems={kinds.problems} />
      </main>
    );
  return <ProfileForm kinds={kinds.value} />;
}

function ProfileForm({ kinds }: { readonly kinds: readonly UnitKind[] }) {
  const texts = useTexts();
  const own = texts.firstStart;
  const form = useUnitForm(emptyUnitDraft, kinds);
  const setUnit = useSession((session) => session.setUnit);
  const [step, setStep] = useState<'unit' | 'people'>('unit');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function finish() {
    if (busy || !form.check(allFields)) return;
    const { unit } = checkUnitDraft(form.draft, own);
    if (unit === null) return;
    setBusy(true);
    const answer = await bridge().unit.save(unit);
    setBusy(false);
    if (answer.ok) {
      keepTyped(unitDraftName, null);
      setUnit(unit);
    } else setProblems(answer.problems);
  }

  function toPeople() {
    if (form.check(unitFields)) setStep('people');
  }

  useShortcuts({ 'Ctrl+Enter': () => (step === 'unit' ? toPeople() : void finish()) });

  const guard = <UnsavedProfile unsaved={form.draft !== emptyUnitDraft} />;
  if (step === 'unit')
    return (
      <SetupStep
        key="unit"
        step="unit"
        title={own.unitTitle}
        intro={own.unitIntro}
        form={form}
        aside={<HeaderPreview draft={form.draft} />}
        actions={
          <Button variant="filled" onPress={toPeople}>
            {own.toPeople}
          </Button>
        }
      >
        <UnitFields form={form} kinds={kinds} />
        {guard}
      </SetupStep>
    );
  return (
    <SetupStep
      key="people"
      step="people"
      title={own.peopleTitle}
      intro={own.peopleIntro}
      form={form}
      problems={problems}
      aside={<SignaturePreview draft={form.draft} />}
      actions={
        <>
          <Button onPress={() => setStep('unit')}>{texts.app.back}</Button>
          <Button variant="filled" busy={busy} onPress={() => void finish()}>
            {busy ? own.finishing : own.finish}
          </Button>
        </>
      }
    >
      <PeopleFields form={form} />
      {guard}
    </SetupStep>
  );
}
