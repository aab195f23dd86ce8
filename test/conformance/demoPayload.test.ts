import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReturn } from '../../electron/cli/makeReturn.ts';
import { readReturnInputs } from '../../electron/cli/returnInputs.ts';
import { sampleMoment } from '../../electron/cli/sample/sampleUnit.ts';
import { type Payload, payloadSchema } from '../../shared/domain/payload.ts';
import { reportModel } from '../../shared/domain/reportModel.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { absence, ask } from '../support/judges.ts';
import { readPages } from '../unit/report/readPages.ts';
import { type MadeDemo, makeDemo } from './demo/makeDemo.ts';

/** The data inside the demo's file, taken out by another program, against its source and against the pages. */
const root = path.resolve(import.meta.dirname, '../..');
const noPoppler = await absence('pdfdetach', ['-v']);
let demo: MadeDemo;

beforeAll(async () => {
  demo = await makeDemo();
});
afterAll(() => demo?.remove());

describeUnless(noPoppler, 'return.json as pdfdetach takes it out of the demo file', () => {
  let payload: unknown;

  beforeAll(async () => {
    payload = await detachedPayload();
  });

  it('is valid by the published JSON Schema', async () => {
    const schema = JSON.parse(await readFile(path.join(root, 'assets/schemas/return.schema.json'), 'utf8'));
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(payload);

    expect(validate.errors).toBeNull();
    expect(validate({ ...(payload as object), unknown: 1 })).toBe(false);
  });

  it('is the payload that the same inputs give, answer by answer as typed', async () => {
    const made = await madeAgain();
    const { answers } = JSON.parse(await readFile(demo.files.answers, 'utf8'));

    expect(payload).toEqual(made);
    for (const answer of answers)
      expect(made.items.find(({ id }) => id === answer.item)).toMatchObject({
        status: answer.status,
        result: answer.result ?? '',
        reason: answer.reason ?? '',
      });
    expect(answers).toHaveLength(made.items.length);
  });

  it('counts what its own items say', () => {
    const { counts, items, evidence } = payloadSchema.parse(payload);
    const withStatus = (status: string) => items.filter((item) => item.status === status).length;

    expect(counts).toEqual({
      total: items.length,
      notStarted: withStatus('not-started'),
      inProgress: withStatus('in-progress'),
      done: withStatus('done'),
      notApplicable: withStatus('not-applicable'),
      nothingOccurred: withStatus('nothing-occurred'),
      evidence: evidence.length,
    });
  });

  it('stands on the pages item by item, in its order, as pdftotext reads them', async () => {
    const { output } = await ask('pdftotext', ['-raw', demo.files.report, '-']);
    const printed = solid(output);
    let from = 0;
    for (const row of reportModel(payloadSchema.parse(payload), '0'.repeat(64)).rows) {
      const result = [...row.result, ...row.notes].join('') || '–';
      const texts = [row.id, row.verbatim, result, row.status, row.evidence.join(', ')];
      const at = printed.indexOf(solid(texts.join('')), from);
      expect(at, `item ${row.id}`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });

  it('stands on the pages with every evidence file and its SHA-256', async () => {
    const { output } = await ask('pdftotext', ['-raw', demo.files.report, '-']);
    const printed = solid(output);
    const { evidence } = payloadSchema.parse(payload);

    expect(evidence).toHaveLength(3);
    for (const { sha256, name } of evidence) {
      expect(printed).toContain(solid(name));
      expect(printed).toContain(sha256);
    }
  });
});

describe('the pages of the demo file', () => {
  it('carry BẢN MINH HỌA each, as an artifact', async () => {
    const runs = await readPages(demo.pdf);
    const pages = new Set(runs.map(({ page }) => page));

    expect(pages.size).toBeGreaterThan(1);
    for (const page of pages) {
      const marks = runs.filter((run) => run.page === page && run.isArtifact).map(({ text }) => text);
      expect(solid(marks.join('')), `page ${page}`).toContain('BẢNMINHHỌA');
    }
  });
});

async function detachedPayload(): Promise<unknown> {
  const file = path.join(demo.folder, 'return.json');
  await ask('pdfdetach', ['-savefile', 'return.json', '-o', file, demo.files.report]);
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The payload of a return made from the demo's inputs by the sources themselves, not by the bundle. */
async function madeAgain(): Promise<Payload> {
  const { files, folder } = demo;
  const out = path.join(folder, 'from-sources.pdf');
  const { inputs } = await readReturnInputs(
    {
      directive: 'tuyen-quang-2024-04',
      unit: files.unit,
      answers: files.answers,
      evidence: files.evidence,
      p12: { file: files.p12, passwordFile: files.password },
      out,
      signatures: ['head'],
      replaces: null,
      overwrite: false,
    },
    path.join(root, 'assets'),
    { moments: [new Date(sampleMoment)], today: sampleMoment.slice(0, 10) },
  );
  if (inputs === null) throw new Error('the inputs of the demo do not fit each other');
  const resourcesFolder = path.join(root, 'out', 'resources');
  const made = await makeReturn(inputs, { resourcesFolder, at: sampleMoment, out, overwrite: false });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value.exported.payload;
}

/** Without white space: where a line ends is the layout's business. */
function solid(text: string): string {
  return text.normalize('NFC').replaceAll(/\s/gu, '');
}
