import type { ReactNode } from 'react';
import type { TrailPart } from '../../shared/domain/auditTrail.ts';
import { showCount } from '../../shared/text/showFigures.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { TrailEntry } from './TrailEntry.tsx';
import type { Trail } from './useTrail.ts';

interface TrailListProps {
  readonly trail: Trail;
  readonly none: string;
  readonly withReturn?: boolean;
  readonly actionOf?: (part: TrailPart, seq: number, at: string) => ReactNode;
}

/** The entries found so far, and how to go on. */
export function TrailList({ trail, none, withReturn = false, actionOf }: TrailListProps) {
  const { audit } = useTexts();
  const language = useLanguage();
  const { lines, next, reading } = trail;
  return (
    <>
      <ProblemNotice problems={trail.problems} />
      {lines.length > 0 && (
        <ol className="trail" aria-label={audit.list}>
          {lines.map((line) => (
            <TrailEntry
              key={line.seq}
              line={line}
              withReturn={withReturn}
              actionOf={(part) => actionOf?.(part, line.seq, line.at)}
            />
          ))}
        </ol>
      )}
      <div className="trail-foot">
        <p role="status" className="small">
          {reading
            ? next === null
              ? audit.loading
              : audit.searching(showCount(next, language))
            : lines.length === 0 && next === null
              ? none
              : `${audit.shown(showCount(lines.length, language))}${next === null ? `. ${audit.end}` : ''}`}
        </p>
        {reading && next !== null && (
          <Button size="small" onPress={trail.stop}>
            {audit.stop}
          </Button>
        )}
        {!reading && next !== null && (
          <Button size="small" onPress={trail.more}>
            {audit.more}
          </Button>
        )}
      </div>
    </>
  );
}
