import { languageSchema } from '../../shared/contract.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { type CommandLine, type OptionKinds, readCommandLine, usage } from './commandLine.ts';
import { demoCommand, demoOptions } from './demoCommand.ts';
import { directiveCommand, directiveOptions } from './directiveCommand.ts';
import { answerProblems, createOutput, filed, type Output, type Streams } from './output.ts';
import { returnCommand, returnOptions } from './returnCommand.ts';
import type { SecretInput } from './secretLine.ts';
import { signCommand } from './signCommand.ts';
import { signOptions } from './signOptions.ts';
import { verifyCommand, verifyOptions } from './verifyCommand.ts';

/** What a command is given from outside. */
export interface CommandWorld {
  readonly assetsFolder: string;
  readonly resourcesFolder: string;
  /** Where `demo` writes. */
  readonly demoFolder: string;
  readonly now: Date;
  readonly streams: Streams & { readonly stdin: SecretInput };
  /** Built program that talks to signing tokens. */
  readonly tokenHostFile: string;
  readonly language: Language;
}

/** 0 = done; 1 = done, and the answer is no (or the file could not be written); 2 = the input cannot be used. */
export type ExitCode = 0 | 1 | 2;

interface Command {
  readonly options: OptionKinds;
  run(line: CommandLine, world: CommandWorld, output: Output): Promise<ExitCode>;
}

const commands: Readonly<Record<string, Command>> = {
  return: { options: returnOptions, run: returnCommand },
  verify: { options: verifyOptions, run: verifyCommand },
  sign: { options: signOptions, run: signCommand },
  directive: { options: directiveOptions, run: directiveCommand },
  demo: { options: demoOptions, run: demoCommand },
};

/** Runs one command line and returns its exit code. A bug is told as such and never looks like an answer. */
export async function runCommand(args: readonly string[], world: CommandWorld): Promise<ExitCode> {
  const output = createOutput(world.streams, world.language, args.includes('--json'));
  const [name, ...rest] = args;
  try {
    if (name === '--help' || name === '-h' || rest.includes('--help')) {
      output.answer({ usage: output.texts.cli.usage }, [output.texts.cli.usage]);
      return 0;
    }
    if (name === undefined || name.startsWith('-')) return refuse([usage('command-missing', '')], output);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) return refuse([usage('command-unknown', name)], output);
    const line = readCommandLine(rest, command.options);
    if (!line.ok) return refuse(line.problems, output);
    const { lang } = line.value.values;
    if (lang !== undefined && !languageSchema.safeParse(lang).success)
      return refuse([usage('language-unknown', lang)], output);
    return await command.run(line.value, world, output);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    output.say(output.texts.cli.fault(detail));
    output.answer({ ok: false, problems: [], fault: detail.split('\n')[0] }, []);
    return 1;
  }
}

/** The command line itself cannot be used. */
export function refuse(problems: readonly Problem[], output: Output): ExitCode {
  answerProblems(filed(problems, null), output);
  return 2;
}
