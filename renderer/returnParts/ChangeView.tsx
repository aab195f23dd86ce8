import type { Change, ChangedField } from '../../shared/domain/amendment.ts';
import { shownValue } from '../../shared/domain/amendmentModel.ts';
import { useTexts } from '../useTexts.ts';
import './change.css';
import { TextDifference } from './TextDifference.tsx';

/** What one item, or the parts outside the items, says otherwise than the sent version: added underlined, removed struck through. */
export function ChangeView({ change }: { readonly change: Change }) {
  const { amend } = useTexts();
  return (
    <dl className="change">
      {change.fields.map((changed) => (
        <div key={changed.field}>
          <dt>{amend.fields[changed.field]}</dt>
          <dd>
            <Runs changed={changed} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Runs({ changed: { field, before, after } }: { readonly changed: ChangedField }) {
  const { status } = useTexts();
  const shown = (value: string) => withShortHashes(shownValue(field, value, status));
  return <TextDifference before={shown(before)} after={shown(after)} />;
}

/** A file is told by its name; the first digits of its hash tell two contents of one name apart. */
function withShortHashes(text: string): string {
  return text.replaceAll(/\(([0-9a-f]{8})[0-9a-f]{56}\)/gu, '($1…)');
}
