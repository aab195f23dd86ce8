import { useState } from 'react';
import {
  assignableRoles,
  type ReturnRoad,
  requiredSignatureSchema,
} from '../../../shared/domain/returnRoad.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { reloadReturn, useOpenReturn } from '../../stores/openReturn.ts';
import { Select } from '../../ui/Select.tsx';
import { useTexts } from '../../useTexts.ts';

const open = 'open';

interface RoleAssignmentProps {
  readonly road: ReturnRoad;
  /** Of a signature whose field names no role. */
  readonly signature: string;
}

/** Whose signature it is, said by a person; it may be said again, and the record keeps each word. */
export function RoleAssignment({ road, signature }: RoleAssignmentProps) {
  const words = useTexts().road;
  const returnId = useOpenReturn((state) => state.returnId);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const roles = assignableRoles(road, signature);
  const given = road.signatures.find(({ key }) => key === signature)?.role ?? null;
  if (returnId === null || roles.length === 0) return null;

  async function assign(id: string, value: string) {
    const role = requiredSignatureSchema.safeParse(value);
    const answer = await bridge().road.assignRole({
      returnId: id,
      signature,
      role: role.success ? role.data : null,
    });
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) await reloadReturn();
  }

  return (
    <>
      <Select
        label={words.assign(visibleName(signature))}
        hint={words.assignHint}
        value={given ?? open}
        options={[
          { value: open, label: words.unassigned },
          ...roles.map((role) => ({ value: role, label: words.signRoles[role] })),
        ]}
        onChange={(value) => void assign(returnId, value)}
      />
      <ProblemNotice problems={problems} />
    </>
  );
}
