import type { StepTaker } from '../../shared/contractAnswers.ts';
import type { RoadStep } from '../../shared/domain/returnRoad.ts';
import { type Result, succeed } from '../../shared/result.ts';
import { carriedTrails } from './carriedTrails.ts';
import { type OfficerName, officerNames } from './officers.ts';
import type { OpenVaultSession } from './session.ts';

/**
 * Who took the steps of a return, as far as a name is known: officers of this vault, else those whom a package named that was taken
 * in, which is the sender's word.
 */
export function stepTakers(
  session: OpenVaultSession,
  steps: readonly RoadStep[],
): Result<readonly StepTaker[]> {
  if (steps.length === 0) return succeed([]);
  const own = officerNames(session.vault);
  if (!own.ok) return own;
  const carried = carriedTrails(session);
  if (!carried.ok) return carried;
  const names = new Map<string, OfficerName>();
  for (const { officers } of carried.value) for (const [slot, name] of officers) names.set(slot, name);
  for (const [slot, name] of own.value) names.set(slot, name);
  const slots = [...new Set(steps.map(({ slot }) => slot))];
  return succeed(
    slots.flatMap((slot) => {
      const found = names.get(slot);
      if (found === undefined) return [];
      const { kind, fullName, alias, isFormer } = found;
      return [{ slot, kind, name: fullName ?? alias, isFormer }];
    }),
  );
}
