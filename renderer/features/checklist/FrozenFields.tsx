import { useTexts } from '../../useTexts.ts';

interface FrozenFieldsProps {
  /** Label and text; an empty text reads as on the page. */
  readonly fields: readonly (readonly [string, string])[];
}

/** Labels and what was entered, to read only. */
export function FrozenFields({ fields }: FrozenFieldsProps) {
  const { empty } = useTexts().review;
  return (
    <dl className="frozen-fields">
      {fields.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={text.trim() === '' ? 'small' : undefined}>{text.trim() === '' ? empty : text}</dd>
        </div>
      ))}
    </dl>
  );
}
