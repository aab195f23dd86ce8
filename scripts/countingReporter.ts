import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** What one run of vitest came to, for the closing line of the test command. */
export interface TestCounts {
  passed: number;
  failed: number;
  /** Full name and reason of every test that did not run. */
  skipped: { readonly name: string; readonly reason: string | null }[];
  /** Files and hooks that failed without a test of theirs failing, and errors outside any test. */
  broken: string[];
}

/** Writes the counts as JSON to the file named by `TUAN_THU_TEST_COUNTS`. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts: TestCounts = { passed: 0, failed: 0, skipped: [], broken: [] };
    for (const module of modules) countModule(module, counts);
    counts.broken.push(...errors.map((error) => `outside any test: ${error.message}`));
    const file = process.env.TUAN_THU_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}

function countModule(module: TestModule, counts: TestCounts): void {
  const tests = [...module.children.allTests()];
  const failedBefore = counts.failed;
  for (const test of tests) countTest(test, counts);
  const isBroken = !module.ok() && counts.failed === failedBefore;
  if (isBroken) counts.broken.push(`${module.relativeModuleId}: failed outside its tests`);
  if (module.ok() && tests.length === 0) counts.broken.push(`${module.relativeModuleId}: has no test`);
}

function countTest(test: TestCase, counts: TestCounts): void {
  const result = test.result();
  if (result.state === 'passed') counts.passed += 1;
  else if (result.state === 'failed') counts.failed += 1;
  else {
    const fromTitle = /\(skipped: (.*?)\)(?: >|$)/s.exec(test.fullName)?.[1];
    const note = result.state === 'skipped' ? result.note : undefined;
    counts.skipped.push({ name: test.fullName, reason: note ?? fromTitle ?? null });
  }
}
