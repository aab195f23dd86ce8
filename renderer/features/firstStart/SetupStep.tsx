import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import type { UnitForm } from '../../unitProfile/useUnitForm.ts';
import { useTexts } from '../../useTexts.ts';
import { StepOutline } from './StepOutline.tsx';

interface SetupStepProps {
  readonly step: 'unit' | 'people';
  readonly title: string;
  readonly intro: string;
  readonly form: UnitForm;
  readonly problems?: readonly Problem[];
  readonly aside: ReactNode;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One page of the profile with its preview beside it. Its title takes focus, because the person opened the page. */
export function SetupStep({
  step,
  title,
  intro,
  form,
  problems = [],
  aside,
  actions,
  children,
}: SetupStepProps) {
  const texts = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="setup">
      <StepOutline current={step} />
      <div className="setup-step">
        <main className="setup-body" data-zone="main" tabIndex={-1}>
          <div className="setup-columns">
            <div className="form">
              <div>
                <h1 ref={heading} tabIndex={-1}>
                  {title}
                </h1>
                <p className="lead">{intro}</p>
              </div>
              {form.attempt > 0 && form.summary.length > 0 && (
                <ErrorSummary
                  title={texts.app.errorCount(form.summary.length)}
                  errors={form.summary}
                  attempt={form.attempt}
                />
              )}
              <ProblemNotice problems={problems} />
              {children}
            </div>
            <div className="setup-aside">{aside}</div>
          </div>
        </main>
        <ActionBar left={<span className="small">{texts.firstStart.notYetSaved}</span>} right={actions} />
      </div>
    </div>
  );
}
