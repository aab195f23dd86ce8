import { type RefObject, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { assignableRoles, type RoadSignature } from '../../../shared/domain/returnRoad.ts';
import { type Result, succeed } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';
import { reloadReturn } from '../../stores/openReturn.ts';

type Roles = Readonly<Record<string, RequiredSignature | null>>;

export interface RoleForm {
  /** The signatures whose field names no role. */
  readonly unnamed: readonly RoadSignature[];
  readonly roleOf: (signature: RoadSignature) => RequiredSignature | null;
  readonly give: (key: string, role: RequiredSignature | null) => void;
  /** The button was pressed with nothing new to record. */
  readonly isMissing: boolean;
  readonly firstRef: RefObject<HTMLSelectElement | null>;
  /** Whether there is something to record; otherwise focus goes to the first signature. */
  readonly isReady: () => boolean;
  /** Records each role that was given. */
  readonly record: () => Promise<Result<null>>;
}

/** Whose the signatures of another tool are, as a person says; it may be said again, and the record keeps each word. */
export function useRoleForm({ road, complianceReturn }: OpenReturn): RoleForm {
  const { returnId } = complianceReturn;
  const [given, setGiven] = useState<Roles>({});
  const [isMissing, setIsMissing] = useState(false);
  const firstRef = useRef<HTMLSelectElement>(null);
  const unnamed = road.signatures.filter(({ key }) => assignableRoles(road, key).length > 0);
  const roleOf = ({ key, role }: RoadSignature) => {
    const chosen = given[key];
    if (chosen !== undefined) return chosen;
    return role === 'seal' ? null : role;
  };
  const changed = unnamed.filter((signature) => roleOf(signature) !== signature.role);

  return {
    unnamed,
    roleOf,
    give(key, role) {
      setGiven({ ...given, [key]: role });
      setIsMissing(false);
    },
    isMissing,
    firstRef,
    isReady() {
      setIsMissing(changed.length === 0);
      if (changed.length === 0) firstRef.current?.focus();
      return changed.length > 0;
    },
    async record() {
      for (const signature of changed) {
        const role = roleOf(signature);
        const answer = await bridge().road.assignRole({ returnId, signature: signature.key, role });
        if (answer.ok) continue;
        // Those before it are recorded.
        await reloadReturn();
        return answer;
      }
      setGiven({});
      return succeed(null);
    },
  };
}
