import type { ProblemFacts, ProblemTexts } from '../problems.ts';
import { amendTexts } from './vi/amendTexts.ts';
import { appTexts } from './vi/appTexts.ts';
import { auditProblems } from './vi/auditProblems.ts';
import { auditTexts } from './vi/auditTexts.ts';
import { backupProblems } from './vi/backupProblems.ts';
import { backupTexts } from './vi/backupTexts.ts';
import { bulkTexts } from './vi/bulkTexts.ts';
import { checklistTexts } from './vi/checklistTexts.ts';
import { checkTexts } from './vi/checkTexts.ts';
import { cliTexts } from './vi/cliTexts.ts';
import { commandPhrases } from './vi/commandPhrases.ts';
import { deliveryTexts } from './vi/deliveryTexts.ts';
import { dialogTexts } from './vi/dialogTexts.ts';
import { evidenceProblems } from './vi/evidenceProblems.ts';
import { evidenceTexts } from './vi/evidenceTexts.ts';
import { exportReturnTexts } from './vi/exportReturnTexts.ts';
import { firstStartTexts } from './vi/firstStartTexts.ts';
import { guideTexts } from './vi/guideTexts.ts';
import { helpTexts } from './vi/helpTexts.ts';
import { homeTexts } from './vi/homeTexts.ts';
import { imageProblems } from './vi/imageProblems.ts';
import { imageTexts } from './vi/imageTexts.ts';
import { inputProblems } from './vi/inputProblems.ts';
import { keyProblems } from './vi/keyProblems.ts';
import { keyTexts } from './vi/keyTexts.ts';
import { lastPeriodTexts } from './vi/lastPeriodTexts.ts';
import { newReturnTexts } from './vi/newReturnTexts.ts';
import { paletteTexts } from './vi/paletteTexts.ts';
import { reportProblems } from './vi/reportProblems.ts';
import { reviewTexts } from './vi/reviewTexts.ts';
import { roadProblems } from './vi/roadProblems.ts';
import { roadTexts } from './vi/roadTexts.ts';
import { settingsTexts } from './vi/settingsTexts.ts';
import { shellProblems } from './vi/shellProblems.ts';
import { signingProblems } from './vi/signingProblems.ts';
import { signTexts } from './vi/signTexts.ts';
import { statusTexts } from './vi/statusTexts.ts';
import { templateTexts } from './vi/templateTexts.ts';
import { tokenTexts } from './vi/tokenTexts.ts';
import { transferProblems } from './vi/transferProblems.ts';
import { transferTexts } from './vi/transferTexts.ts';
import { trustProblems } from './vi/trustProblems.ts';
import { trustTexts } from './vi/trustTexts.ts';
import { undoTexts } from './vi/undoTexts.ts';
import { unlockTexts } from './vi/unlockTexts.ts';
import { vaultCheckProblems } from './vi/vaultCheckProblems.ts';
import { vaultCheckTexts } from './vi/vaultCheckTexts.ts';
import { vaultProblems } from './vi/vaultProblems.ts';
import { verifyProblems } from './vi/verifyProblems.ts';
import { verifyTexts } from './vi/verifyTexts.ts';

const problems: ProblemTexts<ProblemFacts> = {
  ...vaultProblems,
  ...backupProblems,
  ...vaultCheckProblems,
  ...auditProblems,
  ...keyProblems,
  ...evidenceProblems,
  ...inputProblems,
  ...imageProblems,
  ...reportProblems,
  ...roadProblems,
  ...signingProblems,
  ...verifyProblems,
  ...transferProblems,
  ...trustProblems,
  ...shellProblems,
};

export const vi = {
  problems,
  app: appTexts,
  unlock: unlockTexts,
  keys: keyTexts,
  firstStart: firstStartTexts,
  home: homeTexts,
  newReturn: newReturnTexts,
  palette: paletteTexts,
  help: helpTexts,
  guide: guideTexts,
  checklist: checklistTexts,
  undo: undoTexts,
  bulk: bulkTexts,
  templates: templateTexts,
  lastPeriod: lastPeriodTexts,
  evidence: evidenceTexts,
  audit: auditTexts,
  review: reviewTexts,
  exportReturn: exportReturnTexts,
  road: roadTexts,
  tokens: tokenTexts,
  amend: amendTexts,
  settings: settingsTexts,
  backups: backupTexts,
  images: imageTexts,
  verify: verifyTexts,
  checks: checkTexts,
  transfer: transferTexts,
  trust: trustTexts,
  vaultCheck: vaultCheckTexts,
  cli: cliTexts,
  commandPhrases,
  sign: signTexts,
  status: statusTexts,
  delivery: deliveryTexts,
  dialogs: dialogTexts,
};
