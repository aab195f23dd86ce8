import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { app } from 'electron';
import type { Handlers } from '../shared/contract.ts';
import type { Settings } from '../shared/contractAnswers.ts';
import type { Problem } from '../shared/problems.ts';
import { fail, type Result, succeed } from '../shared/result.ts';
import type { Dialogs } from './dialogs.ts';
import type { EngineCallName, EngineCalls, ShownFile } from './engineCalls.ts';
import type { EngineHost } from './engineHost.ts';
import type { SettingsStore } from './settings.ts';

export interface HandlerNeeds {
  readonly engine: EngineHost;
  readonly settings: SettingsStore;
  readonly dialogs: Dialogs;
  readonly tellLocked: () => void;
  /** What went wrong while starting and the person should know, e.g. damaged settings. */
  readonly notices: readonly Problem[];
}

export interface MainHandlers {
  readonly calls: Handlers;
  /** Bytes under `app://bundle/preview/…` and `app://bundle/evidence/…`; null = 404. */
  readonly showFile: (name: string) => Promise<ShownFile | null>;
}

/** Main's glue between the window, the dialogs and the engine. No rule of the product lives here. */
export function createHandlers({
  engine,
  settings,
  dialogs,
  tellLocked,
  notices,
}: HandlerNeeds): MainHandlers {
  /** Chosen key files by handle; forgotten when the vault locks. */
  const p12Paths = new Map<string, string>();

  function ask<N extends EngineCallName>(
    name: N,
    input: Parameters<EngineCalls[N]>[0],
  ): ReturnType<EngineCalls[N]> {
    return engine.call(name, input) as ReturnType<EngineCalls[N]>;
  }
  function relay<N extends EngineCallName>(
    name: N,
  ): (input: Parameters<EngineCalls[N]>[0]) => ReturnType<EngineCalls[N]> {
    return (input) => ask(name, input);
  }
  async function lock(): Promise<Result<void>> {
    const locked = await ask('vault.lock', undefined);
    p12Paths.clear();
    // Also after a failure: the vault is shut in any case, and only a field visit waits for the next unlock.
    tellLocked();
    return locked;
  }

  const calls: Handlers = {
    app: {
      async state() {
        const vault = await ask('vault.state', undefined);
        if (!vault.ok) return vault;
        const findings = await ask('vault.findings', undefined);
        if (!findings.ok) return findings;
        return succeed({
          vault: vault.value,
          settings: shownSettings(settings),
          version: app.getVersion(),
          notices: [...notices, ...findings.value],
          testShell: process.versions.electron?.endsWith('-shell') === true,
        });
      },
      async saveSettings(patch) {
        try {
          if (patch.language !== undefined) settings.set('language', patch.language);
          if (patch.theme !== undefined) settings.set('theme', patch.theme);
        } catch {
          return fail('settings-not-saved', {}); // a full or read-only disk
        }
        return succeed(shownSettings(settings));
      },
    },
    vault: {
      create: relay('vault.create'),
      unlock: relay('vault.unlock'),
      lock,
      async backUp() {
        const folder = await dialogs.chooseFolder('backup');
        return folder === null ? succeed(null) : ask('vault.backUp', { folder });
      },
    },
    unit: { get: relay('unit.get'), save: relay('unit.save'), kinds: relay('unit.kinds') },
    directives: { list: relay('directives.list') },
    returns: {
      list: relay('returns.list'),
      create: relay('returns.create'),
      open: relay('returns.open'),
      saveDetails: relay('returns.saveDetails'),
      saveTexts: relay('returns.saveTexts'),
    },
    answers: { save: relay('answers.save') },
    evidence: {
      async attachChosen(input) {
        const paths = await dialogs.chooseEvidence();
        return paths.length === 0 ? succeed([]) : ask('evidence.attachPaths', { ...input, paths });
      },
      beginUpload: relay('evidence.beginUpload'),
      appendUpload: relay('evidence.appendUpload'),
      finishUpload: relay('evidence.finishUpload'),
      cancelUpload: relay('evidence.cancelUpload'),
      setCaption: relay('evidence.setCaption'),
      link: relay('evidence.link'),
      unlink: relay('evidence.unlink'),
      async saveCopy(input) {
        const name = await ask('evidence.exportName', input);
        if (!name.ok) return name;
        const place = await dialogs.choosePlace(name.value, 'any');
        return place === null ? succeed(null) : ask('evidence.writeCopy', { ...input, path: place });
      },
    },
    report: {
      preview: relay('report.preview'),
      async chooseP12() {
        const file = await dialogs.chooseP12();
        if (file === null) return succeed(null);
        const p12Id = randomBytes(16).toString('hex');
        p12Paths.set(p12Id, file);
        return succeed({ p12Id, fileName: path.basename(file) });
      },
      async export({ returnId, way }) {
        const p12Path = way.kind === 'p12' ? p12Paths.get(way.p12Id) : undefined;
        if (way.kind === 'p12' && p12Path === undefined) return fail('no-file-chosen', {});
        const name = await ask('report.exportName', { returnId });
        if (!name.ok) return name;
        const place = await dialogs.choosePlace(name.value, 'pdf');
        if (place === null) return succeed(null);
        const engineWay =
          way.kind === 'p12'
            ? { kind: way.kind, path: p12Path as string, password: way.password, role: way.role }
            : way;
        return ask('report.write', { returnId, way: engineWay, path: place });
      },
      async exportEvidence({ returnId, form }) {
        const name = await ask('report.exportName', { returnId });
        if (!name.ok) return name;
        const zipName = name.value.replace(/\.pdf$/, '_minh-chung.zip');
        const place =
          form === 'zip' ? await dialogs.choosePlace(zipName, 'zip') : await dialogs.chooseFolder('evidence');
        return place === null ? succeed(null) : ask('report.writeEvidence', { returnId, form, path: place });
      },
    },
    road: {
      submit: relay('road.submit'),
      sendBack: relay('road.sendBack'),
      record: relay('road.record'),
      async takeInSigned(input) {
        const file = await dialogs.chooseSignedCopy();
        return file === null ? succeed(null) : ask('road.takeInSigned', { ...input, path: file });
      },
      async saveCopy(input) {
        const name = await ask('report.exportName', input);
        if (!name.ok) return name;
        const place = await dialogs.choosePlace(name.value, 'pdf');
        return place === null ? succeed(null) : ask('road.writeCopy', { ...input, path: place });
      },
    },
    verify: {
      async chosen() {
        const paths = await dialogs.chooseSignedFiles();
        return paths.length === 0 ? succeed([]) : ask('verify.files', { paths });
      },
    },
  };

  return {
    calls,
    async showFile(name) {
      const evidence = /^\/evidence\/([0-9a-f-]{36})\/([0-9a-f]{32})$/.exec(name);
      const preview = /^\/preview\/([0-9a-f]{32})\.pdf$/.exec(name);
      const shown = evidence
        ? await ask('evidence.show', { returnId: evidence[1] as string, evidenceId: evidence[2] as string })
        : preview
          ? await ask('report.showPreview', { previewId: preview[1] as string })
          : null;
      return shown?.ok ? shown.value : null;
    },
  };
}

function shownSettings(settings: SettingsStore): Settings {
  return { language: settings.get('language'), theme: settings.get('theme') };
}
