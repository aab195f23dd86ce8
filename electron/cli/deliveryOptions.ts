import { embedLimitBytes } from '../../shared/domain/evidenceDelivery.ts';
import {
  isPackagePassphraseLongEnough,
  shortestPackagePassphrase,
} from '../../shared/domain/packagePassphrase.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../shared/result.ts';
import { isSameFile } from '../engine/isSameFile.ts';
import { exportTarget } from '../engine/writeReturn.ts';
import { type OptionKinds, usage } from './commandLine.ts';
import { readPackagePassword } from './packagePassword.ts';
import type { SecretInput } from './secretLine.ts';

export const deliveryOptionKinds: OptionKinds = {
  'embed-evidence': 'value',
  'evidence-package': 'value',
  'package-password-file': 'value',
};

/** How the evidence leaves, as typed. */
export interface DeliveryOptions {
  readonly embedUpToBytes: number;
  /** `passwordFile` is there exactly for an age file. */
  readonly evidencePackage: { readonly file: string; readonly passwordFile: string | undefined } | null;
}

/** How the evidence leaves, ready to be written. */
export interface Delivery {
  readonly embedUpToBytes: number;
  /** `passphrase` null = a plain ZIP. */
  readonly evidencePackage: { readonly file: string; readonly passphrase: string | null } | null;
}

/** Every fault of these options at once. */
export function readDeliveryOptions(values: Readonly<Record<string, string>>): Result<DeliveryOptions> {
  const problems: Problem[] = [];
  const typedSize = values['embed-evidence'];
  const size = typedSize === undefined ? 0 : bytesOf(typedSize);
  if (size === null || size > embedLimitBytes) problems.push(usage('size-unknown', typedSize ?? ''));
  const file = values['evidence-package'];
  const passwordFile = values['package-password-file'];
  const isAge = file !== undefined && /\.age$/i.test(file);
  if (file !== undefined && !/\.(zip|age)$/i.test(file)) problems.push(usage('package-name', file));
  if (isAge && passwordFile === undefined) problems.push(usage('option-missing', '--package-password-file'));
  if (!isAge && passwordFile !== undefined)
    problems.push(usage('options-exclude', '--evidence-package F.zip, --package-password-file'));
  return problems.length > 0
    ? failAll(problems)
    : succeed({
        embedUpToBytes: size ?? 0,
        evidencePackage: file === undefined ? null : { file, passwordFile },
      });
}

/** `20MB`, `500 KB`, `1000`: binary steps, as sizes are printed in the return. */
function bytesOf(text: string): number | null {
  const match = /^(\d{1,9}) ?(KB|MB)?$/i.exec(text.trim());
  if (match === null) return null;
  const unit = { kb: 1024, mb: 1024 * 1024 }[(match[2] ?? '').toLowerCase()] ?? 1;
  return Number(match[1]) * unit;
}

/** Reads the password and looks at the place of the package, before anything is written. */
export async function openDelivery(
  { embedUpToBytes, evidencePackage }: DeliveryOptions,
  { out, overwrite }: { readonly out: string; readonly overwrite: boolean },
  stdin: SecretInput,
): Promise<Result<Delivery>> {
  if (evidencePackage === null) return succeed({ embedUpToBytes, evidencePackage });
  const { file, passwordFile } = evidencePackage;
  if (file === out || (await isSameFile(file, out))) return fail('export-over-input', { file });
  const target = await exportTarget(file, overwrite);
  if (!target.ok) return target;
  const passphrase = await readPackagePassword(passwordFile, stdin);
  if (!passphrase.ok) return passphrase;
  if (passphrase.value !== null && !isPackagePassphraseLongEnough(passphrase.value))
    return fail('package-passphrase-short', { minimum: shortestPackagePassphrase });
  return succeed({ embedUpToBytes, evidencePackage: { file, passphrase: passphrase.value } });
}
