import type { ProblemFacts, ProblemTexts } from '../problems.ts';
import { amendTexts } from './en/amendTexts.ts';
import { appTexts } from './en/appTexts.ts';
import { auditProblems } from './en/auditProblems.ts';
import { auditTexts } from './en/auditTexts.ts';
import { backupProblems } from './en/backupProblems.ts';
import { backupTexts } from './en/backupTexts.ts';
import { bulkTexts } from './en/bulkTexts.ts';
import { checklistTexts } from './en/checklistTexts.ts';
import { checkTexts } from './en/checkTexts.ts';
import { cliTexts } from './en/cliTexts.ts';
import { commandPhrases } from './en/commandPhrases.ts';
import { deliveryTexts } from './en/deliveryTexts.ts';
import { dialogTexts } from './en/dialogTexts.ts';
import { evidenceProblems } from './en/evidenceProblems.ts';
import { evidenceTexts } from './en/evidenceTexts.ts';
import { exportReturnTexts } from './en/exportReturnTexts.ts';
import { firstStartTexts } from './en/firstStartTexts.ts';
import { guideTexts } from './en/guideTexts.ts';
import { helpTexts } from './en/helpTexts.ts';
import { homeTexts } from './en/homeTexts.ts';
import { imageProblems } from './en/imageProblems.ts';
import { imageTexts } from './en/imageTexts.ts';
import { inputProblems } from './en/inputProblems.ts';
import { keyProblems } from './en/keyProblems.ts';
import { keyTexts } from './en/keyTexts.ts';
import { lastPeriodTexts } from './en/lastPeriodTexts.ts';
import { newReturnTexts } from './en/newReturnTexts.ts';
import { paletteTexts } from './en/paletteTexts.ts';
import { reportProblems } from './en/reportProblems.ts';
import { reviewTexts } from './en/reviewTexts.ts';
import { roadProblems } from './en/roadProblems.ts';
import { roadTexts } from './en/roadTexts.ts';
import { settingsTexts } from './en/settingsTexts.ts';
import { shellProblems } from './en/shellProblems.ts';
import { signingProblems } from './en/signingProblems.ts';
import { signTexts } from './en/signTexts.ts';
import { statusTexts } from './en/statusTexts.ts';
import { templateTexts } from './en/templateTexts.ts';
import { tokenTexts } from './en/tokenTexts.ts';
import { transferProblems } from './en/transferProblems.ts';
import { transferTexts } from './en/transferTexts.ts';
import { trustProblems } from './en/trustProblems.ts';
import { trustTexts } from './en/trustTexts.ts';
import { undoTexts } from './en/undoTexts.ts';
import { unlockTexts } from './en/unlockTexts.ts';
import { vaultCheckProblems } from './en/vaultCheckProblems.ts';
import { vaultCheckTexts } from './en/vaultCheckTexts.ts';
import { vaultProblems } from './en/vaultProblems.ts';
import { verifyProblems } from './en/verifyProblems.ts';
import { verifyTexts } from './en/verifyTexts.ts';

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

export const en = {
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
