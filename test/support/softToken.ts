import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Identity } from '../../electron/engine/signing/throwAwayCa.ts';
import { absence } from './judges.ts';

const run = promisify(execFile);

const places = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

/** The PKCS#11 module of SoftHSM2, or null where it is not installed. */
export const softHsmModule = places.find((place) => existsSync(place)) ?? null;

/** Why tokens in software cannot be made here, or null when they can. */
export async function softTokenAbsence(): Promise<string | null> {
  if (softHsmModule === null) return 'SoftHSM2 is not installed';
  return (
    (await absence('softhsm2-util', ['--version'])) ?? (await absence('pkcs11-tool', ['--list-interfaces']))
  );
}

/** Environment in which SoftHSM2 keeps its tokens below `folder`. */
export async function softTokens(folder: string): Promise<NodeJS.ProcessEnv> {
  const tokens = path.join(folder, 'tokens');
  await mkdir(tokens, { recursive: true });
  const settings = path.join(folder, 'softhsm2.conf');
  await writeFile(
    settings,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  return { SOFTHSM2_CONF: settings };
}

/** Makes a token with the keys and certificates of the identities, each under the id of its place: 01, 02 … */
export async function makeSoftToken(
  folder: string,
  environment: NodeJS.ProcessEnv,
  label: string,
  pin: string,
  identities: readonly { readonly name: string; readonly identity: Identity }[],
): Promise<void> {
  const env = { ...process.env, ...environment };
  const util = (...args: readonly string[]) => run('softhsm2-util', args, { env });
  await util('--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', pin);
  for (const [index, { name, identity }] of identities.entries()) {
    const id = String(index + 1).padStart(2, '0');
    const key = path.join(folder, `${name}.pem`);
    await writeFile(key, identity.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await util('--import', key, '--token', label, '--label', name, '--id', id, '--pin', pin);
    await addCertificate(folder, env, label, pin, { name, id, der: identity.cert });
    for (const [above, der] of identity.chain.entries()) {
      const issuer = { name: `${name}-${above}`, id: `f${index}${above}0`, der };
      await addCertificate(folder, env, label, pin, issuer);
    }
  }
}

async function addCertificate(
  folder: string,
  env: NodeJS.ProcessEnv,
  tokenLabel: string,
  pin: string,
  { name, id, der }: { readonly name: string; readonly id: string; readonly der: Uint8Array },
): Promise<void> {
  const file = path.join(folder, `${name}.der`);
  await writeFile(file, der);
  await run(
    'pkcs11-tool',
    [
      ...['--module', softHsmModule ?? '', '--token-label', tokenLabel, '--login', '--pin', pin],
      ...['--write-object', file, '--type', 'cert', '--id', id, '--label', name],
    ],
    { env },
  );
}
