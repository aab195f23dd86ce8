import { useTexts } from '../useTexts.ts';
import type { UnitDraft } from './unitDraft.ts';

/** The signature block as it will be printed. */
export function SignaturePreview({ draft }: { readonly draft: UnitDraft }) {
  const texts = useTexts().firstStart;
  const lines = [draft.authorityFirst, draft.authoritySecond, draft.headPosition].filter(
    (line) => line !== '',
  );
  return (
    <figure className="preview">
      <figcaption className="small">{texts.previewSignature}</figcaption>
      <div className="paper paper-signature" lang="vi">
        {lines.map((line) => (
          <p key={line} className="paper-strong">
            {line}
          </p>
        ))}
        <p className="paper-strong paper-signer">{draft.headName || '…'}</p>
      </div>
    </figure>
  );
}
