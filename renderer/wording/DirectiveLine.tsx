import { useTexts } from '../useTexts.ts';
import { type NamedDirective, numberAndDay } from './directiveLine.ts';
import { ForeignText } from './ForeignText.tsx';

/** "UBND tỉnh Tuyên Quang, số …/UBND-THCB, tháng 4/2024": who issued it and under which number. */
export function DirectiveLine({ directive }: { readonly directive: NamedDirective }) {
  const rest = numberAndDay(directive, useTexts().app);
  return (
    <>
      <ForeignText lang="vi">{directive.issuerName}</ForeignText>
      {rest !== '' && (
        <>
          , <ForeignText>{rest}</ForeignText>
        </>
      )}
    </>
  );
}
