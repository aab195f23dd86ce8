import { useEffect, useRef } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { type RequiredSignature, requiredSignatureSchema } from '../../../shared/domain/payload.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { showSha256, showSize } from '../../../shared/text/showFigures.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { RoadLine } from '../../returnParts/RoadLine.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { CheckLines } from './CheckLines.tsx';
import { EvidenceExport } from './EvidenceExport.tsx';
import type { Done } from './exportState.ts';
import { RemainingSteps } from './RemainingSteps.tsx';
import type { RoadChoice } from './roadChoices.ts';

interface ExportedZoneProps {
  readonly data: OpenReturn;
  readonly facts: ReturnFacts;
  readonly done: Done;
  readonly onAgain: () => void;
  /** Opens a step in the panel. */
  readonly onStep: (choice: RoadChoice, role: RequiredSignature | null) => void;
}

/** What was written, what re-reading it found, what could not be checked, and what remains to do. */
export function ExportedZone({ data, facts, done, onAgain, onStep }: ExportedZoneProps) {
  const { exportReturn: texts, road } = useTexts();
  const words = texts.result;
  const frozen = isFrozen(data.road.state);
  const language = useLanguage();
  const { exported, kind } = done;
  const head = useRef<HTMLElement>(null);
  useEffect(() => head.current?.focus(), []);
  const matches = kind === 'unsigned' || exported.verification?.verdict !== 'invalid';
  const last = requiredSignatureSchema.safeParse(exported.verification?.signatures.at(-1)?.role);
  const signed = last.success ? words.signedByRole(road.signRoles[last.data]) : words.signed;
  const title = { p12: signed, token: signed, seal: words.sealed, unsigned: words.unsigned }[kind];
  return (
    <Zone
      kind="list"
      label={texts.title}
      foot={
        <ActionBar
          right={
            <>
              {!frozen && <Button onPress={onAgain}>{words.exportAgain}</Button>}
              <Button variant={frozen ? 'outlined' : 'filled'} onPress={() => goTo('list')}>
                {words.backToList}
              </Button>
              {frozen && <Button onPress={onAgain}>{road.showNext}</Button>}
            </>
          }
        />
      }
    >
      <RoadLine state={data.road.state} />
      <div className="exported">
        <header
          className={matches ? 'exported-head' : 'exported-head finding-error'}
          tabIndex={-1}
          ref={head}
        >
          <Icon name={matches ? 'check' : 'alert'} size={24} />
          <div>
            <h1>{matches ? title : words.notMatching}</h1>
            <p className="exported-file">
              {words.file(exported.fileName, String(exported.pages), showSize(exported.sizeBytes, language))}
            </p>
          </div>
        </header>
        <div className="exported-columns">
          <section>
            <h2>{words.checksHeading}</h2>
            <ProblemNotice tone="warn" problems={exported.notices ?? []} />
            <CheckLines done={done} isDraft={!frozen} />
            <dl className="facts exported-hash">
              <dt>{words.sha256}</dt>
              <dd className="hash">{showSha256(exported.sha256)}</dd>
            </dl>
          </section>
          <section className="exported-next">
            <h2>{words.nextHeading}</h2>
            <ol className="next-steps">
              {!frozen && kind === 'unsigned' && <li>{words.nextHead}</li>}
              {/* A sealed file is final: a later signature would change it. */}
              {!frozen && kind === 'seal' && <li>{words.nextSealed}</li>}
              {!frozen && kind !== 'seal' && <li>{words.nextClerk}</li>}
              {frozen ? (
                <RemainingSteps
                  data={data}
                  sizeBytes={exported.sizeBytes}
                  isOut={kind === 'unsigned'}
                  onStep={onStep}
                />
              ) : (
                <li>{words.nextSend(data.unit.recipient)}</li>
              )}
            </ol>
            <EvidenceExport returnId={data.complianceReturn.returnId} files={facts.counts.evidence} />
          </section>
        </div>
      </div>
    </Zone>
  );
}
