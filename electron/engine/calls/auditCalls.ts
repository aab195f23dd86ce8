import path from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import type { TrailLine } from '../../../shared/domain/auditTrail.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { textsOf } from '../../../shared/text/textsOf.ts';
import { trailCsvEnd, trailCsvLine, trailCsvStart } from '../../../shared/text/trailCsv.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { isFirstOf, officerWords, trailReader } from '../auditTrail.ts';
import { carriedTrails } from '../carriedTrails.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { loadUnitKinds } from '../directives/loadUnitKinds.ts';
import type { HeadKeeper } from '../headKeeper.ts';
import { restoreVersion } from '../restoreVersion.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { trailSource } from '../trailSource.ts';
import { writeReturn } from '../writeReturn.ts';

type AuditCalls = Pick<
  EngineCalls,
  | 'audit.overview'
  | 'audit.page'
  | 'audit.writeCsv'
  | 'audit.restore'
  | 'audit.standing'
  | 'audit.acknowledgeHead'
>;

/** Lines of one page. */
const pageLines = 50;
/**
 * A search that finds little answers after this time, in milliseconds, and goes on from there. The log is sealed and has no index
 * of words, which would have to hold them in the clear: what is shown stays quick, a search to the first entry reads them all.
 */
const pageMs = 60;
/** Entries read in one go: other calls come between two of them. */
const sliceEntries = 500;

/** The vault's log as people read it, and what its history gives back. */
export function auditCalls(
  { folders }: EngineNeeds,
  session: Session,
  library: DirectiveLibrary,
  heads: HeadKeeper,
): AuditCalls {
  async function source(opened: OpenVaultSession, trail: string | undefined) {
    return trailSource(opened, library, await loadUnitKinds(folders.assets), trail);
  }

  return {
    async 'audit.overview'({ language, trail }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const read = await source(opened.value, trail);
      if (!read.ok) return read;
      const trails = carriedTrails(opened.value);
      if (!trails.ok) return trails;
      const { context, head, entries } = read.value;
      const texts = textsOf(language);
      return succeed({
        entries,
        head,
        officers: [...context.officers.keys()].map((id) => ({ id, name: officerWords(context, id, texts) })),
        returns: [...context.returns].map(([id, name]) => ({ id, name })),
        trails: trails.value.map(({ id, at, fileName, from }) => ({
          id,
          name: texts.audit.carried(from.unitName ?? fileName, showMoment(at)),
        })),
      });
    },
    async 'audit.page'({ before, ...filter }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const from = await source(opened.value, filter.trail);
      if (!from.ok) return from;
      const read = trailReader(from.value.context, filter);
      const lines: TrailLine[] = [];
      let next: number | null = before ?? Number.MAX_SAFE_INTEGER;
      const started = performance.now();
      const isLate = () => performance.now() - started > pageMs;
      while (next !== null && lines.length < pageLines && !isLate()) {
        const entries = from.value.before(next, pageLines);
        if (!entries.ok) return entries;
        if (entries.value.length < pageLines) next = null;
        for (const entry of entries.value) {
          const line = read(entry);
          if (line !== null) lines.push(line);
          const isFirst = filter.returnId !== null && isFirstOf(entry, filter.returnId);
          if (next !== null) next = isFirst || entry.seq === 1 ? null : entry.seq;
          if (isFirst || lines.length === pageLines || isLate()) {
            next = isFirst || entry.seq === 1 ? null : entry.seq;
            break;
          }
        }
      }
      return succeed({ lines, next });
    },
    async 'audit.writeCsv'({ path: target, ...filter }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const from = await source(opened.value, filter.trail);
      if (!from.ok) return from;
      const texts = textsOf(filter.language);
      const { context, head, lastSeq } = from.value;
      const read = trailReader(context, filter);
      const { vault } = opened.value;
      const parts = [trailCsvStart(texts)];
      let entries = 0;
      let after = 0;
      while (after < lastSeq) {
        const page = from.value.after(after, Math.min(sliceEntries, lastSeq - after));
        if (!page.ok) return page;
        for (const entry of page.value) {
          after = entry.seq;
          const line = read(entry);
          if (line === null) continue;
          entries += 1;
          parts.push(trailCsvLine(line, texts));
        }
        if (page.value.length === 0) return fail('vault-audit-broken', { seq: after + 1 });
        await pause();
      }
      parts.push(trailCsvEnd(head, texts));
      const bytes = Buffer.from(parts.join(''), 'utf8');
      const written = await writeReturn(target, { bytes, sha256: sha256Hex(bytes) }, { overwrite: true });
      if (!written.ok) return written;
      const noted = vault.readOnly ? succeed(undefined) : vault.transact('audit-exported', () => undefined);
      if (!noted.ok) return noted;
      heads.tell();
      return succeed({ fileName: path.basename(target), entries, isLogged: !vault.readOnly });
    },
    async 'audit.restore'(input) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const restored = restoreVersion(opened.value, input);
      return restored.ok ? succeed({ savedAt: session.moment(), missingFiles: restored.value }) : restored;
    },
    'audit.standing': async ({ seen }) => heads.standing(seen),
    'audit.acknowledgeHead': async () => heads.acknowledge(),
  };
}
