import type { AuditProblems } from '../../problems/auditProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showCount, showMoment } from '../showFigures.ts';

export const auditProblems: ProblemTexts<AuditProblems> = {
  'version-unknown': () =>
    'The chosen version is not in the history, or it is the present one. The present content is unchanged. Open the history again and choose another version.',
  'vault-head-unknown': ({ knownSeq, foundSeq }) =>
    `The log of the vault does not go on from the known entry ${showCount(knownSeq, 'en')}: ${
      foundSeq < knownSeq
        ? `the vault ends at entry ${showCount(foundSeq, 'en')}`
        : 'that entry has another code in the vault'
    }. It is an older vault or another copy of it; the command was not carried out, the vault is as it was. If the unit put back a backup on purpose, run the command again without --known-head; if not, keep the vault's folder as it is and tell the technical staff.`,
  'vault-older-than-seen': ({ seenSeq, seenAt, foundSeq, foundAt }) =>
    `This PC has seen this vault with a log up to entry ${showCount(seenSeq, 'en')} (${showMoment(seenAt)}); ${
      foundSeq < seenSeq
        ? `the vault just opened ends at entry ${showCount(foundSeq, 'en')}${foundAt === null ? '' : ` (${showMoment(foundAt)})`}`
        : 'the log of the vault just opened differs at that entry'
    }. It is an older vault or another copy of it: what was saved in the other one may be missing here; the data of the opened vault is whole. If the unit put back a backup on purpose, press Close and go on; if not, lock the vault, keep its folder as it is and tell the technical staff.`,
};
