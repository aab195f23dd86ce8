import { useState } from 'react';
import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { toldFindings } from '../../../shared/domain/shownVerdict.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { Button } from '../../ui/Button.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

/** Every check by name, with its outcome and what it found. Opened only when asked for. */
export function ExplainedChecks({ file }: { readonly file: CheckedFile }) {
  const { verify: words, checks: texts } = useTexts();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const told = new Set(toldFindings(file).map((problem) => problemText(problem, language)));
  /** Not once more that a role is missing whose signature does not hold. */
  const sentencesOf = (problems: readonly Problem[]) => [
    ...new Set(
      problems
        .map((problem) => problemText(problem, language))
        .filter(
          (sentence, place) => problems[place]?.code !== 'signature-missing-role' || told.has(sentence),
        ),
    ),
  ];
  const button = isOpen ? words.explainHide : words.explain;
  return (
    <section>
      <Button
        size="small"
        variant="quiet"
        expanded={isOpen}
        label={words.explainOf(button, visibleName(file.file))}
        onPress={() => setIsOpen(!isOpen)}
      >
        {button}
      </Button>
      {isOpen && (
        <ol className="explained">
          {file.checks.map(({ check, outcome, reason, problems }) => (
            <li key={check} className={`explained-${outcome}`}>
              <span className="explained-outcome">{texts.outcomes[outcome]}</span>
              <span>{texts.names[check]}</span>
              {reason !== null && <p className="small">{texts.reasons[reason]}</p>}
              {sentencesOf(problems).map((sentence) => (
                <p key={sentence} className="small">
                  {sentence}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
