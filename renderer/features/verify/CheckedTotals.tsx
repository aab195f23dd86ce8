import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { summarizeChecked } from '../../../shared/domain/checkedSummary.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { CountsTable } from './CountsTable.tsx';

const counted = ['valid', 'sealed', 'indeterminate', 'incomplete', 'unsigned', 'unread', 'invalid'] as const;

/** What a receiver wants of all files together: how many match, and their figures added up. */
export function CheckedTotals({ files }: { readonly files: readonly CheckedFile[] }) {
  const words = useTexts().verify;
  const language = useLanguage();
  const { byVerdict, returns, openReturns, counts, files: count } = summarizeChecked(files);
  const show = (figure: number) => showCount(figure, language);
  return (
    <section className="verified-totals" aria-labelledby="verified-totals">
      <h2 id="verified-totals">{words.summary}</h2>
      <p>
        {words.summaryFiles(
          show(count),
          counted
            .filter((verdict) => byVerdict[verdict] > 0)
            .map((verdict) => `${show(byVerdict[verdict])} ${words.verdicts[verdict]}`)
            .join(', '),
        )}
      </p>
      <p className="small">
        {returns === 0 ? words.summaryNone : words.summaryReturns(show(returns), show(openReturns))}
      </p>
      {returns > 0 && files.length > 1 && <CountsTable counts={counts} label={words.summary} />}
    </section>
  );
}
