import type { Verdict, VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { FindingLine } from '../../returnParts/FindingLine.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { SignatureLine } from './SignatureLine.tsx';

const icons: Record<Verdict, IconName> = { valid: 'check', indeterminate: 'info', invalid: 'alert' };

/** One file: its verdict in words, what it rests on, and what it says of the unit. */
export function VerifiedCard({ entry }: { readonly entry: VerifiedFile }) {
  const words = useTexts().verify;
  const language = useLanguage();
  const { verdict, payload } = entry;
  return (
    <article className={`verified verified-${verdict}`}>
      <h2 className="verified-file">{entry.file}</h2>
      <p className="verified-verdict">
        <Icon name={icons[verdict]} />
        <strong>{words.verdicts[verdict]}</strong>
      </p>
      <p className="small">{words.meaning[verdict]}</p>
      {payload !== null && <PayloadFacts payload={payload} />}
      <section>
        <h3>{words.signatures}</h3>
        {entry.signatures.length === 0 && <p className="small">{words.noSignatures}</p>}
        <ul>
          {entry.signatures.map((signature) => (
            <SignatureLine key={signature.field} signature={signature} verdict={verdict} />
          ))}
        </ul>
      </section>
      {entry.problems.length > 0 && (
        <section>
          <h3>{words.problems}</h3>
          <ul>
            {[...new Set(entry.problems.map((problem) => problemText(problem, language)))].map((sentence) => (
              <FindingLine
                key={sentence}
                icon={verdict === 'invalid' ? 'alert' : 'info'}
                tone={verdict === 'invalid' ? 'error' : 'neutral'}
                title={sentence}
              />
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function PayloadFacts({ payload }: { readonly payload: NonNullable<VerifiedFile['payload']> }) {
  const words = useTexts().verify;
  const { unit, directive, counts } = payload;
  const final = counts.done + counts.nothingOccurred + counts.notApplicable;
  return (
    <dl className="facts">
      <dt>{words.unit}</dt>
      <dd>{unit.parent === null ? unit.name : `${unit.name}, ${unit.parent}`}</dd>
      <dt>{words.directive}</dt>
      <dd>
        {directive.number ?? '…'}/{directive.symbol ?? '…'}
      </dd>
      <dt>{words.figures}</dt>
      <dd>{words.answered(String(final), String(counts.total), String(counts.evidence))}</dd>
    </dl>
  );
}
