import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { allowedActions, missingSignatures } from '../../../shared/domain/returnRoad.ts';

/** What the panel of a frozen return offers; sending back has a button of its own. `store`: the certificate store of Windows. */
export type RoadChoice =
  | 'p12'
  | 'token'
  | 'store'
  | 'unsigned'
  | 'import'
  | 'numbered'
  | 'sent'
  | 'print'
  | 'paper'
  | 'copy'
  | 'amend';

/** The choices of a state, the likeliest first. */
export function roadChoices({ road, complianceReturn }: OpenReturn): readonly RoadChoice[] {
  const allowed = allowedActions(road);
  const missing = missingSignatures(road);
  const signatures = road.newest?.signatures ?? [];
  const signable = allowed.includes('signed') && missing.length > 0;
  // The agency signs last, and nothing may be filled in behind it: its turn comes after the clerk's.
  const isOpen = complianceReturn.number === null || complianceReturn.issuedOn === null;
  const numberFirst = isOpen && missing.every((role) => role === 'agency') && allowed.includes('numbered');
  const choices: readonly (readonly [RoadChoice, boolean])[] = [
    ['numbered', numberFirst],
    ['p12', signable],
    ['token', signable],
    ['store', signable],
    ['unsigned', signatures.length === 0 && road.state !== 'sent'],
    ['numbered', allowed.includes('numbered') && !numberFirst],
    ['sent', allowed.includes('sent')],
    ['import', allowed.includes('signed')],
    ['print', allowed.includes('sent-on-paper')],
    ['paper', allowed.includes('sent-on-paper')],
    ['copy', signatures.length > 0],
    ['amend', allowed.includes('amended')],
  ];
  return choices.filter(([, offered]) => offered).map(([choice]) => choice);
}
