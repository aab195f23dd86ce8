import { showDay } from '../../shared/domain/dates.ts';
import type { Amends } from '../../shared/domain/returnRoad.ts';
import { visibleText } from '../../shared/domain/visibleName.ts';
import { showMoment, showSha256 } from '../../shared/text/showFigures.ts';
import { useTexts } from '../useTexts.ts';
import './change.css';

/** Which sent file is replaced, and why: the reason is printed. */
export function AmendmentFacts({ amends }: { readonly amends: Amends }) {
  const { amend } = useTexts();
  const { version, number, date, sentAt, file, reason } = amends;
  const moment = showMoment(sentAt);
  return (
    <div className="amends">
      <p>
        {number === null || date === null
          ? amend.replaces(String(version), moment)
          : amend.replacesNumbered(String(version), number, showDay(date), moment)}
      </p>
      <p>
        <bdi>{visibleText(amend.reasonOf(reason))}</bdi>
      </p>
      <p className="small">
        {amend.hash} <span className="hash">{showSha256(file.sha256)}</span>
      </p>
    </div>
  );
}
