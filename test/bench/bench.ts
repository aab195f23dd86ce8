import os from 'node:os';
import { attachEvidence } from './evidenceFigures.ts';
import { exportLarge, exportSmall } from './exportFigures.ts';
import { type Figure, unmeasured } from './figure.ts';
import { searchLog } from './logFigures.ts';
import { saveAnswer } from './saveFigures.ts';
import { signAndVerify, verifyMany } from './signingFigures.ts';
import { table } from './table.ts';
import { workOnVault } from './vaultFigures.ts';
import { openWindow, unlockVault } from './windowFigures.ts';

/**
 * Measures what the product promises and prints it beside its peers. A missed goal is a line of the table, never a failure:
 * figures depend on the machine. `node test/bench/bench.ts [NAME…]` after a build measures only the named lines.
 */
const measurements: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  'export-small': exportSmall,
  'export-large': exportLarge,
  sign: signAndVerify,
  'verify-many': verifyMany,
  save: saveAnswer,
  vault: workOnVault,
  audit: searchLog,
  evidence: attachEvidence,
  unlock: unlockVault,
  window: openWindow,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such figure: ${unknown.join(', ')}. Names: ${Object.keys(measurements).join(', ')}\n`,
  );
  process.exit(2);
}

const figures: Figure[] = [];
const loads: number[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  loads.push(os.loadavg()[0] ?? 0);
  figures.push(...(await measured(name, measure)));
}
process.stdout.write(`${machine()}\n\n${table(figures)}\n`);

async function measured(name: string, measure: () => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
  try {
    return await measure();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [unmeasured(name, null, reason)];
  }
}

function machine(): string {
  const cpus = os.cpus();
  const load = loads.map((value) => value.toFixed(1)).join(', ');
  return [
    `${cpus[0]?.model ?? 'unknown processor'}, ${cpus.length} cores, ${os.type()} ${os.release()}, Node ${process.versions.node}`,
    `load before each measurement: ${load} (quiet is below ${cpus.length / 4})`,
  ].join('\n');
}
