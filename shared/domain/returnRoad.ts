import { z } from 'zod';
import { isoDaySchema } from './dates.ts';
import type { RequiredSignature } from './payload.ts';

/**
 * The road of a return through an office. A return in any state but `draft` is frozen: what was shown for signing is what is
 * signed and sent.
 * - `submitted`: an unsigned copy is kept, its hash is known.
 * - `head-signed`: the newest kept file carries the head's signature.
 * - `numbered`: the clerk has given number and date.
 * - `agency-sealed`: the newest kept file carries the agency's signature.
 * - `sent`: it left the office, as a signed file or on paper.
 */
export const roadStates = ['draft', 'submitted', 'head-signed', 'numbered', 'agency-sealed', 'sent'] as const;
export type RoadState = (typeof roadStates)[number];

/**
 * Sending back and amending make a new version, which begins as a draft: sending back at any point after the draft, amending when
 * the return was sent. Whatever begins behind a sent version amends it, so a receiver who sends it back gets an amended return.
 */
export const roadActions = [
  'submitted',
  'signed',
  'role-assigned',
  'numbered',
  'sent',
  'sent-on-paper',
  'sent-back',
  'amended',
] as const;
export type RoadAction = (typeof roadActions)[number];

/** Who signs a return, as it is chosen when it is submitted; the head always does. */
export const signerChoices = {
  head: ['head'],
  'head-agency': ['head', 'agency'],
  all: ['preparer', 'head', 'agency'],
} as const satisfies Record<string, readonly RequiredSignature[]>;
export type SignerChoice = keyof typeof signerChoices;

export const reasonLimit = 2000;

export const requiredSignatureSchema = z.enum([
  'preparer',
  'head',
  'agency',
]) satisfies z.ZodType<RequiredSignature>;

const keptSignatureSchema = z.strictObject({
  /** Full name of its form field, unique in the file. Steps of earlier programs do not say it. */
  field: z.string().optional(),
  /** Null for a field that stands for no role. */
  role: z.enum(['head', 'preparer', 'agency', 'seal']).nullable(),
  signer: z.string().nullable(),
  /** The time the signer claims; null when it claims none. */
  signedAt: z.string().nullable(),
});
export type KeptSignature = z.infer<typeof keptSignatureSchema>;

const keptBytes = {
  /** Name of the sealed file in the vault: 32 hex digits. */
  blobId: z.string().regex(/^[0-9a-f]{32}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().positive(),
};

const keptFileSchema = z.strictObject({
  ...keptBytes,
  pages: z.int().positive(),
  /** Photos in its annex. */
  photos: z.int().nonnegative(),
  /** All signatures in it, in the order of the file. */
  signatures: z.array(keptSignatureSchema),
});
export type KeptFile = z.infer<typeof keptFileSchema>;

/** What a scan of a paper signed by hand may be, found from its content. */
export const scanTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'] as const;

const scanSchema = z.strictObject({
  ...keptBytes,
  mediaType: z.enum(scanTypes),
  /** As it was given. */
  name: z.string().min(1),
});
export type KeptScan = z.infer<typeof scanSchema>;

const taken = {
  /** ISO 8601 with offset. */
  at: z.string().min(1),
  /** Who took the step: a slot of the vault. */
  slot: z.string(),
  version: z.int().min(1),
};

export const reasonSchema = z.string().trim().min(1).max(reasonLimit);

/** As the clerk gave them, or as they were written by hand. */
export const numberAndDate = { number: z.string().trim().min(1).max(60), date: isoDaySchema };

const sentFileSchema = z.strictObject({
  /** As it was last written; null when it never was. */
  name: z.string().nullable(),
  sha256: keptBytes.sha256,
});
export type SentFile = z.infer<typeof sentFileSchema>;

/** One step, kept for ever. */
export const roadStepSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('submitted'),
    ...taken,
    file: keptFileSchema,
    requiredSignatures: z.array(requiredSignatureSchema),
  }),
  z.strictObject({
    action: z.literal('signed'),
    ...taken,
    file: keptFileSchema,
    /** `here`: by a key this program was given. `elsewhere`: a file of another tool was taken in. */
    where: z.enum(['here', 'elsewhere']),
  }),
  z.strictObject({
    action: z.literal('role-assigned'),
    ...taken,
    /** Which signature of the newest file: see {@link RoadSignature}. */
    signature: z.string().min(1),
    /** Whose it is, as a person says; null takes an earlier word back. */
    role: requiredSignatureSchema.nullable(),
  }),
  z.strictObject({ action: z.literal('numbered'), ...taken, ...numberAndDate }),
  z.strictObject({
    action: z.literal('sent'),
    ...taken,
    /** To whom, and what left. Steps of earlier programs do not say it. */
    to: z.string().optional(),
    file: sentFileSchema.optional(),
  }),
  z.strictObject({
    action: z.literal('sent-on-paper'),
    ...taken,
    ...numberAndDate,
    to: z.string(),
    scan: scanSchema,
  }),
  z.strictObject({ action: z.literal('sent-back'), ...taken, reason: reasonSchema }),
  z.strictObject({ action: z.literal('amended'), ...taken, reason: reasonSchema }),
]);
export type RoadStep = z.infer<typeof roadStepSchema>;

