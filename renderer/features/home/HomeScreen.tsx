import { showDay } from '../../../shared/domain/dates.ts';
import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { useArrivalFocus } from '../../ui/useArrivalFocus.ts';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { today } from '../../wording/deadlineText.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { BackupNotice } from './BackupNotice.tsx';
import { DirectiveTable } from './DirectiveTable.tsx';
import { HomeFooter } from './HomeFooter.tsx';
import { inOrderOfDeadline } from './inOrderOfDeadline.ts';
import { isToDo } from './isToDo.ts';
import { RecoveryReminder } from './RecoveryReminder.tsx';
import { ReturnTable } from './ReturnTable.tsx';

const askReturns = () => bridge().returns.list();
const askDirectives = () => bridge().directives.list();

/** What is to do, what has been sent out, and what a new return can be made from. */
export function HomeScreen() {
  const texts = useTexts();
  const own = texts.home;
  const unitName = useSession((session) => session.unit?.name ?? '');
  const go = useRoute((state) => state.go);
  const main = useArrivalFocus<HTMLElement>();
  const returns = useAnswer(askReturns);
  const directives = useAnswer(askDirectives);
  useScreenCrumbs([{ label: texts.app.home }]);

  const all = inOrderOfDeadline(returns.value?.returns ?? []);
  const damaged = returns.value?.problems ?? [];
  const toDo = all.filter(isToDo);
  const exported = all.filter((summary) => !isToDo(summary));
  // A directive that has its return is no next step: a second return to it is for another period.
  const unanswered = directives.value?.find(({ id }) =>
    all.every(({ directiveId }) => directiveId !== id),
  )?.id;
  return (
    <>
      <main ref={main} className="page home" data-zone="main" tabIndex={-1}>
        <div className="page-inner">
          <div className="home-head">
            <div>
              <p className="lead">
                {own.dateLine(own.weekdays[new Date().getDay()] ?? '', showDay(today()))}
              </p>
              <h1>
                <ForeignText>{unitName}</ForeignText>
              </h1>
            </div>
            <Button onPress={() => go({ screen: 'verify' })}>{own.verify}</Button>
          </div>
          <BackupNotice />
          <RecoveryReminder />
          <ProblemNotice problems={[...returns.problems, ...damaged, ...directives.problems]} />
          {returns.value !== null && toDo.length > 0 && (
            <ReturnTable title={own.toDo} returns={toDo} filledFirst />
          )}
          {returns.value !== null && all.length === 0 && damaged.length === 0 && (
            <p className="lead">{own.noReturns}</p>
          )}
          {exported.length > 0 && <ReturnTable title={own.exported} returns={exported} />}
          {directives.value !== null && (
            <DirectiveTable directives={directives.value} filled={toDo.length > 0 ? undefined : unanswered} />
          )}
        </div>
      </main>
      <HomeFooter />
    </>
  );
}
