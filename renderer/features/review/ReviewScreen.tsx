import { useEffect, useRef } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { EditState } from '../../returnParts/EditState.tsx';
import { nextProblem } from '../../returnParts/problems.ts';
import { ReturnOutline } from '../../returnParts/ReturnOutline.tsx';
import { ReturnStrip } from '../../returnParts/ReturnStrip.tsx';
import { goTo, textsPanel } from '../../returnParts/returnNavigation.ts';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useReturnCrumbs } from '../../returnParts/useReturnCrumbs.ts';
import { useReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import { AnswerSummary } from './AnswerSummary.tsx';
import { ChangedItems } from './ChangedItems.tsx';
import { lastEdited, rememberEdited } from './lastEdited.ts';
import { ReviewSide } from './ReviewSide.tsx';
import './review.css';
import { TextSummary } from './TextSummary.tsx';

/** Every item as it will print, what contradicts, what is worth a look, and the counts of the same data. */
export function ReviewScreen({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts();
  const words = texts.review;
  const facts = useReturnFacts(data);
  const body = useRef<HTMLDivElement>(null);
  const frozen = isFrozen(data.road.state);
  const repair = frozen ? undefined : facts.contradictions[0]?.itemId;
  useReturnCrumbs(data, words.crumb);

  function edit(itemId: string) {
    rememberEdited(itemId);
    goTo('list', itemId);
  }

  const goOn = () => (repair === undefined ? goTo('export') : edit(repair));

  useShortcuts({
    'Ctrl+Enter': goOn,
    'Ctrl+S': () => void saver().flush(),
    [problemKey]: () => {
      const id = nextProblem(facts, undefined, 1);
      if (id !== null) edit(id);
    },
  });

  // Coming back from an edit the person finds the row again.
  useEffect(() => {
    const id = lastEdited();
    if (id === null) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-review="${CSS.escape(id)}"]`);
    row?.scrollIntoView?.({ block: 'center' });
    row?.querySelector<HTMLElement>('button')?.focus();
    rememberEdited(null);
  }, []);

  return (
    <Zones
      outline={<ReturnOutline data={data} facts={facts} view="review" />}
      strip={<ReturnStrip data={data} facts={facts} view="review" here={words.crumb} />}
      list={
        <Zone
          kind="list"
          label={words.crumb}
          bodyRef={body}
          foot={
            <ActionBar
              left={<EditState />}
              right={
                repair === undefined ? (
                  <Button variant="filled" onPress={goOn}>
                    {frozen ? words.toRoad : words.toExport}
                  </Button>
                ) : (
                  <>
                    <Button onPress={() => goTo('export')}>{words.seeDraft}</Button>
                    <Button variant="filled" onPress={goOn}>
                      {words.mend(repair)}
                    </Button>
                  </>
                )
              }
            />
          }
        >
          <div className="review">
            <div className="review-main">
              <header>
                <h1>{frozen ? words.titleFrozen(String(data.complianceReturn.version)) : words.title}</h1>
                <p className="review-intro">{words.intro}</p>
              </header>
              {facts.contradictions.length > 0 && (
                <ErrorSummary
                  title={words.contradictions(String(facts.contradictions.length))}
                  attempt={1}
                  errors={facts.contradictions.map(({ itemId, code }) => ({
                    key: `${itemId} ${code}`,
                    text: words.contradiction(itemId, texts.checklist.findings[code]),
                    onPress: () => edit(itemId),
                  }))}
                />
              )}
              <ChangedItems data={data} onEdit={edit} onEditTexts={() => goTo('list', textsPanel)} />
              <TextSummary data={data} part="direction" onEdit={() => goTo('list', textsPanel)} />
              <section aria-label={words.answers}>
                <h2 className="review-part">{words.answers}</h2>
                {facts.groups.map((group) => (
                  <section key={group.number} aria-label={`${group.number} ${group.label}`}>
                    <h3 className="review-group" lang="vi">
                      <span className="review-number">{group.number}</span>
                      {group.label}
                    </h3>
                    {group.items.map((item) => (
                      <AnswerSummary
                        key={item.id}
                        item={item}
                        answer={facts.answerOf.get(item.id)}
                        findings={facts.findingsOf.get(item.id) ?? []}
                        onEdit={() => edit(item.id)}
                      />
                    ))}
                  </section>
                ))}
              </section>
              {(['difficulties', 'proposals', 'contactPoint'] as const).map((part) => (
                <TextSummary key={part} data={data} part={part} onEdit={() => goTo('list', textsPanel)} />
              ))}
            </div>
            <ReviewSide
              data={data}
              facts={facts}
              onEdit={edit}
              onEditTexts={() => goTo('list', textsPanel)}
            />
          </div>
        </Zone>
      }
    />
  );
}

const problemKey = 'F8';
