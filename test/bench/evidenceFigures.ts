import { createHash, randomFillSync } from 'node:crypto';
import { mkdir, open, readFile, rm, statfs, writeFile } from 'node:fs/promises';
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
    const warm = await taken(folder, source, program, age, settled);
    const cold = (await dropCaches()) ? await taken(folder, source, program, age, settledCold) : null;
    const ratio = median(warm.copy) / median(warm.ours);
    const peak = median(warm.peaks);
    const smallPeak = await peakOfSmall(folder, program);
    return [
      figure({
        what,
        ours: speed(median(warm.ours)),
        peer: `${speed(median(warm.copy))} cp + sync`,
        ratio,
        goal: '≥ 1.0 ×',
        isMet: ratio >= 1,
        note:
          `encrypted, hashed in the same pass, synced, end proven, row committed; medians of ${rounds} in turn; ` +
          `spread ours ${spread(warm.ours)}, cp + sync ${spread(warm.copy)}; ` +
          `SHA-256 alone, in memory, on one core: ${speed(hashMs())}`,
      }),
      cold === null
        ? unmeasured('  from a cold disk', '≥ 1.0 ×', 'only root can empty the page cache')
        : figure({
            what: '  from a cold disk (page cache emptied before each)',
            ours: speed(median(cold.ours)),
            peer: `${speed(median(cold.copy))} cp + sync`,
            ratio: median(cold.copy) / median(cold.ours),
            goal: '≥ 1.0 ×',
            isMet: median(cold.copy) >= median(cold.ours),
            note: `spread ours ${spread(cold.ours)}, cp + sync ${spread(cold.copy)}`,
          }),
      figure({
        what: '  beside age (no SHA-256), synced too',
        ours: speed(median(warm.ours)),
        peer: age === null ? 'age is not installed' : `${speed(median(warm.age))} age`,
        ratio: age === null ? null : median(warm.age) / median(warm.ours),
      }),
      ...(await besideOthers(folder, source, median(warm.ours))),
      figure({
        what: '  peak memory',
        ours: megabytes(peak),
        goal: '≤ 200 MB',
        isMet: peak <= peakGoalBytes,
      }),
      figure({
        what: '  peak memory against a file of 100 MiB',
        ours: megabytes(peak),
        peer: `${megabytes(smallPeak)} for 100 MiB`,
        ratio: peak / smallPeak,
        goal: '≤ 1.25 ×',
        isMet: peak <= smallPeak * 1.25,
      }),
    ];
  });
}

/** The same way in for a tenth of the bytes: what memory grows with would show. */
async function peakOfSmall(folder: string, program: string): Promise<number> {
  const small = path.join(folder, 'nho.mp4');
  await writeRandom(small, fileBytes / 10);
  const peaks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const place = path.join(folder, 'round');
    await mkdir(place);
    peaks.push((await runNode(program, [place, small], folder)).peakBytes ?? 0);
    await rm(place, { recursive: true });
  }
  await rm(small);
  return median(peaks);
}

/** Programs an office would use instead, once each and synced: they say how far apart, not how far exactly. */
async function besideOthers(folder: string, source: string, oursMs: number): Promise<readonly Figure[]> {
  const copy = path.join(folder, 'copy');
  const home = path.join(folder, 'gnupg');
  await mkdir(home, { mode: 0o700 });
  const key = ['--batch', '--homedir', home, '--pinentry-mode', 'loopback', '--passphrase', 'mat khau'];
  const programs: readonly (readonly string[])[] = [
    ['gpg', ...key, '-o', copy, '--symmetric', '--cipher-algo', 'AES256', '-z', '0', source],
    ['openssl', 'enc', '-aes-256-ctr', '-pbkdf2', '-k', 'mat khau', '-in', source, '-out', copy],
  ];
  const figures: Figure[] = [];
  for (const command of programs) {
    const [program = ''] = command;
    const line = `  beside ${program} (no SHA-256), synced too`;
    const missing = await programMissing(program, [program === 'openssl' ? 'version' : '--version']);
    if (missing !== null) {
      figures.push(unmeasured(line, null, missing));
      continue;
    }
    await settled();
    const spent = await timed([command, ['sync', copy]], folder);
    await rm(copy, { force: true });
    figures.push(
      figure({
        what: line,
        ours: speed(oursMs),
        peer: `${speed(spent)} ${program}`,
        ratio: spent / oursMs,
        note: program === 'openssl' ? 'enc -aes-256-ctr: notices no alteration' : 'once',
      }),
    );
  }
  return figures;
}

interface Taken {
  readonly ours: readonly number[];
  readonly peaks: readonly number[];
  readonly copy: readonly number[];
  readonly age: readonly number[];
}

/** Ours, `cp` and `age` in turn, so that what else the machine does falls on all three. */
async function taken(
  folder: string,
  source: string,
  program: string,
  age: readonly string[] | null,
  settle: () => Promise<void>,
): Promise<Taken> {
  const copy = path.join(folder, 'copy');
  const all = { ours: [] as number[], peaks: [] as number[], copy: [] as number[], age: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const place = path.join(folder, 'round');
    await mkdir(place);
    await settle();
    const run = await runNode(program, [place, source], folder);
    all.ours.push((JSON.parse(run.stdout) as { spentMs: number }).spentMs);
    all.peaks.push(run.peakBytes ?? 0);
    await rm(place, { recursive: true });
    await settle();
    all.copy.push(
      await timed(
        [
          ['cp', source, copy],
          ['sync', copy],
        ],
        folder,
      ),
    );
    await rm(copy);
    await settle();
    if (age !== null)
      all.age.push(
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
  return all;
}

/** Bytes that no file system and no disk can compress away. */
async function writeRandom(file: string, bytes = fileBytes): Promise<void> {
  const handle = await open(file, 'w');
  const block = new Uint8Array(8 * 1024 * 1024);
  for (let done = 0; done < bytes; done += block.byteLength)
    await handle.write(randomFillSync(block), 0, Math.min(block.byteLength, bytes - done));
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

/** As a file that was not read before: from a stick, a scanner's folder, yesterday's download. */
async function settledCold(): Promise<void> {
  await settled();
  await dropCaches();
}

async function dropCaches(): Promise<boolean> {
  try {
    await writeFile('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false; // not Linux, or not root
  }
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
