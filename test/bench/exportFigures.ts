import path from 'node:path';
import { writeExportRequest } from './exportRequest.ts';
import { type Figure, figure, median, megabytes, ms } from './figure.ts';
import { keptPictures, makePictures } from './pictures.ts';
import { openPagePrinter } from './printToPdf.ts';
import { writeReturnFolder } from './returnFolder.ts';
import { runNode } from './runProgram.ts';
import { builtCli, bundled, inWorkplace, resources } from './workplace.ts';

const fonts = path.join(resources, 'fonts');
const smallGoal = 0.6;
const largeGoal = 0.4;
const largePeakGoalBytes = 450e6;

/** 24 items without a photo, against Chromium printing the same words. */
export function exportSmall(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const inputs = await writeReturnFolder(folder, 24, new Map());
    const payload = await writeExportRequest(inputs, []);
    const printer = await openPagePrinter(payload, new Map(), folder);
    const builder = await bundled('buildAndSign', folder);
    const taken: Taken = { build: [], whole: [], peaks: [], peer: [] };
    for (let round = 0; round < 7; round += 1) {
      await takeBuild(builder, folder, taken);
      await take(builtCli, ['return', ...inputs.args], folder, taken);
      if (printer !== null) taken.peer.push((await printer.print()).wallMs);
    }
    const many = await runNode(builder, [folder, fonts, '8'], folder);
    const [, ...later] = JSON.parse(many.stdout) as number[];
    return [
      against('24 items, no photo: build + sign', taken.build, taken.peer, smallGoal, buildNote),
      against('  whole command to the checked file', taken.whole, taken.peer, smallGoal, wholeNote),
      figure({ what: '  build + sign later in the same process', ours: ms(median(later)) }),
    ];
  });
}

/** 500 items with 40 photos whose annex copies lie ready, as the app keeps them. */
export function exportLarge(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const pictures = await makePictures(40);
    const inputs = await writeReturnFolder(folder, 500, pictures);
    const payload = await writeExportRequest(inputs, await keptPictures(pictures));
    const copies = payload.evidence.map(
      ({ number, sha256 }) => [number, path.join(folder, 'copies', `${sha256}.jpg`)] as const,
    );
    const printer = await openPagePrinter(payload, new Map(copies), folder);
    const builder = await bundled('buildAndSign', folder);
    const exporter = await bundled('exportPrepared', folder);
    const taken: Taken = { build: [], whole: [], peaks: [], peer: [] };
    for (let round = 0; round < 5; round += 1) {
      await takeBuild(builder, folder, taken);
      await take(exporter, [folder, fonts], folder, taken);
      if (printer !== null) taken.peer.push((await printer.print()).wallMs);
    }
    const cold = await runNode(builtCli, ['return', ...inputs.args], folder);
    const peak = median(taken.peaks);
    return [
      against('500 items, 40 photos: build + sign', taken.build, taken.peer, largeGoal, buildNote),
      figure({
        what: '  peak memory of the whole export',
        ours: megabytes(peak),
        goal: '≤ 450 MB',
        isMet: peak <= largePeakGoalBytes,
      }),
      against('  whole process to the checked file', taken.whole, taken.peer, largeGoal, wholeNote),
      figure({
        what: '  the same with preparing the 40 pictures',
        ours: `${ms(cold.wallMs)}, ${megabytes(cold.peakBytes ?? 0)}`,
        note: 'command line, one run; the app prepares a picture when it is attached',
      }),
    ];
  });
}

interface Taken {
  readonly build: number[];
  readonly whole: number[];
  readonly peaks: number[];
  readonly peer: number[];
}

const buildNote =
  'first document of a fresh process, from the data to the signed bytes, loading of pdfmake included; ' +
  'peer: process start to file';
const wholeNote =
  'process start, inputs, build, sign, pages compared with the data, verified, written durably, read back';

async function takeBuild(program: string, folder: string, { build }: Taken): Promise<void> {
  const { stdout } = await runNode(program, [folder, fonts], folder);
  build.push(...(JSON.parse(stdout) as number[]));
}

async function take(program: string, args: readonly string[], folder: string, taken: Taken): Promise<void> {
  const { wallMs, peakBytes } = await runNode(program, args, folder);
  taken.whole.push(wallMs);
  taken.peaks.push(peakBytes ?? 0);
}

function against(
  what: string,
  ours: readonly number[],
  peer: readonly number[],
  goal: number,
  note: string,
): Figure {
  const own = median(ours);
  if (peer.length === 0)
    return figure({ what, ours: ms(own), goal: `≤ ${goal} ×`, note: 'no Chromium-based browser to compare' });
  const ratio = own / median(peer);
  return figure({
    what,
    ours: ms(own),
    peer: `${ms(median(peer))} Chromium`,
    ratio,
    goal: `≤ ${goal} ×`,
    isMet: ratio <= goal,
    note,
  });
}
