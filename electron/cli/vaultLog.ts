import path from 'node:path';
import type { TrailLine } from '../../shared/domain/auditTrail.ts';
import { showClock, showDay, showMoment } from '../../shared/text/showFigures.ts';
import { trailReader } from '../engine/auditTrail.ts';
import { carriedTrails } from '../engine/carriedTrails.ts';
import { openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import { loadUnitKinds } from '../engine/directives/loadUnitKinds.ts';
import { trailSource } from '../engine/trailSource.ts';
import type { CommandWorld, ExitCode } from './commandWorld.ts';
import { type CliVault, openCliVault, tellHead } from './openCliVault.ts';
import { answerProblems, filed, type Output, oneLine, tellProblems } from './output.ts';

/**
 * `vault log`: every entry, oldest first; `--carried` the log that came with that package, `--query` only entries with these
 * words. Says which packages brought one. 0 = read, 2 = it cannot be read. Nothing is written.
 */
export async function vaultLog(
  vault: Omit<CliVault, 'readOnly'>,
  { carried, query = '' }: Readonly<Record<string, string>>,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const opened = await openCliVault({ ...vault, readOnly: true });
  if (!opened.ok) {
    answerProblems(filed(opened.problems, vault.dir), output);
    return 2;
  }
  try {
    tellProblems(opened.value.vault.problems, output);
    const library = await openDirectiveLibrary(path.join(world.assetsFolder, 'directives'));
    const unitKinds = await loadUnitKinds(world.assetsFolder);
    const source = await trailSource(opened.value, library, unitKinds, carried);
    const trails = carriedTrails(opened.value);
    if (!source.ok || !trails.ok) {
      answerProblems(
        filed(source.ok ? (trails.ok ? [] : trails.problems) : source.problems, vault.dir),
        output,
      );
      return 2;
    }
    const all = { officer: null, returnId: null, itemId: null, from: null, to: null };
    const { context, entries: count, after, lastSeq, head } = source.value;
    const entries = after(0, count);
    if (!entries.ok || (count > 0 && entries.value.at(-1)?.seq !== lastSeq)) {
      answerProblems(filed(entries.ok ? [] : entries.problems, vault.dir), output);
      return 2;
    }
    const read = trailReader(context, { ...all, language: output.language, query });
    const lines = entries.value.flatMap((entry) => read(entry) ?? []);
    const { audit, cli } = output.texts;
    if (carried !== undefined) {
      output.say(audit.carriedHead(String(head.seq), head.mac));
      output.say(audit.carriedHint);
    }
    for (const { id, at, from, fileName } of carried === undefined ? trails.value : [])
      output.say(cli.carriedTrail(id, oneLine(audit.carried(from.unitName ?? fileName, showMoment(at)))));
    const shownTrails = trails.value.map(({ id, at, fileName, from }) => ({ id, at, fileName, ...from }));
    output.answer(
      {
        ok: true,
        carried: carried === undefined ? null : { id: carried, head },
        trails: shownTrails,
        entries: lines.map((line) => ({
          ...line,
          parts: line.parts.map(({ restorable: _, ...part }) => part),
        })),
        head: tellHead(opened.value, output),
      },
      lines.flatMap((line) => entryLines(line, output)),
    );
    return 0;
  } finally {
    opened.value.vault.lock();
  }
}

function entryLines(line: TrailLine, { texts: { audit } }: Output): readonly string[] {
  const notes = [line.clock === 'ok' ? [] : audit[line.clock], line.recovered ? audit.recovered : []].flat();
  const moment = `${showDay(line.at)} ${showClock(line.at)}`;
  const first = [`${line.seq}`, moment, line.officer, line.action, line.returnName ?? [], ...notes].flat();
  return [
    first.join(' · '),
    ...line.parts.flatMap(({ what, removed, changes }) => [
      `    ${removed ? `${what} (${audit.removed})` : what}`,
      ...changes.map((change) => {
        const [old, next] = [change.old, change.new].map((value) => (value === '' ? audit.empty : value));
        return `        ${change.label}: ${old} → ${next}`;
      }),
    ]),
  ].map(oneLine);
}
