import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pyHankoCommand, pyHankoMissing } from '../support/pyHanko.ts';
import { checkedAt } from '../support/testCertificates.ts';
import { writeExportRequest } from './exportRequest.ts';
import { type Figure, figure, median, megabytes, ms } from './figure.ts';
import { keptPictures, makePictures } from './pictures.ts';
import { writeReturnFolder } from './returnFolder.ts';
import { programMissing, type Run, runNode, runProgram } from './runProgram.ts';
import { builtCli, bundled, inWorkplace, resources } from './workplace.ts';

const fonts = path.join(resources, 'fonts');
const rounds = 9;
const signGoalMs = 150;
const verifyGoalMs = { one: 80, three: 150 } as const;
const fewFiles = 100;
const manyFiles = 1000;
const speedGoal = 20;
/** Of what a tenth of the files takes. */
const flatGoal = 1.1;

interface Spent {
  readonly sign: readonly number[];
  readonly bytes: readonly number[];
  readonly verify: Readonly<Record<'one' | 'three', readonly number[]>>;
}

/** A return of 8 MB: 32 photos of about 250 kB; signed, and verified beside programs that do the same. */
export function signAndVerify(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const pictures = await makePictures(32);
    await writeExportRequest(await writeReturnFolder(folder, 60, pictures), await keptPictures(pictures));
    const program = await bundled('signAndVerify', folder);
    const { stdout } = await runNode(program, [folder, fonts, String(rounds)], folder);
    const { sign, bytes, verify } = JSON.parse(stdout) as Spent;
    const signed = median(sign);
    return [
      figure({
        what: `sign a prepared field, ${bytes.map(megabytes)[0]}`,
        ours: ms(signed),
        goal: `≤ ${signGoalMs} ms`,
        isMet: signed <= signGoalMs,
        note: `RSA 2048; from the bytes to the signed bytes, file read strictly first; median of ${sign.length}, first of the process ${ms(sign[0] ?? 0)}`,
      }),
      ...(await verified('one', 'one signature', verify.one, folder)),
      ...(await verified('three', 'three signatures', verify.three, folder)),
    ];
  });
}

async function verified(
  name: 'one' | 'three',
  title: string,
  inProcess: readonly number[],
  folder: string,
): Promise<readonly Figure[]> {
  const file = path.join(folder, `${name}.pdf`);
  const roots = path.join(folder, 'roots');
  const own = median(inProcess);
  const noPdfsig = await programMissing('pdfsig', ['-v']);
  const noPyHanko = await pyHankoMissing();
  const [python, ...pythonArgs] = pyHankoCommand(file, [path.join(roots, 'root.pem')], checkedAt);
  const command = await wall(() => runNode(builtCli, ['verify', file, '--roots', roots], folder));
  const pdfsig = noPdfsig ?? (await wall(() => runProgram('pdfsig', [file], folder)));
  const pyHanko = noPyHanko ?? (await wall(() => runProgram(python, pythonArgs, folder)));
  return [
    figure({
      what: `verify, ${title}`,
      ours: ms(own),
      goal: `≤ ${verifyGoalMs[name]} ms`,
      isMet: own <= verifyGoalMs[name],
      note: `verdict "valid" with its root; median of ${inProcess.length}, first of the process ${ms(inProcess[0] ?? 0)}`,
    }),
    beside('pdfsig', command, pdfsig),
    beside('pyHanko', command, pyHanko),
  ];
}

/** Both from the start of the process to its end; a text says why the peer could not be asked. */
function beside(peer: string, own: number, other: number | string): Figure {
  const what = `  whole command, beside ${peer}`;
  return typeof other === 'string'
    ? figure({ what, ours: ms(own), peer: other })
    : figure({ what, ours: ms(own), peer: `${ms(other)} ${peer}`, ratio: own / other });
}

async function wall(run: () => Promise<Run>): Promise<number> {
  const spent: number[] = [];
  for (let round = 0; round < 5; round += 1) spent.push((await run()).wallMs);
  return median(spent);
}

/** The returns of a province in one call, as the receiver counts them. */
export function verifyMany(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    await writeExportRequest(await writeReturnFolder(folder, 24, new Map()), []);
    const program = await bundled('signAndVerify', folder);
    await runNode(program, [folder, fonts], folder);
    await mkdir(path.join(folder, 'many'));
    const files = Array.from({ length: manyFiles }, (_, index) => path.join('many', `${index}.pdf`));
    for (const [index, file] of files.entries())
      await copyFile(path.join(folder, index % 2 === 0 ? 'one.pdf' : 'three.pdf'), path.join(folder, file));
    const argsFor = (some: readonly string[]) => ['verify', ...some, '--roots', path.join(folder, 'roots')];
    const many = await runNode(builtCli, argsFor(files), folder);
    const speed = (manyFiles * 1000) / many.wallMs;
    const [few, all] = [await heldAfter(files.slice(0, fewFiles)), await heldAfter(files)];
    return [
      figure({
        what: `verify ${manyFiles} returns in one command`,
        ours: `${speed.toFixed(1)} files/s`,
        goal: `≥ ${speedGoal} files/s`,
        isMet: speed >= speedGoal,
        note:
          `24 items each, half with one signature, half with three; ${ms(many.wallMs)} in all, ` +
          `peak ${megabytes(many.peakBytes ?? 0)}`,
      }),
      figure({
        what: `  memory held at its end, beside ${fewFiles} returns`,
        ours: megabytes(all),
        peer: `${megabytes(few)} ours`,
        ratio: all / few,
        goal: `≤ ${flatGoal} ×`,
        isMet: all / few <= flatGoal,
        note: 'after a full collection; the peak above holds what was not yet collected',
      }),
    ];

    /** What the command still holds when it has said everything. */
    async function heldAfter(some: readonly string[]): Promise<number> {
      const note = path.join(folder, 'held.txt');
      const atExit = `import { writeFileSync } from 'node:fs';
        process.on('exit', () => {
          gc();
          const { heapUsed, external } = process.memoryUsage();
          writeFileSync(${JSON.stringify(note)}, String(heapUsed + external));
        });`;
      const hook = `data:text/javascript,${encodeURIComponent(atExit)}`;
      const args = ['--expose-gc', '--import', hook, builtCli, ...argsFor(some)];
      await runProgram(process.execPath, args, folder);
      return Number(await readFile(note, 'utf8'));
    }
  });
}
