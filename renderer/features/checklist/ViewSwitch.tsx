import { chooseMiddleView, type MiddleView, middleViews } from '../../stores/middleView.ts';
import { Filter } from '../../ui/Filter.tsx';
import { useTexts } from '../../useTexts.ts';

interface ViewSwitchProps {
  readonly returnId: string;
  readonly view: MiddleView;
}

/** The views of one return, each with the key that leads to it. */
export function ViewSwitch({ returnId, view }: ViewSwitchProps) {
  const texts = useTexts().checklist.views;
  return (
    <div className="view-switch">
      <Filter
        label={texts.label}
        value={view}
        onChange={(chosen) => chooseMiddleView(returnId, chosen)}
        options={middleViews.map((value, place) => ({
          value,
          label: texts[value],
          shortcut: `Ctrl ${place + 1}`,
        }))}
      />
    </div>
  );
}
