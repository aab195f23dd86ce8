import type { ReactNode } from 'react';
import type { TrailChange, TrailLine, TrailPart } from '../../shared/domain/auditTrail.ts';
import { showClock, showDay } from '../../shared/text/showFigures.ts';
import { Icon } from '../ui/Icon.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';
import { TextDifference } from './TextDifference.tsx';
import './trail.css';

interface TrailEntryProps {
  readonly line: TrailLine;
  /** Where everything is of one return its name is not said again. */
  readonly withReturn?: boolean;
  /** What may be done with a part. */
  readonly actionOf?: (part: TrailPart) => ReactNode;
}

/** One entry of the log: when, who, what, and each value before and after. */
export function TrailEntry({ line, withReturn = false, actionOf }: TrailEntryProps) {
  const { audit } = useTexts();
  return (
    <li className="trail-entry">
      <div className="trail-when">
        <p>{`${showDay(line.at)} ${showClock(line.at)}`}</p>
        <p className="small">
          <ForeignText>{line.officer}</ForeignText>
        </p>
        <p className="small">{audit.entry(String(line.seq))}</p>
      </div>
      <div className="trail-what">
        <p className="trail-action">{line.action}</p>
        {withReturn && line.returnName !== null && (
          <p className="small">
            <ForeignText>{line.returnName}</ForeignText>
          </p>
        )}
        {line.clock !== 'ok' && (
          <p className="trail-flag">
            <Icon name="warning" />
            {audit[line.clock]}
          </p>
        )}
        {line.recovered && (
          <p className="trail-flag">
            <Icon name="info" />
            {audit.recovered}
          </p>
        )}
        {line.parts.map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of an entry never change.
          <div key={place} className="trail-part">
            <p>
              <ForeignText>{part.removed ? `${part.what} (${audit.removed})` : part.what}</ForeignText>
            </p>
            {part.changes.length > 0 && (
              <dl className="change">
                {part.changes.map((change) => (
                  <div key={change.label}>
                    <dt>{change.label}</dt>
                    <Value change={change} />
                  </div>
                ))}
              </dl>
            )}
            {actionOf?.(part)}
          </div>
        ))}
      </div>
    </li>
  );
}

/** Values up to this length stand side by side; of longer ones the words that differ are marked. */
const shortLetters = 60;
/** Longer texts get a box of their own that scrolls. */
const boxedLetters = 1500;

function Value({ change }: { readonly change: TrailChange }) {
  const { audit } = useTexts();
  const isBoxed = Math.max(change.old.length, change.new.length) > boxedLetters;
  const isLong = change.old.length > shortLetters || change.new.length > shortLetters;
  const shown =
    change.old === '' ? (
      <ForeignText>{change.new}</ForeignText>
    ) : change.new !== '' && isLong ? (
      <TextDifference before={change.old} after={change.new} />
    ) : (
      <>
        <del>
          <VisuallyHidden>{`${audit.old}: `}</VisuallyHidden>
          <ForeignText>{change.old}</ForeignText>
        </del>
        <VisuallyHidden>{`. ${audit.new}: `}</VisuallyHidden>
        <span aria-hidden="true"> → </span>
        <ForeignText>{change.new === '' ? audit.empty : change.new}</ForeignText>
      </>
    );
  if (!isBoxed) return <dd>{shown}</dd>;
  return (
    <dd>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it. */}
      <section className="trail-boxed" aria-label={change.label} tabIndex={0}>
        {shown}
      </section>
    </dd>
  );
}
