import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { AmendmentFacts } from '../../returnParts/AmendmentFacts.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import { useDraftAmendment } from '../../stores/replacedReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';

/** That this draft amends a sent return, and whether it changes anything yet. Nothing for a first return. */
export function AmendmentNote({ data }: { readonly data: OpenReturn }) {
  const { amend } = useTexts();
  const draft = useDraftAmendment(data);
  const { amends } = data.road;
  if (draft === null || amends === null) return null;
  const { amendment } = draft;
  const changes = amendment?.changes.length ?? 0;
  return (
    <Note
      title={amendment === null ? amend.start : amend.title(String(amendment.number))}
      tone={amendment !== null && changes === 0 ? 'warn' : 'neutral'}
      actions={
        <Button size="small" onPress={() => goTo('review')}>
          {amend.toReview}
        </Button>
      }
    >
      <AmendmentFacts amends={amends} />
      {amendment !== null && (
        <p>{changes === 0 ? `${amend.nothing} ${amend.nothingMeaning}` : amend.changes(String(changes))}</p>
      )}
    </Note>
  );
}
