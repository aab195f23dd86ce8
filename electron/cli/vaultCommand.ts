import path from 'node:path';
import type { Problem } from '../../shared/problems.ts';
import { failAll, type Result, succeed } from '../../shared/result.ts';
import type { AuditHead } from '../engine/vault/vault.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { readPassword } from './keyFile.ts';
import type { CliVault } from './openCliVault.ts';
import type { Output } from './output.ts';
import { readSecretLine } from './secretLine.ts';
import { vaultBackup } from './vaultBackup.ts';
import { vaultCheck } from './vaultCheck.ts';
import { vaultLog } from './vaultLog.ts';
import { vaultRestore } from './vaultRestore.ts';
import { vaultExport, vaultImport } from './vaultTransfer.ts';

export const vaultOptions: OptionKinds = {
  vault: 'value',
  slot: 'value',
  'passphrase-file': 'value',
  backups: 'value',
  to: 'value',
  from: 'value',
  'accept-damage': 'flag',
  'take-over-lock': 'flag',
  'other-vault': 'flag',
  'accept-network': 'flag',
  out: 'value',
  return: 'value',
  recipient: 'value',
  'package-password-file': 'value',
  overwrite: 'flag',
  in: 'value',
  conflicts: 'value',
  preview: 'flag',
  'known-head': 'value',
  carried: 'value',
  query: 'value',
};

interface Action {
  /** Options that must be there beside the vault and its passphrase. */
  readonly needs: readonly string[];
  /** Options that may be there. */
  readonly takes: readonly string[];
  /** `vault`: everything but how it is opened. */
  run(
    vault: Omit<CliVault, 'readOnly'>,
    values: CommandLine['values'],
    world: CommandWorld,
    output: Output,
    flags: ReadonlySet<string>,
  ): Promise<ExitCode>;
}

/** Options of what writes to the vault. */
const writing = ['accept-network', 'take-over-lock', 'known-head'];

const actions: Readonly<Record<string, Action>> = {
  check: { needs: [], takes: ['backups', 'known-head'], run: vaultCheck },
  backup: { needs: ['to'], takes: writing, run: vaultBackup },
  restore: { needs: ['from'], takes: ['accept-damage', 'take-over-lock', 'other-vault'], run: vaultRestore },
  export: {
    needs: ['out'],
    takes: ['return', 'recipient', 'package-password-file', 'overwrite', ...writing],
    run: vaultExport,
  },
  import: {
    needs: ['in'],
    takes: ['package-password-file', 'conflicts', 'preview', ...writing],
    run: vaultImport,
  },
  log: { needs: [], takes: ['carried', 'query', 'known-head'], run: vaultLog },
};
const common = ['vault', 'slot', 'passphrase-file', 'lang', 'json'];

/** `vault check` and its like: what the window does with a vault, without a window. */
export async function vaultCommand(
  { positionals, values, flags }: CommandLine,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const [name, ...more] = positionals;
  const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined)
    return refuse([usage('argument-missing', output.texts.cli.vaultArgument)], output);
  const allowed = [...common, ...action.needs, ...action.takes];
  const faults: readonly Problem[] = [
    ...more.map((extra) => usage('argument-unexpected', extra)),
    ...[...Object.keys(values), ...flags]
      .filter((option) => !allowed.includes(option))
      .map((option) => usage('option-unknown', `--${option}`)),
    ...['vault', 'passphrase-file', ...action.needs]
      .filter((option) => values[option] === undefined)
      .map((option) => usage('option-missing', `--${option}`)),
  ];
  if (values['passphrase-file'] === '-' && values['package-password-file'] === '-')
    return refuse([usage('options-exclude', '--passphrase-file -, --package-password-file -')], output);
  const knownHead = readHead(values['known-head']);
  if (!knownHead.ok) return refuse(knownHead.problems, output);
  const { vault = '', slot, 'passphrase-file': passphraseFile = '' } = values;
  if (faults.length > 0) return refuse(faults, output);
  const passphrase = await readPassphrase(passphraseFile, world);
  if (!passphrase.ok) return refuse(passphrase.problems, output);
  const given = {
    dir: path.resolve(vault),
    passphrase: passphrase.value,
    slotLabel: slot,
    acceptNetwork: flags.has('accept-network'),
    takeOverLock: flags.has('take-over-lock'),
    knownHead: knownHead.value,
  };
  return action.run(given, values, world, output, flags);
}

/** `SEQ:MAC`, as each command says it at its end. */
function readHead(text: string | undefined): Result<AuditHead | null> {
  if (text === undefined) return succeed(null);
  const [, seq, mac] = /^(\d{1,12}):([0-9a-f]{16})$/.exec(text) ?? [];
  if (mac === undefined || Number(seq) < 1) return failAll([usage('option-without-value', '--known-head')]);
  return succeed({ seq: Number(seq), mac });
}

/** From a file, or `-` = a line of standard input; never from the command line, which other users can read. */
async function readPassphrase(file: string, { streams }: CommandWorld): Promise<Result<string>> {
  if (file !== '-') return readPassword(file);
  const line = await readSecretLine(streams.stdin);
  return line === '' ? failAll([usage('option-without-value', '--passphrase-file')]) : succeed(line);
}
