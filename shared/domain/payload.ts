import { z } from 'zod';
import { amendmentSchema } from './amendment.ts';
import { statusSchema } from './answer.ts';
import { freeTextsSchema, periodSchema } from './complianceReturn.ts';
import { isoDaySchema, partialDateSchema } from './dates.ts';

/**
 * `return.json`: the machine-readable twin of the printed pages, embedded in every exported PDF (AFRelationship Data).
 * Everything on the pages is in it; a receiver counts from here without retyping. Published as
 * `assets/schemas/return.schema.json`.
 */

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const requiredSignatureSchema = z.enum(['preparer', 'head', 'agency']);
export type RequiredSignature = z.infer<typeof requiredSignatureSchema>;

const countsSchema = z.strictObject({
  total: z.int().min(0),
  notStarted: z.int().min(0),
  inProgress: z.int().min(0),
  done: z.int().min(0),
  notApplicable: z.int().min(0),
  nothingOccurred: z.int().min(0),
  evidence: z.int().min(0),
});

const payloadItemSchema = z.strictObject({
  id: z.string().min(1),
  verbatim: z.string().min(1),
  status: statusSchema,
  result: z.string(),
  reason: z.string(),
  assignee: z.string(),
  completedOn: isoDaySchema.nullable(),
  /** Numbers of the evidence manifest, counted from 1. */
  evidence: z.array(z.int().min(1)),
});

const manifestEntrySchema = z.strictObject({
  /** Number in the manifest, counted from 1: the reference printed in the result table. */
  number: z.int().min(1),
  name: z.string().min(1),
  /** Name of the file in an exported evidence folder or ZIP; unique in the manifest. */
  exportName: z.string().min(1),
  sizeBytes: z.int().min(1),
  sha256: sha256Schema,
  mediaType: z.string().min(1),
  addedAt: z.string().min(1),
  caption: z.string(),
  items: z.array(z.string().min(1)),
  /** Whether a copy of the picture stands in the photo annex. */
  inPhotoAnnex: z.boolean(),
});
export type ManifestEntry = z.infer<typeof manifestEntrySchema>;

/** How the files of the manifest reach the receiver. */
const evidenceDeliverySchema = z.strictObject({
  /** Numbers of the files embedded in this PDF (AFRelationship Supplement), ascending; the others come in a package beside it. */
  embedded: z.array(z.int().min(1)),
  /**
   * SHA-256 of the list of evidence in RFC 8785 form: `exportName`, `number`, `sha256`, `sizeBytes` of every entry. It binds the
   * package, whichever form it has and whenever it is written.
   */
  manifestSha256: sha256Schema,
});
export type EvidenceDelivery = z.infer<typeof evidenceDeliverySchema>;

export const payloadSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** Profile of the printed form. */
  profile: z.literal('ND30-2020'),
  returnId: z.uuid(),
  version: z.int().min(1),
  /** Moment of export, ISO 8601 with offset. */
  exportedAt: z.string().min(1),
  /** True only in files of the demo and the built-in sample: "BẢN MINH HỌA" on every page. */
  sample: z.boolean(),
  number: z.string().nullable(),
  issuedOn: isoDaySchema.nullable(),
  title: z.string().min(1),
  openingSentence: z.string().min(1),
  closingSentence: z.string().min(1),
  period: periodSchema,
  deadline: isoDaySchema.nullable(),
  directive: z.strictObject({
    id: z.string().min(1),
    version: z.int().min(1),
    /** SHA-256 of the directive's canonical JSON (keys sorted, no white space, UTF-8). */
    sha256: sha256Schema,
    number: z.string().nullable(),
    symbol: z.string().nullable(),
    date: partialDateSchema,
    issuer: z.string().min(1),
    subject: z.string().min(1),
  }),
  unit: z.strictObject({
    kind: z.string().min(1),
    code: z.string().min(1),
    name: z.string().min(1),
    parent: z.string().nullable(),
    place: z.string().min(1),
    symbol: z.string().min(1),
  }),
  recipient: z.string().min(1),
  /** The addressee whose items the unit answers; `adopted` = chosen by the unit, which the directive does not name. */
  addressee: z.strictObject({ id: z.string().min(1), name: z.string().min(1), adopted: z.boolean() }),
  texts: freeTextsSchema,
  items: z.array(payloadItemSchema).min(1),
  counts: countsSchema,
  evidence: z.array(manifestEntrySchema),
  preparer: z.strictObject({ name: z.string().min(1), position: z.string().nullable() }),
  signer: z.strictObject({
    authority: z.array(z.string().min(1)),
    position: z.string().min(1),
    name: z.string().min(1),
  }),
  distribution: z.array(z.string().min(1)),
  /** Signatures that make the file complete; [] for a file that is only sealed or meant for later signing elsewhere. */
  requiredSignatures: z.array(requiredSignatureSchema),
  /** Head of the vault's audit chain at export (sequence number and 8 bytes of its MAC in hex); null outside a vault. */
  auditHead: z.strictObject({ seq: z.int().min(0), mac: z.string().regex(/^[0-9a-f]{16}$/) }).nullable(),
  /** Left out or null: a first return. */
  amendment: amendmentSchema.nullable().default(null),
  /** Left out or null: no evidence, or a file that only lists it. */
  evidenceDelivery: evidenceDeliverySchema.nullable().default(null),
});
export type Payload = z.infer<typeof payloadSchema>;
export type PayloadItem = z.infer<typeof payloadItemSchema>;
