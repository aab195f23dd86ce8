import { z } from 'zod';

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const placesSchema = z.array(z.string().min(1));
/** By the platform names of Node. */
const byPlatformSchema = z.strictObject({ win32: placesSchema, linux: placesSchema, darwin: placesSchema });

/** A PKCS#11 library that a kind of token is reached through. */
export const tokenModuleSchema = z.strictObject({
  id: idSchema,
  /** Name of the token or its software, as people know it. */
  name: z.string().min(1),
  vendor: z.string().min(1),
  /** Candidates, the newest first: names of files in the `folders`, or whole paths. */
  files: byPlatformSchema,
});
export type TokenModule = z.infer<typeof tokenModuleSchema>;

/** The known libraries as data: a candidate is used where its file exists. `%NAME%` stands for a variable of the environment. */
export const tokenModulesSchema = z.strictObject({
  formatVersion: z.literal(1),
  folders: byPlatformSchema,
  modules: z.array(tokenModuleSchema).min(1),
});
export type TokenModules = z.infer<typeof tokenModulesSchema>;
