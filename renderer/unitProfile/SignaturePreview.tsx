import { useId } from 'react';
import { useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';
import type { UnitDraft } from './unitDraft.ts';

/** The signature block as it will be printed. */
export function SignaturePreview({ draft }: { readonly draft: UnitDraft }) {
  const texts = useTexts().firstStart;
  const id = useId();
  const lines = [draft.authorityFirst, draft.authoritySecond, draft.headPosition].filter(
    (line) => line !== '',
  );
  return (
    <figure className="unit-preview" aria-labelledby={id}>
      <figcaption className="small" id={id}>
        {texts.previewSignature}
      </figcaption>
      <div className="paper paper-signature" lang="vi">
        {lines.map((line) => (
          <p key={line} className="paper-strong">
            <ForeignText>{line}</ForeignText>
          </p>
        ))}
        <p className="paper-strong paper-signer">
          <ForeignText>{draft.headName || '…'}</ForeignText>
        </p>
      </div>
    </figure>
  );
}
