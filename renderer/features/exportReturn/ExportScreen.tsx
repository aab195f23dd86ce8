import { useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { ReturnOutline } from '../../returnParts/ReturnOutline.tsx';
import { ReturnStrip } from '../../returnParts/ReturnStrip.tsx';
import { RoadLine } from '../../returnParts/RoadLine.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useReturnCrumbs } from '../../returnParts/useReturnCrumbs.ts';
import { useReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import { DraftZone } from './DraftZone.tsx';
import './export.css';
import { ExportedZone } from './ExportedZone.tsx';
import type { Done } from './exportState.ts';
import { RoadPanel } from './RoadPanel.tsx';
import { useDraft } from './useDraft.ts';
import { openWithStep } from './useRoadStep.ts';
import { WaysPanel } from './WaysPanel.tsx';

/** Where the return stands, its pages, and what may be done next. Afterwards: what was written and checked. */
export function ExportScreen({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().exportReturn;
  const facts = useReturnFacts(data);
  const draft = useDraft(data.complianceReturn.returnId, data.road.newest?.sha256 ?? null);
  const [done, setDone] = useState<Done | null>(null);
  useReturnCrumbs(data, texts.crumb);
  useShortcuts({ 'Ctrl+S': () => void saver().flush() });

  const line = <RoadLine state={data.road.state} />;
  const outline = <ReturnOutline data={data} facts={facts} view="export" />;
  const strip = <ReturnStrip data={data} facts={facts} view="export" here={texts.crumb} />;
  if (done !== null)
    return (
      <Zones
        outline={outline}
        strip={strip}
        list={
          <ExportedZone
            data={data}
            facts={facts}
            done={done}
            onAgain={() => setDone(null)}
            onStep={(choice, role) => {
              openWithStep(data.complianceReturn.returnId, choice, role);
              setDone(null);
            }}
          />
        }
      />
    );
  return (
    <div className="export-screen">
      <Zones
        outline={outline}
        strip={strip}
        panelWidth="side"
        list={<DraftZone draft={draft} line={line} />}
        panel={
          isFrozen(data.road.state) ? (
            <RoadPanel data={data} facts={facts} onDone={setDone} />
          ) : (
            <WaysPanel data={data} facts={facts} draft={draft} onDone={setDone} />
          )
        }
      />
    </div>
  );
}
