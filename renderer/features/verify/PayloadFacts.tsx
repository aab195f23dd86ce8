import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { enteredDay } from '../../../shared/text/enteredDay.ts';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface PayloadFactsProps {
  readonly file: CheckedFile;
  readonly payload: NonNullable<CheckedFile['payload']>;
}

/** Whose return it is, to which directive, its place in a chain of amendments, and what the clerk has entered. */
export function PayloadFacts({ file, payload }: PayloadFactsProps) {
  const words = useTexts().verify;
  const { unit, directive, amendment, version } = payload;
  const { entered, replaces, replacedBy } = file;
  const chain = [
    ...(amendment === null ? [] : [words.amendmentNumber(String(amendment.number))]),
    ...(replaces === null ? [] : [words.replaces(replaces)]),
    ...(replacedBy === null ? [] : [words.replacedBy(replacedBy)]),
  ];
  return (
    <dl className="facts">
      <dt>{words.unit}</dt>
      <dd>
        <ForeignText>{unit.parent === null ? unit.name : `${unit.name}, ${unit.parent}`}</ForeignText>
      </dd>
      <dt>{words.directive}</dt>
      <dd>
        <ForeignText>{`${directive.number ?? '…'}/${directive.symbol ?? '…'}. ${words.version(String(version))}`}</ForeignText>
      </dd>
      {entered !== undefined && (
        <>
          <dt>{words.entered}</dt>
          <dd>
            <ForeignText>{words.enteredNumber(entered.number ?? words.noneEntered)}</ForeignText>,{' '}
            {enteredDay(entered.date) ?? words.noneEntered}
          </dd>
        </>
      )}
      {chain.length > 0 && (
        <>
          <dt>{words.amendment}</dt>
          <dd>
            <ForeignText>{chain.join('. ')}</ForeignText>
          </dd>
        </>
      )}
    </dl>
  );
}
