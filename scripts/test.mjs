// The one test command: types, style, build, and every kind of test; the last line gives the totals. Arguments narrow it
// down: names of checks (typecheck, lint, build), of kinds of tests (unit, component, conformance, packaging, e2e), and parts
// of file names; a kind and a file name narrow each other.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules', '.bin');
const kinds = ['unit', 'component', 'conformance', 'packaging', 'e2e'];
const checks = [
  { name: 'typecheck', command: ['tsc', '-b'] },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'build', command: ['node', 'scripts/build.mjs'] },
];

const wanted = process.argv.slice(2);
const wantedKinds = wanted.filter((word) => kinds.includes(word));
const wantedChecks = wanted.filter((word) => checks.some(({ name }) => name === word));
const filters = wanted.filter((word) => !wantedKinds.includes(word) && !wantedChecks.includes(word));
const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
const totals = { passed: 0, failed: 0, skipped: [] };

for (const { name, command } of checks) {
  // A narrowed run still needs the build; it takes milliseconds when nothing changed.
  const isNeeded = wanted.length === 0 || wantedChecks.includes(name) || (name === 'build' && runsTests());
  if (isNeeded) check(name, command);
}
if (runsTests()) runTests();
report();

function runsTests() {
  return wanted.length === 0 || wantedKinds.length > 0 || filters.length > 0;
}

/** Each check counts as one test. */
function check(name, command) {
  heading(name);
  if (run(command).status === 0) totals.passed += 1;
  else fail(name);
}

function runTests() {
  heading('tests');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-test-'));
  const file = path.join(folder, 'counts.json');
  const selection = wantedKinds.flatMap((kind) => ['--project', kind]);
  const reporters = ['--reporter=default', `--reporter=${path.join(root, 'scripts', 'countingReporter.ts')}`];
  const command = [
    'vitest',
    'run',
    '--config',
    'scripts/vitest.config.ts',
    ...reporters,
    ...selection,
    ...filters,
  ];
  const { status } = run(command, { TUAN_THU_TEST_COUNTS: file });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });
  if (counts === null) return fail('vitest gave no result');
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  for (const name of counts.broken) fail(name);
  for (const { name, reason } of counts.skipped) {
    if (reason === null) fail(`skipped without a reason: ${name}`);
    else totals.skipped.push(`${name}: ${reason}`);
  }
  if (status !== 0 && counts.failed + counts.broken.length === 0) fail(`vitest ended with ${status}`);
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // vitest could not even start
  }
}

function run([program, ...args], environment = {}) {
  const isWindows = process.platform === 'win32';
  return spawnSync(isWindows ? `${program}.cmd` : path.join(bin, program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: isWindows,
    env: { ...process.env, ...colours, ...environment, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
  });
}

function fail(name) {
  totals.failed += 1;
  process.stdout.write(`FAILED ${name}\n`);
}

function heading(name) {
  process.stdout.write(`\n== ${name}\n`);
}

function report() {
  if (totals.skipped.length > 0) process.stdout.write('\nSkipped:\n');
  for (const line of totals.skipped) process.stdout.write(`  ${line}\n`);
  process.stdout.write(
    `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped.length} skipped\n`,
  );
  process.exitCode = totals.failed === 0 ? 0 : 1;
}
