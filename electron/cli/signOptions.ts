import { isIsoDay } from '../../shared/domain/dates.ts';
import type { Problem } from '../../shared/problems.ts';
import { failAll, type Result, succeed } from '../../shared/result.ts';
import type { ClerkEntry } from '../engine/clerkFills.ts';
import type { PersonRole } from '../engine/signReturn.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import type { KeyFile } from './keyFile.ts';
import { readMoment } from './momentOption.ts';
import type { Output } from './output.ts';
import { type PictureOption, pictureOptions, readPictureOption } from './signPictures.ts';
import type { TokenOptions } from './tokenSigning.ts';

export const signOptions: OptionKinds = {
  role: 'value',
  p12: 'value',
  'password-file': 'value',
  pkcs11: 'value',
  label: 'value',
  'pin-stdin': 'flag',
  'confirm-final-try': 'flag',
  ...pictureOptions,
  number: 'value',
  date: 'value',
  at: 'value',
  overwrite: 'flag',
  out: 'value',
};

/** Paths and values of the `sign` command. */
export interface SignOptions {
  readonly file: string;
  readonly role: PersonRole;
  readonly key:
    | { readonly kind: 'p12'; readonly p12: KeyFile }
    | { readonly kind: 'token'; readonly token: TokenOptions };
  /** Number and date that the agency's signature fills in. */
  readonly entry: ClerkEntry;
  readonly picture: PictureOption | null;
  readonly at: string;
  readonly out: string;
  readonly overwrite: boolean;
}

const roles: readonly PersonRole[] = ['head', 'agency', 'preparer'];
/** Every fault of the command line at once. */
export function readSignOptions(
  { values, flags, positionals }: CommandLine,
  now: Date,
  output: Output,
): Result<SignOptions> {
  const problems: Problem[] = [];
  const [file, ...more] = positionals;
  if (file === undefined) problems.push(usage('argument-missing', output.texts.sign.argument));
  problems.push(...more.map((name) => usage('argument-unexpected', name)));
  const need = (name: string): string => {
    const value = values[name];
    if (value === undefined) problems.push(usage('option-missing', `--${name}`));
    return value ?? '';
  };
  const typedRole = need('role');
  const role = roles.find((known) => known === typedRole);
  if (role === undefined && typedRole !== '') problems.push(usage('role-unknown', typedRole));
  const { number = null, date = null } = values;
  if (date !== null && !isIsoDay(date)) problems.push(usage('day-invalid', date));
  const entered = ['number', 'date'].filter((name) => name in values).map((name) => `--${name}`);
  if (entered.length > 0 && role !== 'agency' && role !== undefined)
    problems.push(usage('options-exclude', [`--role ${role}`, ...entered].join(', ')));
  const picture = readPictureOption(values, role, problems);
  const out = need('out');
  const { p12, pkcs11 } = values;
  if (p12 === undefined && pkcs11 === undefined) problems.push(usage('signing-way-missing', ''));
  if (p12 !== undefined && pkcs11 !== undefined) problems.push(usage('options-exclude', '--p12, --pkcs11'));
  const ofOther =
    pkcs11 === undefined
      ? ['label', 'pin-stdin', 'confirm-final-try'].filter((name) => name in values || flags.has(name))
      : ['password-file'].filter((name) => name in values);
  if (ofOther.length > 0 && (p12 === undefined) !== (pkcs11 === undefined)) {
    const way = pkcs11 === undefined ? 'p12' : 'pkcs11';
    problems.push(usage('options-exclude', [way, ...ofOther].map((name) => `--${name}`).join(', ')));
  }
  const key: SignOptions['key'] =
    pkcs11 === undefined
      ? {
          kind: 'p12',
          p12: { file: p12 ?? '', passwordFile: p12 === undefined ? '' : need('password-file') },
        }
      : {
          kind: 'token',
          token: { module: pkcs11, label: need('label'), confirmFinalTry: flags.has('confirm-final-try') },
        };
  if (pkcs11 !== undefined && !flags.has('pin-stdin')) problems.push(usage('option-missing', '--pin-stdin'));
  const at = readMoment(values.at, now);
  if (!at.ok) problems.push(...at.problems);
  return problems.length > 0 || file === undefined || role === undefined || !at.ok
    ? failAll(problems)
    : succeed({
        file,
        role,
        key,
        entry: { number, date },
        picture,
        at: at.value,
        out,
        overwrite: flags.has('overwrite'),
      });
}
