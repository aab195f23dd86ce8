import type { ComparedPlace } from '../../../shared/domain/checkedFile.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { FindingLine } from '../../returnParts/FindingLine.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

/** Whether all listed files came as listed, each one with its result, and what lay beside them. */
export function ComparedFiles({ compared }: { readonly compared: ComparedPlace }) {
  const words = useTexts().verify.compare;
  const language = useLanguage();
  const { place, report } = compared;
  const isFine = (state: (typeof report.files)[number]['state']) => state === 'ok' || state === 'embedded';
  const fine = report.files.filter(({ state }) => isFine(state)).length;
  const [ok, all] = [showCount(fine, language), showCount(report.files.length, language)];
  const isWhole = fine === report.files.length;
  return (
    <>
      <ul>
        <FindingLine
          icon={isWhole ? 'check' : 'alert'}
          tone={isWhole ? 'neutral' : 'error'}
          title={isWhole ? words.allFound(place, all) : words.found(place, ok, all)}
        />
        {report.extra.length > 0 && <FindingLine icon="info" title={words.extra(report.extra.join(', '))} />}
      </ul>
      <table className="compared-files" aria-label={words.files}>
        <thead>
          <tr>
            <th scope="col">{words.columns.number}</th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {report.files.map(({ number, name, state }) => (
            <tr key={number}>
              <td>{showCount(number, language)}</td>
              <td>
                <ForeignText>{name}</ForeignText>
              </td>
              <td className={isFine(state) ? undefined : 'compared-wrong'}>{words.states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
