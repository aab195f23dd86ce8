import {
  type CheckFinding,
  checkSteps,
  countOf,
  type VaultCheckReport,
} from '../../../shared/domain/vaultCheck.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { showCount, showMoment } from '../../../shared/text/showFigures.ts';
import { placesText, platformLines, stepResult } from '../../../shared/text/vaultCheckLines.ts';
import { Note, type NoteTone } from '../../ui/Note.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

const tones: Record<CheckFinding['weight'], NoteTone> = { damage: 'error', warning: 'warn', note: 'neutral' };

/** What the last check found, where, what it means and what to do; then what was looked at. */
export function CheckReport({ report }: { readonly report: VaultCheckReport }) {
  const texts = useTexts().vaultCheck;
  const language = useLanguage();
  const damage = countOf(report, 'damage');
  const warnings = countOf(report, 'warning');
  const tone = damage > 0 ? 'error' : warnings > 0 ? 'warn' : 'neutral';
  return (
    <>
      <section className="form-group" aria-labelledby="check-result">
        <h2 id="check-result">{texts.lastTitle}</h2>
        <Note tone={tone} {...(tone === 'neutral' ? { icon: 'check' as const } : {})}>
          <p className="check-verdict">{texts.verdict(damage, warnings)}</p>
          <p>
            {texts.finishedAt(showMoment(report.finishedAt))}
            {report.automatic && ` ${texts.automatic}`}
          </p>
        </Note>
      </section>
      {report.findings.length > 0 && (
        <section className="form-group" aria-labelledby="check-findings">
          <h2 id="check-findings">{texts.findingsTitle}</h2>
          <ol className="check-findings">
            {report.findings.map((finding, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of a report never changes.
              <li key={index}>
                <Note tone={tones[finding.weight]} title={texts.weights[finding.weight]}>
                  {placesText(finding, language).map((place) => (
                    <p key={place} className="check-place">
                      {place}
                    </p>
                  ))}
                  <p>{problemText(finding.problem, language)}</p>
                </Note>
              </li>
            ))}
          </ol>
          {report.unlisted > 0 && <p>{texts.unlisted(showCount(report.unlisted, language))}</p>}
        </section>
      )}
      <section className="form-group" aria-labelledby="check-steps">
        <h2 id="check-steps">{texts.stepsTitle}</h2>
        <dl className="check-steps">
          {checkSteps.map((step) => (
            <div key={step}>
              <dt>{texts.steps[step]}</dt>
              <dd>{stepResult(report, step, language)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="form-group" aria-labelledby="check-platform">
        <h2 id="check-platform">{texts.platformTitle}</h2>
        <ul className="check-platform">
          {platformLines(report, language).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
