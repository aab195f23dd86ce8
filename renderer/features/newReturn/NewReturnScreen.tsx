import { bridge } from '../../bridge.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { keepTyped } from '../../stores/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useTexts } from '../../useTexts.ts';
import { NewReturnForm } from './NewReturnForm.tsx';
import { newReturnDraftName } from './newReturnDraft.ts';

const askDirectives = () => bridge().directives.list();

/** What a return needs before it begins: period, deadline, and what the built-in directive leaves open. */
export function NewReturnScreen({ directiveId }: { readonly directiveId: string }) {
  const texts = useTexts();
  const go = useRoute((state) => state.go);
  const { value, problems } = useAnswer(askDirectives);
  const home = () => {
    keepTyped(newReturnDraftName(directiveId), null);
    go({ screen: 'home' });
  };
  useScreenCrumbs([{ label: texts.app.home, onPress: home }, { label: texts.newReturn.title }]);

  const directive = value?.find(({ id }) => id === directiveId);
  if (directive !== undefined) return <NewReturnForm directive={directive} />;
  return (
    <main className="page" data-zone="main" tabIndex={-1}>
      <ProblemNotice problems={problems} />
      {value !== null && (
        <Note
          tone="error"
          role="alert"
          actions={
            <Button size="small" onPress={home}>
              {texts.app.home}
            </Button>
          }
        >
          <p>{texts.newReturn.directiveGone}</p>
        </Note>
      )}
    </main>
  );
}
