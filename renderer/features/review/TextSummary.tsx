import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { FreeTexts } from '../../../shared/domain/complianceReturn.ts';
import { useFrozen } from '../../stores/openReturn.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface TextSummaryProps {
  readonly data: OpenReturn;
  readonly part: keyof FreeTexts;
  readonly onEdit: () => void;
}

/** A free part as it prints; an empty one prints "Không có". */
export function TextSummary({ data, part, onEdit }: TextSummaryProps) {
  const texts = useTexts();
  const frozen = useFrozen();
  const heading = texts.checklist.texts[part];
  const text = data.complianceReturn.texts[part];
  return (
    <section className="text-summary" aria-label={heading}>
      <div className="review-part text-summary-head">
        <h2>{heading}</h2>
        <LinkButton
          label={frozen ? texts.review.viewPart(heading) : texts.review.editPart(heading)}
          onPress={onEdit}
        >
          {frozen ? texts.review.view : texts.review.edit}
        </LinkButton>
      </div>
      <p className={text.trim() === '' ? 'small' : 'summary-text'}>
        {text.trim() === '' ? texts.review.empty : <ForeignText>{text}</ForeignText>}
      </p>
    </section>
  );
}
