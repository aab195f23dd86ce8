import type { Counts } from '../../../shared/domain/progress.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';

interface CountsTableProps {
  readonly counts: Counts;
  readonly label: string;
}

/** The figures as the payload gives them, so that nobody types them again. */
export function CountsTable({ counts, label }: CountsTableProps) {
  const { verify: words, status } = useTexts();
  const language = useLanguage();
  const columns: readonly (readonly [string, number])[] = [
    [words.items, counts.total],
    [status.done, counts.done],
    [status['nothing-occurred'], counts.nothingOccurred],
    [status['not-applicable'], counts.notApplicable],
    [status['in-progress'], counts.inProgress],
    [status['not-started'], counts.notStarted],
    [words.evidence, counts.evidence],
  ];
  return (
    <table className="verified-counts" aria-label={label}>
      <thead>
        <tr>
          {columns.map(([name]) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {columns.map(([name, count]) => (
            <td key={name}>{showCount(count, language)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
