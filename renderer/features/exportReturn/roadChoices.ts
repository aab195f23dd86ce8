import { allowedActions, missingSignatures, type ReturnRoad } from '../../../shared/domain/returnRoad.ts';

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
export function roadChoices(road: ReturnRoad): readonly RoadChoice[] {
  const allowed = allowedActions(road);
  const signatures = road.newest?.signatures ?? [];
  const signable = allowed.includes('signed') && missingSignatures(road).length > 0;
  const choices: readonly (readonly [RoadChoice, boolean])[] = [
    ['p12', signable],
    ['token', signable],
    ['store', signable],
    ['unsigned', signatures.length === 0 && road.state !== 'sent'],
    ['numbered', allowed.includes('numbered')],
    ['import', allowed.includes('signed')],
    ['sent', allowed.includes('sent')],
    ['print', allowed.includes('sent-on-paper')],
    ['paper', allowed.includes('sent-on-paper')],
    ['copy', signatures.length > 0],
    ['amend', allowed.includes('amended')],
  ];
  return choices.filter(([, offered]) => offered).map(([choice]) => choice);
}
