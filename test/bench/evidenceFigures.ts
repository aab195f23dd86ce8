import { createHash, randomFillSync } from 'node:crypto';
import { mkdir, open, readFile, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { type Figure, figure, median, megabytes, unmeasured } from './figure.ts';
import { programMissing, runNode, runProgram } from './runProgram.ts';
import { bundled, inWorkplace } from './workplace.ts';

const fileBytes = 1000 * 1024 * 1024;
const rounds = 5;
const peakGoalBytes = 200e6;
const what = 'evidence of 1,000 MiB with SHA-256';

/** A large file into the vault, against copying it with `cp` and syncing the copy, beside the program `age`. */
export function attachEvidence(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const noCopy = await programMissing('cp', ['--version']);
    if (noCopy !== null) return [unmeasured(what, '≥ 1.0 ×', noCopy)];
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < 3 * fileBytes) return [unmeasured(what, '≥ 1.0 ×', 'less than 3 GB free')];
    const source = path.join(folder, 'film.mp4');
    await writeRandom(source);
    const program = await bundled('attachEvidence', folder);
    const age = await ageCommand(folder);
    const copy = path.join(folder, 'copy');
    const taken = { ours: [] as number[], peaks: [] as number[], copy: [] as number[], age: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const place = path.join(folder, 'round');
      await mkdir(place);
      await settled();
      const run = await runNode(program, [place, source], folder);
      taken.ours.push((JSON.parse(run.stdout) as { spentMs: number }).spentMs);
      taken.peaks.push(run.peakBytes ?? 0);
      await rm(place, { recursive: true });
      await settled();
      taken.copy.push(
        await timed(
          [
            ['cp', source, copy],
            ['sync', copy],
          ],
          folder,
        ),
      );
      await rm(copy);
      await settled();
      if (age !== null)
        taken.age.push(
          await timed(
            [
              [...age, source],
              ['sync', copy],
            ],
            folder,
          ),
        );
      await rm(copy, { force: true });
    }
    const ratio = median(taken.copy) / median(taken.ours);
    const peak = median(taken.peaks);
    return [
      figure({
        what,
        ours: speed(median(taken.ours)),
        peer: `${speed(median(taken.copy))} cp + sync`,
        ratio,
        goal: '≥ 1.0 ×',
        isMet: ratio >= 1,
        note:
          `encrypted, hashed in the same pass, synced, end proven, row committed; medians of ${rounds} in turn; ` +
          `spread ours ${spread(taken.ours)}, cp + sync ${spread(taken.copy)}; ` +
          `SHA-256 alone, in memory, on one core: ${speed(hashMs())}`,
      }),
      figure({
        what: '  beside age (no SHA-256), synced too',
        ours: speed(median(taken.ours)),
        peer: age === null ? 'age is not installed' : `${speed(median(taken.age))} age`,
        ratio: age === null ? null : median(taken.age) / median(taken.ours),
      }),
      figure({
        what: '  peak memory',
        ours: megabytes(peak),
        goal: '≤ 200 MB',
        isMet: peak <= peakGoalBytes,
      }),
    ];
  });
}

/** Bytes that no file system and no disk can compress away. */
async function writeRandom(file: string): Promise<void> {
  const handle = await open(file, 'w');
  const block = new Uint8Array(8 * 1024 * 1024);
  for (let done = 0; done < fileBytes; done += block.byteLength)
    await handle.write(randomFillSync(block), 0, Math.min(block.byteLength, fileBytes - done));
  await handle.sync();
  await handle.close();
}

/** Encrypts to a fresh key; null where age is not installed. */
async function ageCommand(folder: string): Promise<readonly string[] | null> {
  if ((await programMissing('age', ['--version'])) !== null) return null;
  const key = path.join(folder, 'age.key');
  await runProgram('age-keygen', ['-o', key], folder);
  const recipient = /age1[0-9a-z]+/.exec(await readFile(key, 'utf8'))?.[0] ?? '';
  return ['age', '-r', recipient, '-o', path.join(folder, 'copy')];
}

/** Writes of the round before must not fall into this one. */
async function settled(): Promise<void> {
  await runProgram('sync', [], process.cwd());
}

async function timed(commands: readonly (readonly string[])[], cwd: string): Promise<number> {
  const started = performance.now();
  for (const [program = '', ...args] of commands) await runProgram(program, args, cwd);
  return performance.now() - started;
}

/** What no reading or writing costs: the hash of as many bytes, the ceiling of any pass that hashes on one core. */
function hashMs(): number {
  const block = new Uint8Array(8 * 1024 * 1024);
  const hash = createHash('sha256');
  const started = performance.now();
  for (let done = 0; done < fileBytes; done += block.byteLength) hash.update(block);
  return performance.now() - started;
}

function speed(milliseconds: number): string {
  return `${Math.round(fileBytes / 1e3 / milliseconds)} MB/s`;
}

function spread(values: readonly number[]): string {
  return `${speed(Math.max(...values))} to ${speed(Math.min(...values))}`;
}
