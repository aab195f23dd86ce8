import {
  assignableRoles,
  type ReturnRoad,
  requiredSignatureSchema,
} from '../../../shared/domain/returnRoad.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { localMoment } from '../../returnParts/localMoment.ts';
import { Select } from '../../ui/Select.tsx';
import { useTexts } from '../../useTexts.ts';
import type { RoleForm } from './useRoleForm.ts';

const open = 'open';

/** For each signature in a field of another tool: whose it is. */
export function RoleFields({ form, road }: { readonly form: RoleForm; readonly road: ReturnRoad }) {
  const words = useTexts().road;
  return form.unnamed.map((signature, place) => {
    const { key, signer, signedAt } = signature;
    const time = signedAt === null ? words.unknownTime : showMoment(localMoment(signedAt));
    return (
      <Select
        key={key}
        {...(place === 0 ? { ref: form.firstRef } : {})}
        label={words.assign(visibleName(key))}
        hint={words.signedBy(visibleName(signer ?? words.unknownSigner), time)}
        error={form.isMissing ? words.signerMissing : undefined}
        value={form.roleOf(signature) ?? open}
        options={[
          { value: open, label: words.unassigned },
          ...assignableRoles(road, key).map((role) => ({ value: role, label: words.signRoles[role] })),
        ]}
        onChange={(value) => {
          const role = requiredSignatureSchema.safeParse(value);
          form.give(key, role.success ? role.data : null);
        }}
      />
    );
  });
}
