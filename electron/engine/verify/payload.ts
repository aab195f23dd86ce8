import { type Payload, payloadSchema } from '../../../shared/domain/payload.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { listAttachments } from './attachments.ts';
import { fitsSchema } from './fitsSchema.ts';
import { unpackJson } from './packedJson.ts';
import { readStrictPdf, type StrictPdf } from './strictPdf.ts';
import { WorkExceeded } from './work.ts';

const payloadName = 'return.json';

/** `return.json` of a strictly readable PDF, checked against its schema. Says nothing about signatures. */
export function extractPayload(bytes: Uint8Array): Result<Payload> {
  const strict = readStrictPdf(bytes);
  return strict.ok ? readPayload(strict.pdf) : fail('pdf-structure', strict.broken);
}

export function readPayload(pdf: StrictPdf): Result<Payload> {
  const read = readPayloadFile(pdf);
  return read.ok ? succeed(read.value.payload) : read;
}

export interface PayloadFile {
  readonly payload: Payload;
  /** `return.json` as it is embedded. */
  readonly bytes: Uint8Array;
}

/** Exactly one attachment of that name with relationship Data, JSON of one reading, and parts that fit each other. */
export function readPayloadFile(pdf: StrictPdf): Result<PayloadFile> {
  try {
    return readFileOf(pdf);
  } catch (error) {
    if (error instanceof WorkExceeded) return fail('file-asks-too-much', { part: error.part });
    throw error;
  }
}

function readFileOf(pdf: StrictPdf): Result<PayloadFile> {
  const attachments = listAttachments(pdf);
  if (attachments === null) return fail('payload-damaged', { rule: 'attachment' });
  const [payload, ...others] = attachments.filter(({ name }) => name === payloadName);
  if (payload === undefined) return fail('payload-missing', {});
  if (others.length > 0) return fail('payload-damaged', { rule: 'several' });
  if (payload.relationship !== 'Data') return fail('payload-damaged', { rule: 'relationship' });
  const json = unpackJson(payload.stream, pdf.work);
  if (json === null) return fail('payload-damaged', { rule: 'json' });
  if (!fitsSchema(payloadSchema, json.value)) return fail('payload-damaged', { rule: 'schema' });
  const parsed = payloadSchema.safeParse(json.value);
  if (!parsed.success) return fail('payload-damaged', { rule: 'schema' });
  if (!countsAgree(parsed.data)) return fail('payload-damaged', { rule: 'counts' });
  if (!referencesAgree(parsed.data)) return fail('payload-damaged', { rule: 'references' });
  return succeed({ payload: parsed.data, bytes: json.bytes });
}

/** The figures a province adds up are those of the items: a summary that disagrees with its rows is refused. */
function countsAgree({ items, counts, evidence }: Payload): boolean {
  const count = (status: Payload['items'][number]['status']) =>
    items.filter((item) => item.status === status).length;
  return (
    counts.total === items.length &&
    counts.notStarted === count('not-started') &&
    counts.inProgress === count('in-progress') &&
    counts.done === count('done') &&
    counts.notApplicable === count('not-applicable') &&
    counts.nothingOccurred === count('nothing-occurred') &&
    counts.evidence === evidence.length
  );
}

/** No item is counted twice; items and evidence name each other, evidence by numbers from 1 without a gap. */
function referencesAgree({ items, evidence }: Payload): boolean {
  const pairs = (list: readonly string[]) => [...list].sort().join('\n');
  const fromItems = items.flatMap(({ id, evidence: numbers }) => numbers.map((number) => `${number} ${id}`));
  const fromEvidence = evidence.flatMap(({ number, items: ids }) => ids.map((id) => `${number} ${id}`));
  return (
    areDistinct(items.map(({ id }) => id)) &&
    evidence.every(({ number }, index) => number === index + 1) &&
    areDistinct(evidence.map(({ exportName }) => exportName.normalize('NFC'))) &&
    areDistinct(fromItems) &&
    pairs(fromItems) === pairs(fromEvidence)
  );
}

function areDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
