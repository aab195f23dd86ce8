import type { ReturnRoad } from '../../../shared/domain/returnRoad.ts';
import { showMoment, showSha256 } from '../../../shared/text/showFigures.ts';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

/** What left the office, to whom and when. Nothing before, nor where an earlier program recorded no more than the moment. */
export function SentFacts({ road }: { readonly road: ReturnRoad }) {
  const words = useTexts().road;
  const step = road.steps.at(-1);
  if (road.state !== 'sent' || step === undefined) return null;
  if (step.action === 'sent-on-paper')
    return (
      <>
        <dt>{words.sentTo}</dt>
        <dd>
          <ForeignText>{words.sentLine(step.to, showMoment(step.at))}</ForeignText>
        </dd>
        <dt>{words.paperScan}</dt>
        <dd className="hash">
          <ForeignText>{words.fileHash(step.scan.name, showSha256(step.scan.sha256))}</ForeignText>
        </dd>
      </>
    );
  if (step.action !== 'sent' || step.to === undefined || step.file === undefined) return null;
  const { name, sha256 } = step.file;
  return (
    <>
      <dt>{words.sentTo}</dt>
      <dd>
        <ForeignText>{words.sentLine(step.to, showMoment(step.at))}</ForeignText>
      </dd>
      <dt>{words.sentFile}</dt>
      <dd className="hash">
        <ForeignText>{words.fileHash(name ?? words.fileUnnamed, showSha256(sha256))}</ForeignText>
      </dd>
    </>
  );
}
