import { clearPicked, editPicked, usePickedItems } from '../../stores/pickedItems.ts';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';

interface PickedBarProps {
  readonly onEdit: () => void;
}

/** How many items are picked, above the list; the count is told as it changes. */
export function PickedBar({ onEdit }: PickedBarProps) {
  const texts = useTexts().bulk;
  const count = usePickedItems(({ ids }) => ids.length);
  return (
    <>
      <span role="status" className={count === 0 ? 'visually-hidden' : 'picked-count'}>
        {count === 0 ? '' : texts.count(String(count))}
      </span>
      {count > 0 && (
        <>
          <Button
            size="small"
            onPress={() => {
              editPicked();
              onEdit();
            }}
          >
            {texts.edit}
          </Button>
          <Button variant="quiet" size="small" keys="Escape" onPress={clearPicked}>
            {texts.clear}
          </Button>
        </>
      )}
    </>
  );
}
