import type { LockedKeys } from '../../../shared/domain/keysState.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { useTexts } from '../../useTexts.ts';

/** More than these would push the passphrase off a small screen. */
const mostRadios = 4;

interface OfficerChoiceProps {
  readonly officers: LockedKeys['officers'];
  readonly value: string;
  readonly onChange: (slotId: string) => void;
}

/** Who opens the vault, by alias. Nothing where there is one officer. */
export function OfficerChoice({ officers, value, onChange }: OfficerChoiceProps) {
  const label = useTexts().keys.officer;
  if (officers.length < 2) return null;
  const options = officers.map(({ slotId, alias }) => ({ value: slotId, label: visibleName(alias) }));
  return officers.length <= mostRadios ? (
    <RadioGroup label={label} value={value} options={options} onChange={onChange} />
  ) : (
    <Select label={label} value={value} options={options} onChange={onChange} />
  );
}
