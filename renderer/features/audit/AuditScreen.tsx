import { useCallback, useEffect, useState } from 'react';
import type { TrailFilter } from '../../../shared/domain/auditTrail.ts';
import { showCount } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { TrailList } from '../../returnParts/TrailList.tsx';
import { useTrail } from '../../returnParts/useTrail.ts';
import { useRoute } from '../../route.ts';
import { Note } from '../../ui/Note.tsx';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useAnswer } from '../../useAnswer.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { AuditFilters, allOfIt, type TypedFilter } from './AuditFilters.tsx';
import { ExportLog } from './ExportLog.tsx';
import './audit.css';

/** Pause in typing after which a search begins, in milliseconds. */
const typingPauseMs = 250;

/** Nhật ký: the whole log of the vault, or one that came with a package, searched and filtered. */
export function AuditScreen() {
  const texts = useTexts();
  const { audit } = texts;
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const main = useArrivalFocus<HTMLElement>();
  const [typed, setTyped] = useState<TypedFilter>(allOfIt);
  const { trail: carried } = typed;
  const which = carried === '' ? {} : { trail: carried };
  const overview = useAnswer(
    useCallback(
      () => bridge().audit.overview({ language, ...(carried === '' ? {} : { trail: carried }) }),
      [language, carried],
    ),
  );
  const filter = useSettled<TrailFilter>({
    language,
    query: typed.query,
    officer: typed.officer === '' ? null : typed.officer,
    returnId: typed.returnId === '' ? null : typed.returnId,
    itemId: null,
    from: typed.from,
    to: typed.to,
    ...which,
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
            <p className="audit-chain">
              {(carried === '' ? audit.head : audit.carriedHead)(showCount(head.seq, language), head.mac)}
            </p>
            {carried === '' ? (
              <p className="small">{audit.headHint}</p>
            ) : (
              <Note>
                <p>{audit.carriedHint}</p>
              </Note>
            )}
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
