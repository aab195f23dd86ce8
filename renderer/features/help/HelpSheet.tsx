import { goToPlace } from '../../goToPlace.ts';
import { ChapterText } from '../../guide/ChapterText.tsx';
import { chapterOf } from '../../guide/chapters.ts';
import { useRoute } from '../../route.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';
import { closeHelp, useHelp } from './helpStore.ts';
import { ShortcutTable } from './ShortcutTable.tsx';

/** F1: the shortcuts of the screen behind, and what the guide says about it. */
export function HelpSheet() {
  const isOpen = useHelp((state) => state.isOpen);
  return isOpen ? <OpenHelp /> : null;
}

function OpenHelp() {
  const { help: texts, app, guide } = useTexts();
  const isKnown = useSession((session) => session.unit !== null);
  const route = useRoute((state) => state.route);
  const chapter = chapterOf(isKnown ? route : null);
  return (
    <Dialog
      title={texts.title}
      wide
      onClose={closeHelp}
      actions={
        <>
          <Button onPress={closeHelp}>{app.close}</Button>
          {isKnown && (
            <Button
              variant="quiet"
              icon="book"
              onPress={() => {
                closeHelp();
                void goToPlace({ screen: 'guide', chapter });
              }}
            >
              {texts.wholeGuide}
            </Button>
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it would take the keys for that. */}
      <section className="help-body" aria-label={guide.chapters[chapter].title} tabIndex={0}>
        <ShortcutTable isUnlocked={isKnown} />
        <ChapterText id={chapter} top={3} />
      </section>
    </Dialog>
  );
}
