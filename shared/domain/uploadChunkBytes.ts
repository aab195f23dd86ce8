/** Largest piece of a dropped or pasted file sent in one message, in bytes. */
export const uploadChunkBytes = 1024 * 1024;
