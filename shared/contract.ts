import { z } from 'zod';
import type {
  AppState,
  AttachOutcome,
  DirectiveSummary,
  Exported,
  OpenReturn,
  Preview,
  ReturnList,
  Saved,
  Settings,
} from './contractAnswers.ts';
import { answerPatchSchema } from './domain/answer.ts';
import {
  complianceReturnSchema,
  directiveReferenceSchema,
  freeTextsSchema,
  periodSchema,
} from './domain/complianceReturn.ts';
import { isoDaySchema } from './domain/dates.ts';
import { reasonLimit, requiredSignatureSchema } from './domain/returnRoad.ts';
import type { Unit, UnitKind } from './domain/unit.ts';
import { unitSchema } from './domain/unit.ts';
import { uploadChunkBytes } from './domain/uploadChunkBytes.ts';
import type { VerifiedFile } from './domain/verifyEntry.ts';
import type { Result } from './result.ts';

/**
 * Everything the window may ask of the main process, and everything main may tell the window. Channel names, the preload,
 * the handler table and the typed fakes of the tests are derived from this one object. Inputs are checked in main with
 * these schemas; every call answers with a Result. The window never sees a path, a key or evidence bytes.
 */

interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Type only: never set at run time. */
  readonly output?: Output;
}

function call<Output>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });
}

const nothing = z.undefined();
const passphrase = z.string().min(1).max(1024);
const returnId = z.uuid();
const itemId = z.string().min(1).max(40);
const evidenceId = z.string().regex(/^[0-9a-f]{32}$/);
const uploadId = z.string().regex(/^[0-9a-f]{32}$/);
export const languageSchema = z.enum(['vi', 'en']);
export const themeSchema = z.enum(['system', 'light', 'dark']);