/** A signature of the newest file, with the role of its field or the one a person gave it. */
export interface RoadSignature extends KeptSignature {
  /** The name of its field; `#` and its place in the file, counted from 0, where the name was not kept. */
  readonly key: string;
  /** Its field stands for no role: a person says whose it is. */
  readonly isUnnamed: boolean;
}

/** The sent version that a later one amends. */
export interface Amends {
  readonly version: number;
  /** The newest kept file when it was sent. */
  readonly file: KeptFile;
  /** ISO 8601 with offset. */
  readonly sentAt: string;
  readonly number: string | null;
  readonly date: string | null;
  /** Why it was amended or sent back: printed. */
  readonly reason: string;
}

/** Where one version stands, read off its steps. */
export interface ReturnRoad {
  readonly state: RoadState;
  readonly requiredSignatures: readonly RequiredSignature[];
  /** The copy that was frozen; null in a draft. */
  readonly frozen: KeptFile | null;
  /** The frozen copy or what became of it by signing; null in a draft. */
  readonly newest: KeptFile | null;
  /** Those of `newest`, in the order of the file. */
  readonly signatures: readonly RoadSignature[];
  readonly number: string | null;
  readonly date: string | null;
  /** The scan of the paper that was sent; null for a file. */
  readonly scan: KeptScan | null;
  /** Null for a return that was never sent before. */
  readonly amends: Amends | null;
  /** All steps of all versions, oldest first. */
  readonly steps: readonly RoadStep[];
}

/** The road that the steps describe, for the version that is open now. Steps of earlier versions are history. */
export function roadOf(steps: readonly RoadStep[], version: number): ReturnRoad {
  const { isSent, assigned, ...road } = walked(steps, version);
  const signatures = (road.newest?.signatures ?? []).map((signature, place) => {
    const key = signature.field ?? `#${place}`;
    return {
      ...signature,
      key,
      role: signature.role ?? assigned.get(key) ?? null,
      isUnnamed: signature.role === null,
    };
  });
  const state = stateOf({ ...road, signatures }, isSent);
  return { ...road, state, signatures, amends: amendsOf(steps, version), steps };
}

type Walked = Pick<ReturnRoad, 'requiredSignatures' | 'frozen' | 'newest' | 'number' | 'date' | 'scan'> & {
  readonly isSent: boolean;
  /** Key of a signature → whose it is. */
  readonly assigned: ReadonlyMap<string, RequiredSignature | null>;
};

const draft: Walked = {
  requiredSignatures: [],
  frozen: null,
  newest: null,
  number: null,
  date: null,
  scan: null,
  isSent: false,
  assigned: new Map(),
};

function walked(steps: readonly RoadStep[], version: number): Walked {
  return steps.filter((step) => step.version === version).reduce(follow, draft);
}

