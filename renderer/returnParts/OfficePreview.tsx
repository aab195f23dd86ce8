import { useEffect, useState } from 'react';
import type { OfficeText } from '../../shared/contractAnswers.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Result } from '../../shared/result.ts';
import { problemText } from '../../shared/text/problemText.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { previewName } from './previewName.ts';

/** The text of a Word or Excel document, read by the engine. */
export function OfficePreview({ file }: { readonly file: Evidence }) {
  const texts = useTexts().evidence.preview;
  const language = useLanguage();
  const [read, setRead] = useState<Result<OfficeText> | null>(null);
  const [tries, setTries] = useState(0);
  const { returnId, id } = file;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads again.
  useEffect(() => {
    let gone = false;
    setRead(null);
    void bridge()
      .evidence.readText({ returnId, evidenceId: id })
      .then((answer) => {
        if (!gone) setRead(answer);
      });
    return () => {
      gone = true;
    };
  }, [returnId, id, tries]);
  if (read === null) return <p className="preview-wait small">{texts.loading}</p>;
  if (!read.ok)
    return (
      <Note
        actions={
          <Button size="small" onPress={() => setTries(tries + 1)}>
            {texts.retry}
          </Button>
        }
      >
        {read.problems.map((problem) => (
          <p key={problem.code}>{problemText(problem, language)}</p>
        ))}
      </Note>
    );
  const { parts, cut } = read.value;
  const hasText = parts.some(({ text }) => text !== '');
  return (
    <div className="preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable with the keyboard. */}
      <section className="preview-text" aria-label={texts.text(previewName(file))} tabIndex={0}>
        {!hasText && texts.emptyText}
        {hasText &&
          parts.map(({ title, text }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sheets keep their places.
            <div key={place}>
              {title !== null && <p className="preview-sheet">{texts.sheet(title)}</p>}
              {text}
            </div>
          ))}
      </section>
      <p className="small">{texts.officeNote}</p>
      {cut && <p className="small">{texts.textCut}</p>}
    </div>
  );
}
