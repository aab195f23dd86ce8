import type { Change, ChangedField } from '../../shared/domain/amendment.ts';
import { shownValue } from '../../shared/domain/amendmentModel.ts';
import { type DifferenceRun, wordDifference } from '../../shared/domain/wordDifference.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useTexts } from '../useTexts.ts';
import './change.css';

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
  const { amend, status } = useTexts();
  const shown = (value: string) => withShortHashes(shownValue(field, value, status));
  return wordDifference(shown(before), shown(after)).map((run, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and are drawn anew together.
    <Run key={place} run={run} added={amend.added} removed={amend.removed} />
  ));
}

interface RunProps {
  readonly run: DifferenceRun;
  readonly added: string;
  readonly removed: string;
}

function Run({ run: { kind, text }, added, removed }: RunProps) {
  if (kind === 'kept') return text;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <>
      <Mark>
        <VisuallyHidden>{` [${kind === 'added' ? added : removed}: `}</VisuallyHidden>
        {text}
        <VisuallyHidden>{'] '}</VisuallyHidden>
      </Mark>
      {kind === 'removed' && !/\s$/u.test(text) && ' '}
    </>
  );
}

/** A file is told by its name; the first digits of its hash tell two contents of one name apart. */
function withShortHashes(text: string): string {
  return text.replaceAll(/\(([0-9a-f]{8})[0-9a-f]{56}\)/gu, '($1…)');
}
