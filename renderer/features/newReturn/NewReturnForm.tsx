import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import type { IsoDay } from '../../../shared/domain/dates.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useRoute } from '../../route.ts';
import { keepForm, keepTyped, restoredForm, useRestored } from '../../stores/drafts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Note } from '../../ui/Note.tsx';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { DirectiveLine } from '../../wording/DirectiveLine.tsx';
import { sentenceCase } from '../../wording/directiveLine.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { AdoptGroup } from './AdoptGroup.tsx';
import { DeadlineFields } from './DeadlineFields.tsx';
import {
  checkNewReturn,
  emptyNewReturn,
  type NewReturnDraft,
  type NewReturnErrors,
  type NewReturnField,
  nearDirective,
  newReturnDraftName,
  problemsOfFields,
} from './newReturnDraft.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { ReceivedFields } from './ReceivedFields.tsx';

/** What the parts of the form share. */
export interface NewReturnParts {
  readonly draft: NewReturnDraft;
  readonly errors: NewReturnErrors;
  readonly change: (patch: Partial<NewReturnDraft>) => void;
  /** Completes a day typed without a year. */
  readonly near: IsoDay | undefined;
  readonly refOf: (field: NewReturnField) => (element: HTMLElement | null) => void;
}

export function NewReturnForm({ directive }: { readonly directive: DirectiveSummary }) {
  const texts = useTexts();
  const own = texts.newReturn;
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const draftName = newReturnDraftName(directive.id);
  const [draft, setDraft] = useState(() => restoredForm(draftName, emptyNewReturn));
  useEffect(() => keepForm(draftName, draft, emptyNewReturn), [draftName, draft]);
  const restored = useRestored(draftName);
  const [errors, setErrors] = useState<NewReturnErrors>({});
  const [attempt, setAttempt] = useState(0);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const main = useArrivalFocus<HTMLElement>();
  const elements = useRef(new Map<NewReturnField, HTMLElement>());

  const parts: NewReturnParts = {
    draft,
    errors,
    near: nearDirective(directive),
    change: (patch) => {
      setDraft((before) => ({ ...before, ...patch }));
      setErrors((before) => withoutFields(before, Object.keys(patch)));
    },
    refOf: (field) => (element) => {
      if (element === null) elements.current.delete(field);
      else elements.current.set(field, element);
    },
  };

  async function create() {
    if (busy) return;
    const checked = checkNewReturn(draft, directive, texts);
    setErrors(checked.errors);
    setProblems([]);
    if (checked.input === null) return setAttempt((count) => count + 1);
    setBusy(true);
    const answer = await bridge().returns.create(checked.input);
    setBusy(false);
    if (answer.ok) keepTyped(draftName, null);
    if (answer.ok) go({ screen: 'return', returnId: answer.value.returnId, view: 'list' });
    else refuse(answer.problems);
  }

  /** What is about a field is said at it. */
  function refuse(refused: readonly Problem[]) {
    const told = problemsOfFields(refused, language);
    setErrors(told.errors);
    setProblems(told.others);
    if (Object.keys(told.errors).length > 0) setAttempt((count) => count + 1);
  }

  useShortcuts({ 'Ctrl+Enter': () => void create() });

  function submit(event: FormEvent) {
    event.preventDefault();
    void create();
  }

  const found = Object.entries(errors) as [NewReturnField, string][];
  const { addressing } = directive;
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <main ref={main} className="page page-paper" data-zone="main" tabIndex={-1}>
        <div className="form form-column">
          <div>
            <h1>{own.title}</h1>
            <p>
              <strong lang="vi">
                <ForeignText>{sentenceCase(directive.subject)}</ForeignText>
              </strong>
            </p>
            <p className="small">
              <DirectiveLine directive={directive} />
            </p>
            {addressing.addressed && (
              <p className="small">{own.addressed(addressing.groupName, addressing.itemCount)}</p>
            )}
          </div>
          {restored && (
            <Note role="status">
              <p>{texts.app.formBeforeLock}</p>
            </Note>
          )}
          {found.length > 0 && (
            <ErrorSummary
              title={texts.app.errorCount(found.length)}
              attempt={attempt}
              errors={found.map(([field, text]) => ({
                key: field,
                text,
                onPress: () => elements.current.get(field)?.focus(),
              }))}
            />
          )}
          <ProblemNotice problems={problems} />
          {!addressing.addressed && <AdoptGroup parts={parts} groups={directive.adoptableGroups} />}
          <PeriodFields parts={parts} />
          <DeadlineFields parts={parts} />
          <ReceivedFields parts={parts} directive={directive} />
        </div>
      </main>
      <ActionBar
        left={<span className="small">{own.intro}</span>}
        right={
          <>
            <Button
              onPress={() => {
                keepTyped(draftName, null);
                go({ screen: 'home' });
              }}
            >
              {texts.app.cancel}
            </Button>
            <Button type="submit" variant="filled" busy={busy}>
              {busy ? own.creating : own.create}
            </Button>
          </>
        }
      />
    </form>
  );
}

function withoutFields(errors: NewReturnErrors, fields: readonly string[]): NewReturnErrors {
  const mended = new Set(fields.includes('deadlineNotStated') ? [...fields, 'deadline'] : fields);
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !mended.has(field)));
}