export const contract = {
  app: {
    /** First question of the window: what to show before anything is unlocked. */
    state: call<AppState>()(nothing),
    saveSettings: call<Settings>()(
      z.strictObject({ language: languageSchema.optional(), theme: themeSchema.optional() }),
    ),
  },
  vault: {
    create: call<void>()(
      z.strictObject({ passphrase: z.string().min(8).max(1024), lossUnderstood: z.literal(true) }),
    ),
    /**
     * `usePreviousKeyring`: the person chose the kept generation after keyring.json was missing or damaged. `takeOverLock`: the
     * person confirmed that the computer named in the lock file no longer has the vault open.
     */
    unlock: call<void>()(
      z.strictObject({
        passphrase,
        usePreviousKeyring: z.boolean().optional(),
        takeOverLock: z.boolean().optional(),
      }),
    ),
    lock: call<void>()(nothing),
    /** Asks for a folder and writes a copy of the vault at rest into it, opened and checked before it gets its name. */
    backUp: call<{ readonly folderName: string } | null>()(nothing),
  },
  unit: {
    get: call<Unit | null>()(nothing),
    save: call<Saved>()(unitSchema),
    kinds: call<readonly UnitKind[]>()(nothing),
  },
  directives: {
    list: call<readonly DirectiveSummary[]>()(nothing),
  },
  returns: {
    list: call<ReturnList>()(nothing),
    create: call<{ readonly returnId: string }>()(
      z.strictObject({
        directiveId: z.string().min(1).max(100),
        directiveReference: directiveReferenceSchema,
        adoptedGroup: z.string().min(1).max(100).nullable(),
        period: periodSchema,
        deadline: isoDaySchema.nullable(),
      }),
    ),
    open: call<OpenReturn>()(z.strictObject({ returnId })),
    saveDetails: call<Saved>()(
      z.strictObject({
        returnId,
        patch: complianceReturnSchema
          .pick({ directiveReference: true, period: true, deadline: true, number: true, issuedOn: true })
          .partial(),
      }),
    ),
    /** `leaving`: the person left the field, so the visit gets its one history and audit entry. */
    saveTexts: call<Saved>()(
      z.strictObject({ returnId, patch: freeTextsSchema.partial(), leaving: z.boolean() }),
    ),
  },
  answers: {
    save: call<Saved>()(
      z.strictObject({
        returnId,
        itemId,
        patch: answerPatchSchema.omit({ evidenceIds: true }),
        leaving: z.boolean(),
      }),
    ),
  },
  evidence: {
    /** Asks for files and attaches them to the item; [] when the person chose none. */
    attachChosen: call<readonly AttachOutcome[]>()(z.strictObject({ returnId, itemId })),
    beginUpload: call<{ readonly uploadId: string }>()(
      z.strictObject({ returnId, name: z.string().min(1).max(4096), sizeBytes: z.number().int().min(0) }),
    ),
    appendUpload: call<void>()(
      z.strictObject({
        uploadId,
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= uploadChunkBytes),
      }),
    ),
    finishUpload: call<AttachOutcome>()(z.strictObject({ uploadId, itemId })),
    cancelUpload: call<void>()(z.strictObject({ uploadId })),
    setCaption: call<Saved>()(
      z.strictObject({ returnId, evidenceId, caption: z.string().max(1000), leaving: z.boolean() }),
    ),
    /** Lets another item point to a file that is in the vault already. */
    link: call<Saved>()(z.strictObject({ returnId, itemId, evidenceId })),
    /** The item no longer points to the file; the file stays in the vault. */
    unlink: call<Saved>()(z.strictObject({ returnId, itemId, evidenceId })),
    /** Asks where to write and writes the untouched bytes; null when the person chose no place. */
    saveCopy: call<{ readonly fileName: string } | null>()(z.strictObject({ returnId, evidenceId })),
  },
  report: {
    /** Builds the unsigned draft; shown from `app://bundle/preview/<previewId>.pdf` until the vault locks or the next preview. */
    preview: call<Preview>()(z.strictObject({ returnId })),
    /** Asks for a PKCS#12 file; the window gets its name and a handle, never its path. */
    chooseP12: call<{ readonly p12Id: string; readonly fileName: string } | null>()(nothing),
    /**
     * Asks where to write, writes, reads the file back and verifies it; null when the person chose no place.
     * `replace` answers the earlier question whether an existing file may be replaced.
     */
    export: call<Exported | null>()(
      z.strictObject({
        returnId,
        way: z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('p12'),
            p12Id: z.string().min(1).max(64),
            password: z.string().max(1024),
            /** Whose field is signed on a submitted return; the head's when left out. On a draft only the head signs. */
            role: requiredSignatureSchema.optional(),
          }),
          z.strictObject({ kind: z.literal('seal') }),
          z.strictObject({ kind: z.literal('unsigned') }),
        ]),
      }),
    ),
    /** All evidence with its manifest, as a folder or a ZIP. */
    exportEvidence: call<{ readonly name: string; readonly files: number } | null>()(
      z.strictObject({ returnId, form: z.enum(['zip', 'folder']) }),
    ),
  },
  road: {
    /** Freezes the version: its unsigned copy is kept sealed in the vault with its SHA-256, and nothing of it changes any more. */
    submit: call<Saved>()(z.strictObject({ returnId, signers: z.enum(['head', 'head-agency', 'all']) })),
    /** The frozen version is kept for ever; the next one begins as a draft with the same content. */
    sendBack: call<Saved>()(z.strictObject({ returnId, reason: z.string().trim().min(1).max(reasonLimit) })),
    /** What the office did outside: the clerk gave a number, or the return was sent. */
    record: call<Saved>()(
      z.strictObject({
        returnId,
        what: z.discriminatedUnion('action', [
          z.strictObject({
            action: z.literal('numbered'),
            number: z.string().trim().min(1).max(60),
            date: isoDaySchema,
          }),
          z.strictObject({ action: z.literal('sent') }),
        ]),
      }),
    ),
    /**
     * Asks for the file that another tool has signed, proves that it is the kept one with signatures added, and keeps it as the
     * record; null when the person chose none.
     */
    takeInSigned: call<VerifiedFile | null>()(z.strictObject({ returnId })),
    /** Asks where to write and writes the newest kept file; null when the person chose no place. */
    saveCopy: call<{ readonly fileName: string } | null>()(z.strictObject({ returnId })),
  },
  verify: {
    /** Asks for signed files and checks each; [] when the person chose none. */
    chosen: call<readonly VerifiedFile[]>()(nothing),
  },
} as const;

/** What main tells the window by itself. */
export interface Events {
  'vault.locked': { readonly reason: 'asked' | 'engine-stopped' };
  'evidence.progress': { readonly name: string; readonly doneBytes: number; readonly totalBytes: number };
}
export const eventNames = ['vault.locked', 'evidence.progress'] as const satisfies readonly (keyof Events)[];

type ContractShape = typeof contract;
export type Group = keyof ContractShape;
export type CallName<G extends Group> = keyof ContractShape[G] & string;
export type InputOf<G extends Group, N extends CallName<G>> =
  ContractShape[G][N] extends Call<infer I, unknown> ? z.infer<I> : never;
export type OutputOf<G extends Group, N extends CallName<G>> =
  ContractShape[G][N] extends Call<z.ZodType, infer O> ? O : never;

/** The handler table of main: it does not compile while a call has no handler. */
export type Handlers = {
  readonly [G in Group]: {
    readonly [N in CallName<G>]: (input: InputOf<G, N>) => Promise<Result<OutputOf<G, N>>>;
  };
};

/** What the preload exposes as `window.tuanThu`. */
export type Bridge = {
  readonly [G in Group]: {
    readonly [N in CallName<G>]: InputOf<G, N> extends undefined
      ? () => Promise<Result<OutputOf<G, N>>>
      : (input: InputOf<G, N>) => Promise<Result<OutputOf<G, N>>>;
  };
} & { readonly on: <E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) => () => void };
