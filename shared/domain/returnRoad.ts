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
 * - `sent`: it left the office.
 */
export const roadStates = ['draft', 'submitted', 'head-signed', 'numbered', 'agency-sealed', 'sent'] as const;
export type RoadState = (typeof roadStates)[number];

/** Sending back is possible at any point after the draft and makes a new version, which begins as a draft. */
export const roadActions = ['submitted', 'signed', 'numbered', 'sent', 'sent-back'] as const;
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
  /** Null for a field that stands for no role. */
  role: z.enum(['head', 'preparer', 'agency', 'seal']).nullable(),
  signer: z.string().nullable(),
  /** The time the signer claims; null when it claims none. */
  signedAt: z.string().nullable(),
});
export type KeptSignature = z.infer<typeof keptSignatureSchema>;

const keptFileSchema = z.strictObject({
  /** Name of the sealed file in the vault: 32 hex digits. */
  blobId: z.string().regex(/^[0-9a-f]{32}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().positive(),
  pages: z.int().positive(),
  /** Photos in its annex. */
  photos: z.int().nonnegative(),
  /** All signatures in it, in the order of the file. */
  signatures: z.array(keptSignatureSchema),
});
export type KeptFile = z.infer<typeof keptFileSchema>;

const taken = {
  /** ISO 8601 with offset. */
  at: z.string().min(1),
  /** Who took the step: a slot of the vault. */
  slot: z.string(),
  version: z.int().min(1),
};

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
    action: z.literal('numbered'),
    ...taken,
    number: z.string().trim().min(1).max(60),
    date: isoDaySchema,
  }),
  z.strictObject({ action: z.literal('sent'), ...taken }),
  z.strictObject({
    action: z.literal('sent-back'),
    ...taken,
    reason: z.string().trim().min(1).max(reasonLimit),
  }),
]);
export type RoadStep = z.infer<typeof roadStepSchema>;

/** Where one version stands, read off its steps. */
export interface ReturnRoad {
  readonly state: RoadState;
  readonly requiredSignatures: readonly RequiredSignature[];
  /** The copy that was frozen; null in a draft. */
  readonly frozen: KeptFile | null;
  /** The frozen copy or what became of it by signing; null in a draft. */
  readonly newest: KeptFile | null;
  readonly number: string | null;
  readonly date: string | null;
  /** All steps of all versions, oldest first. */
  readonly steps: readonly RoadStep[];
}

/** The road that the steps describe, for the version that is open now. Steps of earlier versions are history. */
export function roadOf(steps: readonly RoadStep[], version: number): ReturnRoad {
  const draft: ReturnRoad = {
    state: 'draft',
    requiredSignatures: [],
    frozen: null,
    newest: null,
    number: null,
    date: null,
    steps,
  };
  return steps.filter((step) => step.version === version).reduce(follow, draft);
}

function follow(road: ReturnRoad, step: RoadStep): ReturnRoad {
  switch (step.action) {
    case 'submitted':
      return {
        ...road,
        state: 'submitted',
        requiredSignatures: step.requiredSignatures,
        frozen: step.file,
        newest: step.file,
      };
    case 'signed':
      return { ...road, state: later(road.state, stateOfFile(step.file)), newest: step.file };
    case 'numbered':
      return {
        ...road,
        state: later(road.state, 'numbered'),
        number: step.number,
        date: step.date,
      };
    case 'sent':
      return { ...road, state: 'sent' };
    case 'sent-back':
      return { ...road, state: 'draft', requiredSignatures: [], frozen: null, newest: null };
  }
}

/** What may be done next. Signing and numbering end when the return was sent. */
export function allowedActions(road: ReturnRoad): readonly RoadAction[] {
  if (road.state === 'draft') return ['submitted'];
  if (road.state === 'sent') return ['sent-back'];
  const signed = hasRole(road, 'head') || unnamedSignatures(road) > 0;
  return [
    ...(road.state === 'agency-sealed' && missingSignatures(road).length === 0 ? [] : (['signed'] as const)),
    ...(signed && road.number === null ? (['numbered'] as const) : []),
    ...(missingSignatures(road).length <= unnamedSignatures(road) ? (['sent'] as const) : []),
    'sent-back',
  ];
}

/** Signatures the return asks for that its newest file does not carry in the field of their role. */
export function missingSignatures(road: ReturnRoad): readonly RequiredSignature[] {
  return road.requiredSignatures.filter((role) => !hasRole(road, role));
}

/** Tools of the office name their own fields: for whom such a signature stands is the office's to know, so it may be any that is missing. */
function unnamedSignatures({ newest }: ReturnRoad): number {
  return newest?.signatures.filter(({ role }) => role === null).length ?? 0;
}

export function isFrozen(state: RoadState): boolean {
  return state !== 'draft';
}

function hasRole(road: ReturnRoad, role: RequiredSignature): boolean {
  return road.newest?.signatures.some((signature) => signature.role === role) === true;
}

/** A seal of the vault is no signature of the office. */
function stateOfFile({ signatures }: KeptFile): RoadState {
  if (signatures.some(({ role }) => role === 'agency')) return 'agency-sealed';
  return signatures.some(({ role }) => role === 'head') ? 'head-signed' : 'submitted';
}

function later(a: RoadState, b: RoadState): RoadState {
  return roadStates.indexOf(a) < roadStates.indexOf(b) ? b : a;
}
