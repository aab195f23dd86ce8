import { useId } from 'react';
import type { ReturnSummary } from '../../../shared/contractAnswers.ts';
import { useTexts } from '../../useTexts.ts';
import { ReturnRow } from './ReturnRow.tsx';

interface ReturnTableProps {
  readonly title: string;
  readonly returns: readonly ReturnSummary[];
  /** The first row holds the next step of the screen. */
  readonly filledFirst?: boolean;
}

/** Returns with deadline, progress and the next step of each. */
export function ReturnTable({ title, returns, filledFirst = false }: ReturnTableProps) {
  const { columns } = useTexts().home;
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="home-count">{returns.length}</span>
      </h2>
      <table className="home-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{columns.directive}</th>
            <th scope="col">{columns.deadline}</th>
            <th scope="col">{columns.progress}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.next}</th>
          </tr>
        </thead>
        <tbody>
          {returns.map((summary, place) => (
            <ReturnRow key={summary.returnId} summary={summary} filled={filledFirst && place === 0} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
