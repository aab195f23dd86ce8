import { useState } from 'react';
import type { OpenReturn } from '../../../shared/contract.ts';
import { ReturnOutline } from '../../returnParts/ReturnOutline.tsx';
import { ReturnStrip } from '../../returnParts/ReturnStrip.tsx';
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
import { useDraft } from './useDraft.ts';
import { WaysPanel } from './WaysPanel.tsx';

/** The pages as they will be printed, and the ways to sign and write them. Afterwards: what was written and checked. */
export function ExportScreen({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().exportReturn;
  const facts = useReturnFacts(data);
  const draft = useDraft(data.complianceReturn.returnId);
  const [done, setDone] = useState<Done | null>(null);
  useReturnCrumbs(data, texts.crumb);
  useShortcuts({ 'Ctrl+S': () => void saver().flush() });

  const outline = <ReturnOutline data={data} facts={facts} view="export" />;
  const strip = <ReturnStrip data={data} facts={facts} view="export" here={texts.crumb} />;
  if (done !== null)
    return (
      <Zones
        outline={outline}
        strip={strip}
        list={<ExportedZone data={data} facts={facts} done={done} onAgain={() => setDone(null)} />}
      />
    );
  return (
    <div className="export-screen">
      <Zones
        outline={outline}
        strip={strip}
        panelWidth="side"
        list={<DraftZone draft={draft} />}
        panel={<WaysPanel data={data} facts={facts} draft={draft} onDone={setDone} />}
      />
    </div>
  );
}
