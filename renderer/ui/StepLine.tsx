interface StepLineProps {
  readonly label: string;
  readonly steps: readonly { readonly key: string; readonly label: string }[];
  /** Key of the step that was reached. */
  readonly current: string;
}

/** Where something stands on a fixed road: past grey, current accent, the rest still thin. */
export function StepLine({ label, steps, current }: StepLineProps) {
  const reached = steps.findIndex(({ key }) => key === current);
  return (
    <ol className="step-line" aria-label={label}>
      {steps.map(({ key, label: name }, place) => (
        <li
          key={key}
          className={`step step-${place < reached ? 'past' : place === reached ? 'current' : 'coming'}`}
          aria-current={place === reached ? 'step' : undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
