import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { allowedActions, missingSignatures } from '../../../shared/domain/returnRoad.ts';

/**
 * Ways for a report to leave the app, by what they are worth before the law: the keys that an office gives a person, tools of the
 * office, a key out of a file, paper, and last the seal that stands for nobody. `store`: the certificate store of Windows.
 */
export const waysByWorth = ['token', 'store', 'unsigned', 'import', 'p12', 'print', 'paper', 'seal'] as const;
export type WorthyWay = (typeof waysByWorth)[number];

/** What the panel of a frozen return offers; sending back has a button of its own. `signer`: whose a signature is. */
export type RoadChoice = Exclude<WorthyWay, 'seal'> | 'signer' | 'numbered' | 'sent' | 'copy' | 'amend';

/** The choices of a state, the likeliest first; ways to sign stand by their worth. */
export function roadChoices({ road, complianceReturn }: OpenReturn): readonly RoadChoice[] {
  const allowed = allowedActions(road);
  const missing = missingSignatures(road);
  const signatures = road.newest?.signatures ?? [];
  const signable = allowed.includes('signed') && missing.length > 0;
  // Until somebody says whose a signature is, no other step can tell what is still missing.
  const isUnknown = road.signatures.some(({ role }) => role === null);
  const assignable = allowed.includes('role-assigned');
  // The agency signs last, and nothing may be filled in behind it: its turn comes after the clerk's.
  const isOpen = complianceReturn.number === null || complianceReturn.issuedOn === null;
  const numberFirst = isOpen && missing.every((role) => role === 'agency') && allowed.includes('numbered');
  const onPaper = allowed.includes('sent-on-paper');
  const offered: Readonly<Record<WorthyWay, boolean>> = {
    token: signable,
    store: signable,
    unsigned: signatures.length === 0 && road.state !== 'sent',
    import: signable,
    p12: signable,
    print: onPaper,
    paper: onPaper,
    seal: false,
  };
  const ways = waysByWorth.flatMap((way) => (way !== 'seal' && offered[way] ? [way] : []));
  const others: readonly (readonly [RoadChoice, boolean])[] = [
    ['numbered', allowed.includes('numbered') && !numberFirst],
    ['sent', allowed.includes('sent')],
    ['import', allowed.includes('signed') && !signable],
    ['signer', assignable && !isUnknown],
    ['copy', signatures.length > 0],
    ['amend', allowed.includes('amended')],
  ];
  const first: readonly (readonly [RoadChoice, boolean])[] = [
    ['signer', assignable && isUnknown],
    ['numbered', numberFirst],
  ];
  const names = (choices: typeof others) =>
    choices.flatMap(([choice, isOffered]) => (isOffered ? [choice] : []));
  return [...names(first), ...ways, ...names(others)];
}
