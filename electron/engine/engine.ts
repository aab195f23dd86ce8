import path from 'node:path';
import type { EngineCalls } from '../engineCalls.ts';
import { createAnnexCopies } from './annexCopies.ts';
import { createBackupWork } from './automaticBackups.ts';
import { answerCalls } from './calls/answerCalls.ts';
import { auditCalls } from './calls/auditCalls.ts';
import { backupCalls } from './calls/backupCalls.ts';
import { checkCalls } from './calls/checkCalls.ts';
import { draftCalls } from './calls/draftCalls.ts';
import { evidenceCalls } from './calls/evidenceCalls.ts';
import { imageCalls } from './calls/imageCalls.ts';
import { keptFileCalls } from './calls/keptFileCalls.ts';
import { keyCalls } from './calls/keyCalls.ts';
import { printCalls } from './calls/printCalls.ts';
import { recoveryCalls } from './calls/recoveryCalls.ts';
import { reportCalls } from './calls/reportCalls.ts';
import { returnCalls } from './calls/returnCalls.ts';
import { createReturnMaker } from './calls/returnMaker.ts';
import { roadCalls } from './calls/roadCalls.ts';
import { tokenCalls } from './calls/tokenCalls.ts';
import { transferCalls } from './calls/transferCalls.ts';
import { trustCalls } from './calls/trustCalls.ts';
import { unitCalls } from './calls/unitCalls.ts';
import { vaultCalls } from './calls/vaultCalls.ts';
import { verifyCalls } from './calls/verifyCalls.ts';
import { createCheckedFiles } from './checkedFiles.ts';
import { type DirectiveLibrary, openDirectiveLibrary } from './directives/directiveLibrary.ts';
import { createHeadKeeper, tellingHeads } from './headKeeper.ts';
import { guardingOutputs } from './outputPlace.ts';
import { type AnnexPhotos, openAnnexPhotos } from './report/photos.ts';
import { createSession, type EngineNeeds } from './session.ts';
import { createTokenKeys } from './tokenKeys.ts';

/**
 * The engine: one table of everything main may ask. It is glue; the rules are in `shared/domain` and in the parts beside it.
 * It never imports Electron, so it runs in the app's worker thread, in the command line and in tests alike.
 */
export async function createEngine(needs: EngineNeeds): Promise<EngineCalls> {
  const session = createSession(needs);
  const library: DirectiveLibrary = await openDirectiveLibrary(path.join(needs.folders.assets, 'directives'));
  let photos: Promise<AnnexPhotos> | null = null;
  const openPhotos = () => {
    photos ??= openAnnexPhotos(path.join(needs.folders.resources, 'vips'));
    return photos;
  };
  const annexCopies = createAnnexCopies(openPhotos);
  const tokens = createTokenKeys(needs);
  const maker = createReturnMaker(needs, session, library, annexCopies, openPhotos);
  const checkedFiles = createCheckedFiles();
  session.onLock(() => checkedFiles.forget());
  const heads = createHeadKeeper(session, needs.tell);
  const backups = createBackupWork(needs.tell);
  const calls = {
    ...vaultCalls(needs, session, tokens, backups),
    ...backupCalls(needs, session, backups),
    ...keyCalls(needs, session),
    ...recoveryCalls(session, maker),
    ...draftCalls(session),
    ...unitCalls(needs, session, library),
    ...returnCalls(session, library),
    ...answerCalls(session, library),
    ...evidenceCalls(needs, session, library, annexCopies),
    ...auditCalls(needs, session, library, heads),
    ...imageCalls(session, openPhotos),
    ...reportCalls(needs, session, maker, tokens),
    ...roadCalls(needs, session, library, maker),
    ...keptFileCalls(session, maker),
    ...printCalls(maker),
    ...tokenCalls(needs, session, tokens),
    ...verifyCalls(needs, session, checkedFiles),
    ...transferCalls(needs, session, library),
    ...trustCalls(needs, session, checkedFiles),
    ...checkCalls(needs, session, library),
  };
  return tellingHeads(heads, guardingOutputs(calls, needs.folders.vault));
}
