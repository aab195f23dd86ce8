import { z } from 'zod';
import type { Saved } from '../contractAnswers.ts';
import { call, nothing } from './call.ts';

/** Most of typed text that waits at one time, in UTF-16 units over all fields. */
export const draftLimit = 1_000_000;

/** Typed text that is no value yet, by the name of its field in the window. */
export type Drafts = Readonly<Record<string, string>>;

export const draftsSchema = z
  .record(z.string().min(1).max(200), z.string().max(draftLimit))
  .refine((drafts) => Object.values(drafts).reduce((sum, text) => sum + text.length, 0) <= draftLimit);

/** Text that was typed and could not be saved yet: sealed in the vault, so that a lock or a crash does not cost it. */
export const draftCalls = {
  /** Of the officer who opened the vault. */
  get: call<Drafts>()(nothing),
  /** All of it: what is left out is forgotten. */
  keep: call<Saved>()(draftsSchema),
} as const;
