import { Icon } from '../../ui/Icon.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useTexts } from '../../useTexts.ts';

export type StepName = 'vault' | 'unit' | 'people';
const order: readonly StepName[] = ['vault', 'unit', 'people'];

/** Where the person is on the way through first start. */
export function StepOutline({ current }: { readonly current: StepName }) {
  const texts = useTexts().firstStart;
  const here = order.indexOf(current);
  return (
    <nav className="setup-nav" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p className="small">{texts.length}</p>
      <ol>
        {order.map((step, place) => (
          <li key={step} className="setup-stage" aria-current={place === here ? 'step' : undefined}>
            <span className="setup-mark" aria-hidden="true">
              {place < here ? <Icon name="check" /> : place + 1}
            </span>
            <span className="setup-words">
              <span className="setup-label">
                {texts.steps[step].label}
                {place < here && <VisuallyHidden>{`, ${texts.stepDone}`}</VisuallyHidden>}
              </span>
              <span className="small">{texts.steps[step].hint}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
