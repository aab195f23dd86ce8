import { useId } from 'react';
import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';
import { DirectiveLine } from '../../wording/DirectiveLine.tsx';
import { sentenceCase } from '../../wording/directiveLine.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface DirectiveTableProps {
  readonly directives: readonly DirectiveSummary[];
  /** The directive that holds the next step of the screen. */
  readonly filled: string | undefined;
}

/** The directives that came with the app, and how each stands to the unit. */
export function DirectiveTable({ directives, filled }: DirectiveTableProps) {
  const texts = useTexts();
  const own = texts.home;
  const go = useRoute((state) => state.go);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {own.directives} <span className="home-count">{directives.length}</span>
      </h2>
      {directives.length === 0 && <p className="lead">{own.noDirectives}</p>}
      {directives.length > 0 && (
        <table className="home-table home-directives" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{own.columns.directive}</th>
              <th scope="col">{own.columns.items}</th>
              <th scope="col">{own.columns.next}</th>
            </tr>
          </thead>
          <tbody>
            {directives.map((directive) => (
              <tr key={directive.id}>
                <th scope="row">
                  <span className="home-subject" lang="vi">
                    <ForeignText>{sentenceCase(directive.subject)}</ForeignText>
                  </span>
                  <span className="small">
                    <DirectiveLine directive={directive} />
                  </span>
                </th>
                <td>
                  <Addressing directive={directive} />
                </td>
                <td>
                  <Button
                    variant={directive.id === filled ? 'filled' : 'outlined'}
                    wide
                    label={own.newReturnFor(visibleName(sentenceCase(directive.subject)))}
                    onPress={() => go({ screen: 'newReturn', directiveId: directive.id })}
                  >
                    {own.newReturn}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Addressing({ directive: { addressing } }: { readonly directive: DirectiveSummary }) {
  const texts = useTexts().home;
  if (addressing.addressed) return <span>{texts.itemsOf(addressing.itemCount, addressing.groupName)}</span>;
  return (
    <>
      <span>{texts.notAddressed}</span>
      <span className="small">{texts.notAddressedHint}</span>
    </>
  );
}