function follow(road: Walked, step: RoadStep): Walked {
  switch (step.action) {
    case 'submitted':
      return {
        ...road,
        requiredSignatures: step.requiredSignatures,
        frozen: step.file,
        newest: step.file,
      };
    case 'signed':
      return { ...road, newest: step.file };
    case 'role-assigned':
      return { ...road, assigned: new Map([...road.assigned, [step.signature, step.role]]) };
    case 'numbered':
      return { ...road, number: step.number, date: step.date };
    case 'sent':
      return { ...road, isSent: true };
    case 'sent-on-paper':
      return { ...road, isSent: true, number: step.number, date: step.date, scan: step.scan };
    case 'sent-back':
    case 'amended':
      return draft;
  }
}

/** A seal of the vault is no signature of the office. */
function stateOf(road: Pick<ReturnRoad, 'frozen' | 'signatures' | 'number'>, isSent: boolean): RoadState {
  if (road.frozen === null) return 'draft';
  if (isSent) return 'sent';
  if (hasRole(road, 'agency')) return 'agency-sealed';
  if (road.number !== null) return 'numbered';
  return hasRole(road, 'head') ? 'head-signed' : 'submitted';
}

/** The newest version before this one that was sent: versions that were sent back inside the office do not count. */
function amendsOf(steps: readonly RoadStep[], version: number): Amends | null {
  const sent = steps.findLast(
    (step) => step.version < version && (step.action === 'sent' || step.action === 'sent-on-paper'),
  );
  const next = steps.find(
    (step) => step.version === sent?.version && (step.action === 'amended' || step.action === 'sent-back'),
  );
  if (sent === undefined || next === undefined || !('reason' in next)) return null;
  const before = steps.slice(0, steps.indexOf(next));
  const { newest, number, date } = walked(before, sent.version);
  if (newest === null) return null;
  return { version: sent.version, file: newest, sentAt: sent.at, number, date, reason: next.reason };
}

/** What may be done next. Signing and numbering end when the return was sent; paper takes the place of every signature. */
export function allowedActions(road: ReturnRoad): readonly RoadAction[] {
  if (road.state === 'draft') return ['submitted'];
  if (road.state === 'sent') return ['amended', 'sent-back'];
  const missing = missingSignatures(road);
  const unassigned = road.signatures.filter(({ role }) => role === null).length;
  const signed = hasRole(road, 'head') || unassigned > 0;
  return [
    ...(road.state === 'agency-sealed' && missing.length === 0 ? [] : (['signed'] as const)),
    ...(road.signatures.some(({ isUnnamed }) => isUnnamed) ? (['role-assigned'] as const) : []),
    ...(signed && road.number === null ? (['numbered'] as const) : []),
    // Until a person says whose it is, a signature in a field of another tool may be any that is missing.
    ...(missing.length <= unassigned ? (['sent'] as const) : []),
    ...(road.signatures.length === 0 && road.number === null ? (['sent-on-paper'] as const) : []),
    'sent-back',
  ];
}

/** Signatures the return asks for that its newest file does not carry: in the field of their role, or as a person said. */
export function missingSignatures(road: ReturnRoad): readonly RequiredSignature[] {
  return road.requiredSignatures.filter((role) => !hasRole(road, role));
}

/** Roles that a person may give this signature: those no other signature has. Empty when its field names one. */
export function assignableRoles(road: ReturnRoad, key: string): readonly RequiredSignature[] {
  if (!road.signatures.some((signature) => signature.key === key && signature.isUnnamed)) return [];
  const others = road.signatures.filter((signature) => signature.key !== key);
  return requiredSignatureSchema.options.filter((role) => others.every((other) => other.role !== role));
}

/** The file that a step keeps, if it keeps one: a version's copy for signing, a signed file, or the scan of a paper. */
export function fileOfStep(step: RoadStep): KeptFile | KeptScan | null {
  if (step.action === 'submitted' || step.action === 'signed') return step.file;
  return step.action === 'sent-on-paper' ? step.scan : null;
}

export function isFrozen(state: RoadState): boolean {
  return state !== 'draft';
}

function hasRole({ signatures }: Pick<ReturnRoad, 'signatures'>, role: RequiredSignature): boolean {
  return signatures.some((signature) => signature.role === role);
}
