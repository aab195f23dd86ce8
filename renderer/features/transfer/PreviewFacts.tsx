import type { TransferPreview } from '../../../shared/domain/transferPreview.ts';
import { showMoment, showSize } from '../../../shared/text/showFigures.ts';
import { Note } from '../../ui/Note.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

/** Whence the package comes and how much it holds. */
export function PreviewFacts({ preview }: { readonly preview: TransferPreview }) {
  const texts = useTexts().transfer;
  const language = useLanguage();
  const { from, counts } = preview;
  const facts: readonly (readonly [string, string, string?])[] = [
    from.unitName === null
      ? [texts.facts.from, texts.facts.noUnit]
      : [texts.facts.from, `${from.unitName} (${from.unitCode})`, 'vi'],
    [texts.facts.madeBy, from.madeBy, 'vi'],
    [texts.facts.madeAt, showMoment(preview.madeAt)],
    [texts.facts.content, texts.content(counts.returns, counts.answers)],
    [texts.facts.evidence, texts.evidence(counts.evidence, counts.evidenceKnown)],
    [texts.facts.kept, texts.files(counts.keptFiles)],
    [texts.facts.newBytes, showSize(counts.newBytes, language)],
    [texts.facts.audit, texts.audit(counts.auditEntries)],
  ];
  return (
    <section className="form-group">
      <h2>{texts.previewTitle}</h2>
      <dl className="about-facts">
        {facts.map(([name, value, lang]) => (
          <div key={name} className="transfer-fact">
            <dt>{name}</dt>
            <dd>
              <ForeignText {...(lang === undefined ? {} : { lang })}>{value}</ForeignText>
            </dd>
          </div>
        ))}
      </dl>
      {preview.isOwn && <Note>{texts.own}</Note>}
      {preview.takenInAt !== null && <Note>{texts.takenInBefore(showMoment(preview.takenInAt))}</Note>}
      {preview.isOtherUnit && <Note tone="warn">{texts.otherUnit}</Note>}
    </section>
  );
}
