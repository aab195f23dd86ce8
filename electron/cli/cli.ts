import path from 'node:path';
import { languageSchema } from '../../shared/contract/call.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { runCommand } from './runCommand.ts';

/**
 * Entry of the command line. Source (`electron/cli/`) and bundle (`out/cli/`) both lie two folders below the one that
 * holds `assets/` and `out/resources/`.
 */
const root = path.resolve(import.meta.dirname, '..', '..');
const args = process.argv.slice(2);

// A reader that closes the pipe early (`| head`) has what it wanted: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommand(args, {
  assetsFolder: path.join(root, 'assets'),
  resourcesFolder: path.join(root, 'out', 'resources'),
  tokenHostFile: path.join(root, 'out', 'tokenHost', 'tokenHost.js'),
  demoFolder: path.resolve('demo'),
  now: new Date(),
  streams: process,
  language: languageOf(args),
});

/** The language is needed before the command line is judged: faults are told in it. */
function languageOf(all: readonly string[]): Language {
  const at = all.lastIndexOf('--lang');
  const inline = all.findLast((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const parsed = languageSchema.safeParse(inline ?? (at < 0 ? undefined : all[at + 1]));
  return parsed.success ? parsed.data : 'vi';
}
