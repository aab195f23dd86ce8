import { parseArgs } from 'node:util';
import type { UsageFault } from '../../shared/problems/inputProblems.ts';
import type { Problem } from '../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../shared/result.ts';

/** Options of a command: `flag` stands alone, `value` takes one value. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value'>>;

/** A command line as read: options by name without dashes, and what is left over in order. */
export interface CommandLine {
  readonly values: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/** Options that every command takes. */
const commonOptions: OptionKinds = { lang: 'value', json: 'flag', help: 'flag' };

/**
 * Reads the arguments behind the command's name. Every fault at once; `parseArgs` itself stops at the first one and
 * speaks English only, so it runs lenient and its tokens are judged here.
 */
export function readCommandLine(args: readonly string[], kinds: OptionKinds): Result<CommandLine> {
  const known = { ...commonOptions, ...kinds };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const positionals: string[] = [];
  const problems: Problem[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    const isRepeated = flags.has(token.name) || Object.hasOwn(values, token.name);
    const value = token.inlineValue === false && /^--?[a-z]/.test(token.value) ? undefined : token.value;
    const fault = optionFault(kind, value, isRepeated);
    if (fault !== null) problems.push(usage(fault, token.rawName));
    else if (kind === 'flag') flags.add(token.name);
    else if (value !== undefined) values[token.name] = value;
  }
  return problems.length > 0 ? failAll(problems) : succeed({ values, flags, positionals });
}

function optionFault(
  kind: 'flag' | 'value' | undefined,
  value: string | undefined,
  isRepeated: boolean,
): UsageFault | null {
  if (kind === undefined) return 'option-unknown';
  if ((kind === 'value') === (value === undefined || value === '')) return 'option-without-value';
  return isRepeated ? 'option-twice' : null;
}

/** A fault of the command line as a problem. */
export function usage(fault: UsageFault, name: string): Problem {
  return problem('input-usage', { fault, name });
}
