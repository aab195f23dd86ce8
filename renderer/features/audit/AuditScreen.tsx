import { useEffect, useState } from 'react';
import type { TrailFilter } from '../../../shared/domain/auditTrail.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { TrailList } from '../../returnParts/TrailList.tsx';
import { useTrail } from '../../returnParts/useTrail.ts';
import { useRoute } from '../../route.ts';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useAnswer } from '../../useAnswer.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { AuditFilters, allOfIt, type TypedFilter } from './AuditFilters.tsx';
import { ExportLog } from './ExportLog.tsx';
import './audit.css';

const askOf = {
  vi: () => bridge().audit.overview({ language: 'vi' }),
  en: () => bridge().audit.overview({ language: 'en' }),
} as const;

/** Pause in typing after which a search begins, in milliseconds. */
const typingPauseMs = 250;

/** Nhật ký: the whole log of the vault, searched and filtered. */
export function AuditScreen() {
  const texts = useTexts();
  const { audit } = texts;
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const main = useArrivalFocus<HTMLElement>();
  const overview = useAnswer(askOf[language]);
  const [typed, setTyped] = useState<TypedFilter>(allOfIt);
  const filter = useSettled<TrailFilter>({
    language,
    query: typed.query,
    officer: typed.officer === '' ? null : typed.officer,
    returnId: typed.returnId === '' ? null : typed.returnId,
    itemId: null,
    from: typed.from,
    to: typed.to,
  });
  const trail = useTrail(filter);
  useScreenCrumbs([{ label: texts.app.home, onPress: () => go({ screen: 'home' }) }, { label: audit.title }]);
  const head = overview.value?.head;
  return (
    <main ref={main} className="page" data-zone="main" tabIndex={-1}>
      <div className="page-inner">
        <div className="audit-head">
          <div>
            <h1>{audit.title}</h1>
            <p className="lead">{audit.intro}</p>
          </div>
          <ExportLog filter={filter} />
        </div>
        <ProblemNotice problems={overview.problems} />
        <AuditFilters overview={overview.value} filter={typed} onFilter={setTyped} />
        {head !== undefined && (
          <div>
            <p className="audit-chain">{audit.head(showCount(head.seq, language), head.mac)}</p>
            <p className="small">{audit.headHint}</p>
          </div>
        )}
        <TrailList trail={trail} none={audit.none} withReturn={typed.returnId === ''} />
      </div>
    </main>
  );
}

/** The value once it has not changed for a moment. */
function useSettled<T>(value: T): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), typingPauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  return JSON.parse(settled) as T;
}
