import { z } from 'zod';
import type { AppState, Settings } from '../contractAnswers.ts';
import { call, languageSchema, nothing, themeSchema } from './call.ts';

/** What the app itself knows and remembers outside the vault. */
export const appCalls = {
  /** First question of the window: what to show before anything is unlocked. */
  state: call<AppState>()(nothing),
  saveSettings: call<Settings>()(
    z.strictObject({ language: languageSchema.optional(), theme: themeSchema.optional() }),
  ),
} as const;
