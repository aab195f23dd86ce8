import { languageSchema } from '../../shared/contract/call.ts';
import { type CommandLine, type OptionKinds, readCommandLine, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { confirmCommand, confirmOptions } from './confirmCommand.ts';
import { demoCommand, demoOptions } from './demoCommand.ts';
import { directiveCommand, directiveOptions } from './directiveCommand.ts';
import { createOutput, type Output } from './output.ts';
import { returnCommand, returnOptions } from './returnCommand.ts';
import { signCommand } from './signCommand.ts';
import { signOptions } from './signOptions.ts';
import { vaultCommand, vaultOptions } from './vaultCommand.ts';
import { verifyCommand, verifyOptions } from './verifyCommand.ts';

interface Command {
  readonly options: OptionKinds;
  run(line: CommandLine, world: CommandWorld, output: Output): Promise<ExitCode>;
}

const commands: Readonly<Record<string, Command>> = {
  return: { options: returnOptions, run: returnCommand },
  verify: { options: verifyOptions, run: verifyCommand },
  confirm: { options: confirmOptions, run: confirmCommand },
  sign: { options: signOptions, run: signCommand },
  directive: { options: directiveOptions, run: directiveCommand },
  vault: { options: vaultOptions, run: vaultCommand },
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
