import type { Unit, UnitKind } from '../../../shared/domain/unit.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { showClock } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Note } from '../../ui/Note.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { PeopleFields } from '../../unitProfile/PeopleFields.tsx';
import { UnitFields } from '../../unitProfile/UnitFields.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { type UnitSaving, useUnitSaving } from './useUnitSaving.ts';

const askKinds = () => bridge().unit.kinds();

/** The profile of the unit: written as a whole each time a field is left and all of it is right. */
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
  const saving = useUnitSaving(unit, kinds);
  const { form } = saving;
  return (
    <Zone kind="list" label={own.sections.unit} foot={<ActionBar left={<UnitSaveState saving={saving} />} />}>
      <form
        className="settings form form-column"
        aria-label={own.sections.unit}
        onBlur={saving.onFieldLeft}
        onSubmit={(event) => event.preventDefault()}
      >
        <div>
          <h1>{own.sections.unit}</h1>
          <p className="lead">{own.unitIntro}</p>
        </div>
        {form.restored && (
          <Note role="status">
            <p>{texts.app.formBeforeLock}</p>
          </Note>
        )}
        {form.attempt > 0 && form.summary.length > 0 && (
          <ErrorSummary
            title={texts.app.errorCount(form.summary.length)}
            errors={form.summary}
            attempt={form.attempt}
          />
        )}
        <UnitFields form={form} kinds={kinds} />
        <PeopleFields form={form} />
      </form>
    </Zone>
  );
}

function UnitSaveState({ saving }: { readonly saving: UnitSaving }) {
  const texts = useTexts();
  const language = useLanguage();
  const { form, savedAt, problems, save } = saving;
  const retry = { label: texts.app.saveAgain, onPress: () => void save() };
  if (form.summary.length > 0)
    return <SaveState kind="failed" text={texts.settings.unitNotSaved(form.summary.length)} />;
  if (problems.length > 0)
    return (
      <SaveState
        kind="failed"
        text={problems.map((problem) => problemText(problem, language)).join(' ')}
        retry={retry}
      />
    );
  if (savedAt === null) return <SaveState kind="idle" text="" />;
  return <SaveState kind="saved" text={texts.app.savedAt(showClock(savedAt))} />;
}
