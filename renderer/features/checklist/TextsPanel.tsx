import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { longTextLimit } from '../../../shared/domain/answer.ts';
import type { FreeTexts } from '../../../shared/domain/complianceReturn.ts';
import { HistoryLink } from '../../returnParts/HistoryLink.tsx';
import { ItemChange } from '../../returnParts/ItemChange.tsx';
import { editTexts, leaveTexts } from '../../stores/editReturn.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { useTexts } from '../../useTexts.ts';

/** The free parts of the return: I, IV and V. */
export function TextsPanel({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().checklist.texts;
  const values = data.complianceReturn.texts;
  const field = (part: keyof FreeTexts, hint?: string) => (
    <TextArea
      label={texts[part]}
      hint={hint}
      printed
      maxLength={longTextLimit}
      value={values[part]}
      onChange={(text) => editTexts({ [part]: text })}
      onLeave={leaveTexts}
    />
  );
  return (
    <div className="item-panel">
      <p className="small">{texts.intro}</p>
      <div className="panel-links">
        <HistoryLink item={null} />
      </div>
      {field('direction', texts.directionHint)}
      {field('difficulties')}
      {field('proposals')}
      {field('contactPoint', texts.contactPointHint)}
      <ItemChange data={data} item={null} />
    </div>
  );
}
