import { visibleName } from '../../shared/domain/visibleName.ts';
import { problemText } from '../../shared/text/problemText.ts';
import { type Attaching, dismissAttaching, useAttaching } from '../stores/attaching.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';

interface AttachingRowsProps {
  readonly itemId: string;
  /** The row with the focused button is about to go. */
  readonly onDismissed: () => void;
}

/** Files on their way to this item: how far, or why not. */
export function AttachingRows({ itemId, onDismissed }: AttachingRowsProps) {
  const list = useAttaching((state) => state.list);
  return list
    .filter((entry) => entry.itemId === itemId)
    .map((entry) => <AttachingRow key={entry.id} entry={entry} onDismissed={onDismissed} />);
}

interface AttachingRowProps {
  readonly entry: Attaching;
  readonly onDismissed: () => void;
}

function AttachingRow({ entry, onDismissed }: AttachingRowProps) {
  const texts = useTexts().evidence.item;
  const language = useLanguage();
  const running = entry.part !== null && entry.problems.length === 0;
  return (
    <li className="evidence-row">
      <span className="thumb thumb-kind" aria-hidden="true">
        <Icon name={entry.problems.length > 0 ? 'alert' : 'file'} size={20} />
      </span>
      <div className="evidence-words">
        {entry.name !== '' && (
          <p className="file-name">
            <ForeignText>{entry.name}</ForeignText>
          </p>
        )}
        {running && (
          <Progress label={texts.attaching(String(Math.floor((entry.part ?? 0) * 100)))} part={entry.part} />
        )}
        {entry.problems.length > 0 && (
          <p className="flag flag-error" role="alert">
            <Icon name="alert" />
            <span>
              {texts.notAttached(entry.problems.map((problem) => problemText(problem, language)).join(' '))}
            </span>
          </p>
        )}
        {entry.already && (
          <p className="small" role="status">
            {texts.alreadyThere(visibleName(entry.name))}
          </p>
        )}
      </div>
      {running ? (
        entry.cancel !== null && (
          <Button
            variant="quiet"
            size="small"
            label={texts.cancelFile(visibleName(entry.name))}
            onPress={() => {
              entry.cancel?.();
              onDismissed();
            }}
          >
            {texts.cancel}
          </Button>
        )
      ) : (
        <Button
          variant="quiet"
          size="small"
          label={texts.dismissFile(visibleName(entry.name))}
          onPress={() => {
            dismissAttaching(entry.id);
            onDismissed();
          }}
        >
          {texts.dismiss}
        </Button>
      )}
    </li>
  );
}
