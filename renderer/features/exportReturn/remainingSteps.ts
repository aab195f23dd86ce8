import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { missingSignatures } from '../../../shared/domain/returnRoad.ts';
import { type RoadChoice, roadChoices } from './roadChoices.ts';

/** One thing that still has to be done with a frozen return, and what of the panel does it, the likeliest first. */
export type RemainingStep =
  | {
      readonly kind: 'sign' | 'agency';
      readonly role: RequiredSignature;
      readonly choices: readonly RoadChoice[];
    }
  | { readonly kind: 'assign' | 'number' | 'send'; readonly choices: readonly RoadChoice[] };

/**
 * What remains until a frozen return is sent, in the order of the office; nothing once it was sent. `isOut`: an unsigned copy has
 * just been written for another tool, which gives it back signed.
 */
export function remainingSteps(data: OpenReturn, isOut = false): readonly RemainingStep[] {
  const { road, complianceReturn } = data;
  if (road.state === 'sent') return [];
  const offered = roadChoices(data);
  const those = (...wanted: RoadChoice[]) => wanted.filter((choice) => offered.includes(choice));
  // Every signature may come from a key; a file signed elsewhere is taken in once, for whoever is next.
  const next = isOut ? those('import', 'token') : those('token', 'import');
  const missing = missingSignatures(road);
  const waysOf = (role: RequiredSignature) => (role === missing[0] ? next : those('token'));
  const isOpen =
    (complianceReturn.number ?? road.number) === null || (complianceReturn.issuedOn ?? road.date) === null;
  const isUnknown = road.signatures.some(({ role }) => role === null);
  return [
    ...(isUnknown ? [{ kind: 'assign' as const, choices: those('signer') }] : []),
    ...missing
      .filter((role) => role !== 'agency')
      .map((role) => ({ kind: 'sign' as const, role, choices: waysOf(role) })),
    ...(isOpen ? [{ kind: 'number' as const, choices: those('numbered', 'copy') }] : []),
    ...(missing.includes('agency')
      ? [{ kind: 'agency' as const, role: 'agency' as const, choices: waysOf('agency') }]
      : []),
    { kind: 'send', choices: those('sent') },
  ];
}
