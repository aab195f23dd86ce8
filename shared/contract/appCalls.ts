import { z } from 'zod';
import type { AppState, Settings } from '../contractAnswers.ts';
import { idleMinutes } from '../domain/lockReason.ts';
import { call, languageSchema, nothing, themeSchema } from './call.ts';
import { placeSchema } from './place.ts';

/** What the app itself knows and remembers outside the vault. */
export const appCalls = {
  /** First question of the window: what to show before anything is unlocked. */
  state: call<AppState>()(nothing),
  saveSettings: call<Settings>()(
    z.strictObject({
      language: languageSchema.optional(),
      theme: themeSchema.optional(),
      lockAfterMinutes: z.literal(idleMinutes).optional(),
    }),
  ),
  /** Where the person is, for coming back after a lock or a crash of the window. */
  rememberPlace: call<void>()(placeSchema),
} as const;
