import { useId } from 'react';
import { formProfile } from '../../shared/domain/formProfile.ts';
import { useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';
import type { UnitDraft } from './unitDraft.ts';

/** The top of the return as it will be printed, while one types. */
export function HeaderPreview({ draft }: { readonly draft: UnitDraft }) {
  const texts = useTexts().firstStart;
  const id = useId();
  return (
    <figure className="unit-preview" aria-labelledby={id}>
      <figcaption className="small" id={id}>
        {texts.previewHeader}
      </figcaption>
      <div className="paper paper-header" lang="vi">
        <div className="paper-agency">
          {draft.parent !== '' && (
            <p>
              <ForeignText>{draft.parent.toLocaleUpperCase('vi')}</ForeignText>
            </p>
          )}
          <p className="paper-strong paper-ruled">
            <ForeignText>{draft.name.toLocaleUpperCase('vi') || '…'}</ForeignText>
          </p>
          <p className="paper-number">
            <ForeignText>{texts.previewNumber(draft.symbol)}</ForeignText>
          </p>
        </div>
        <div className="paper-nation">
          <p className="paper-strong">{formProfile.nationalTitle.text}</p>
          <p className="paper-strong paper-ruled-full">{formProfile.motto.text}</p>
          <p className="paper-slanted">
            <ForeignText>{texts.previewPlace(draft.place || '…')}</ForeignText>
          </p>
        </div>
        <p className="paper-strong paper-title">{formProfile.documentType.text}</p>
      </div>
      <p className="small">{texts.previewNote}</p>
    </figure>
  );
}
