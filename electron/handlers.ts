import { app } from 'electron';
import type { Place } from '../shared/contract/place.ts';
import type { Handlers } from '../shared/contract.ts';
import type { Settings } from '../shared/contractAnswers.ts';
import type { Problem } from '../shared/problems.ts';
import { fail, succeed } from '../shared/result.ts';
import type { CutOffWork } from './cutOffWork.ts';
import type { DeviceKey } from './deviceKey.ts';
import type { Dialogs } from './dialogs.ts';
import type { ShownFile } from './engineCalls.ts';
import type { EngineHost } from './engineHost.ts';
import { auditHandlers } from './handlers/auditHandlers.ts';
import { backupHandlers } from './handlers/backupHandlers.ts';
import { checkHandlers } from './handlers/checkHandlers.ts';
import { engineQuestions, type HandlerWorld } from './handlers/engineQuestions.ts';
import { evidenceHandlers } from './handlers/evidenceHandlers.ts';
import { imageHandlers } from './handlers/imageHandlers.ts';
import { keyHandlers, keysOfState } from './handlers/keyHandlers.ts';
import { reportHandlers } from './handlers/reportHandlers.ts';
import { roadHandlers } from './handlers/roadHandlers.ts';
import { tokenHandlers } from './handlers/tokenHandlers.ts';
import { transferHandlers } from './handlers/transferHandlers.ts';
import { trustHandlers } from './handlers/trustHandlers.ts';
import { vaultHandlers } from './handlers/vaultHandlers.ts';
import { verifyHandlers } from './handlers/verifyHandlers.ts';
import type { Locker } from './locker.ts';
import type { SettingsStore } from './settings.ts';

export interface HandlerNeeds {
  readonly engine: EngineHost;
  readonly settings: SettingsStore;
  readonly dialogs: Dialogs;
  readonly locker: Pick<Locker, 'lockAsked' | 'windowIsReady'>;
  readonly cutOff: CutOffWork;
  readonly deviceKey: DeviceKey;
  /** What went wrong while starting and the person should know, e.g. damaged settings. */
  readonly notices: readonly Problem[];
}

export interface MainHandlers {
  readonly calls: Handlers;
  /** Drops what was chosen by dialogs; called after every lock. */
  readonly forgetChoices: () => void;
  /** Bytes under `app://bundle/preview/…`, `/evidence/…` and `/checked/…`; null = 404. */
  readonly showFile: (name: string) => Promise<ShownFile | null>;
}

/** Main's glue between the window, the dialogs and the engine. No rule of the product lives here. */
export function createHandlers({
  engine,
  settings,
  dialogs,
  locker,
  cutOff,
  deviceKey,
  notices,
}: HandlerNeeds): MainHandlers {
  /** Chosen key files by handle; forgotten when the vault locks. */
  const p12Paths = new Map<string, string>();
  /** Chosen token libraries by handle; forgotten with them. */
  const modulePaths = new Map<string, string>();
  /** For as long as the app runs; never on the disk. */
  let place: Place | null = null;
  const world: HandlerWorld = { dialogs, ...engineQuestions(engine, cutOff) };
  const { ask, relay } = world;

  function forgetChoices(): void {
    p12Paths.clear();
    modulePaths.clear();
  }

  const calls: Handlers = {
    app: {
      async state() {
        const vault = await ask('vault.state', undefined);
        if (!vault.ok) return vault;
        const findings = await ask('vault.findings', undefined);
        if (!findings.ok) return findings;
        const standing = await ask('audit.standing', { seen: settings.get('heads') });
        const older = standing.ok && standing.value !== null ? [standing.value] : [];
        const keys = await keysOfState(world, deviceKey, vault.value);
        return succeed({
          ...keys,
          vault: vault.value,
          settings: shownSettings(settings),
          version: app.getVersion(),
          notices: [
            ...notices,
            ...(vault.value === 'open' ? cutOff.take() : []),
            ...older,
            ...findings.value,
          ],
          place,
          testShell: process.versions.electron?.endsWith('-shell') === true,
        });
      },
      async saveSettings(patch) {
        try {
          if (patch.language !== undefined) settings.set('language', patch.language);
          if (patch.theme !== undefined) settings.set('theme', patch.theme);
          if (patch.lockAfterMinutes !== undefined) settings.set('lockAfterMinutes', patch.lockAfterMinutes);
        } catch {
          return fail('settings-not-saved', {}); // a full or read-only disk
        }
        return succeed(shownSettings(settings));
      },
      async rememberPlace(now) {
        place = now;
        return succeed(undefined);
      },
    },
    vault: vaultHandlers(world, locker),
    backups: backupHandlers(world, forgetChoices),
    keys: keyHandlers(world, { locker, deviceKey, language: () => settings.get('language') }),
    drafts: { get: relay('drafts.get'), keep: relay('drafts.keep') },
    unit: { get: relay('unit.get'), save: relay('unit.save'), kinds: relay('unit.kinds') },
    directives: { list: relay('directives.list') },
    returns: {
      list: relay('returns.list'),
      create: relay('returns.create'),
      open: relay('returns.open'),
      saveDetails: relay('returns.saveDetails'),
      saveTexts: relay('returns.saveTexts'),
    },
    answers: { save: relay('answers.save'), lastPeriod: relay('answers.lastPeriod') },
    evidence: evidenceHandlers(world),
    audit: auditHandlers(world),
    images: imageHandlers(world),
    report: reportHandlers(world, p12Paths),
    tokens: tokenHandlers(world, modulePaths),
    road: roadHandlers(world),
    verify: verifyHandlers(world),
    transfer: transferHandlers(world),
    trust: trustHandlers(world),
    check: checkHandlers(world),
  };

  return {
    calls,
    forgetChoices,
    async showFile(name) {
      const evidence = /^\/evidence\/([0-9a-f-]{36})\/([0-9a-f]{32})(\/small)?$/.exec(name);
      const checked = /^\/checked\/([0-9a-f]{32})\.pdf$/.exec(name);
      const preview = /^\/preview\/([0-9a-f]{32})\.pdf$/.exec(name);
      const picture = /^\/picture\/([0-9a-f]{32})\.png$/.exec(name);
      if (picture) {
        const image = await ask('images.show', { imageId: picture[1] as string });
        return image.ok ? image.value : null;
      }
      const shown = evidence
        ? await ask('evidence.show', {
            returnId: evidence[1] as string,
            evidenceId: evidence[2] as string,
            small: evidence[3] !== undefined,
          })
        : preview
          ? await ask('report.showPreview', { previewId: preview[1] as string })
          : checked
            ? await ask('verify.show', { fileId: checked[1] as string })
            : null;
      return shown?.ok ? shown.value : null;
    },
  };
}

function shownSettings(settings: SettingsStore): Settings {
  return {
    language: settings.get('language'),
    theme: settings.get('theme'),
    lockAfterMinutes: settings.get('lockAfterMinutes'),
  };
}
