import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { Note } from '../../ui/Note.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';
import type { NewReturnParts } from './NewReturnForm.tsx';

interface AdoptGroupProps {
  readonly parts: NewReturnParts;
  readonly groups: DirectiveSummary['adoptableGroups'];
}

/** A unit that is not addressed is told so, and may adopt the items of a group. */
export function AdoptGroup({ parts, groups }: AdoptGroupProps) {
  const texts = useTexts().newReturn;
  const { draft, errors, change, refOf } = parts;
  return (
    <>
      <Note tone="warn" title={texts.notAddressedTitle}>
        <p>{texts.notAddressed}</p>
      </Note>
      <RadioGroup
        label={texts.adopt}
        value={draft.adoptedGroup}
        options={groups.map(({ id, name, itemCount }) => ({
          value: id,
          label: visibleName(name),
          lang: 'vi',
          hint: texts.itemCount(itemCount),
        }))}
        onChange={(adoptedGroup) => change({ adoptedGroup })}
        error={errors.adoptedGroup}
        focusRef={refOf('adoptedGroup')}
      />
    </>
  );
}
