import { showDay } from '../../shared/domain/dates.ts';
import type { Amends } from '../../shared/domain/returnRoad.ts';
import { showMoment, showSha256 } from '../../shared/text/showFigures.ts';
import { useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';
import './change.css';

/** Which sent file is replaced, and why: the reason is printed. */
export function AmendmentFacts({ amends }: { readonly amends: Amends }) {
  const { amend } = useTexts();
  const { version, number, date, sentAt, file, reason } = amends;
  const moment = showMoment(sentAt);
  return (
    <div className="amends">
      <p>
        <ForeignText>
          {number === null || date === null
            ? amend.replaces(String(version), moment)
            : amend.replacesNumbered(String(version), number, showDay(date), moment)}
        </ForeignText>
      </p>
      <p>
        <ForeignText>{amend.reasonOf(reason)}</ForeignText>
      </p>
      <p className="small">
        {amend.hash} <span className="hash">{showSha256(file.sha256)}</span>
      </p>
    </div>
  );
}
