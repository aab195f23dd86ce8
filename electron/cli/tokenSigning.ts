import { fail, problem, type Result } from '../../shared/result.ts';
import { forkTokenHost } from '../engine/signing/pkcs11/forkTokenHost.ts';
import { withPkcs11Signer } from '../engine/signing/pkcs11/pkcs11Signer.ts';
import { createTokenClient } from '../engine/signing/pkcs11/tokenClient.ts';
import { identityByLabel } from '../engine/signing/pkcs11/tokenIdentity.ts';
import type { Signer } from '../engine/signing/signer.ts';
import { installedModules, loadTokenModules } from '../engine/signing/tokenModules.ts';
import { commandSentence } from './commandSentence.ts';
import type { CommandWorld } from './commandWorld.ts';
import type { Output } from './output.ts';
import { readSecretLine } from './secretLine.ts';

export interface TokenOptions {
  /** Path of a PKCS#11 library, or the id of a known one. */
  readonly module: string;
  /** Label of the token, or of a certificate on it. */
  readonly label: string;
  readonly confirmFinalTry: boolean;
}

/** Finds the certificate, asks for the PIN on standard input, and runs `use` with a signer that signs once. */
export async function withTokenSigner<T>(
  { module, label, confirmFinalTry }: TokenOptions,
  moments: readonly Date[],
  world: CommandWorld,
  output: Output,
  use: (signer: Signer) => Promise<Result<T>>,
): Promise<Result<T>> {
  const file = await moduleFile(module, world.assetsFolder);
  if (file === null) return fail('token-module-unloadable', { module, reason: 'missing' });
  const client = createTokenClient(() => forkTokenHost(world.tokenHostFile));
  const tokens = await client.list(file);
  if (!tokens.ok) return tokens;
  const identity = identityByLabel(tokens.value, label, moments);
  if (!identity.ok) return identity;
  const { token } = identity.value;
  if (token.pin.locked) return fail('token-locked', { label: token.label });
  if (token.pin.finalTry && !confirmFinalTry) return fail('token-final-try', { label: token.label });
  const { sign } = output.texts;
  if (token.pin.finalTry)
    output.say(commandSentence(problem('token-final-try', { label: token.label }), output.language));
  else if (token.pin.countLow) output.say(sign.fewerTries);
  output.say(sign.askPin(token.label));
  const secret = { pin: await readSecretLine(world.streams.stdin), confirmFinalTry };
  return withPkcs11Signer(client, file, identity.value, secret, moments, use);
}

/** Anything with a dot or a slash is a path. Null for an id that is not known or not installed. */
async function moduleFile(module: string, assetsFolder: string): Promise<string | null> {
  if (/[./\\]/.test(module)) return module;
  const known = await installedModules(await loadTokenModules(assetsFolder), process.platform, process.env);
  return known.find(({ id }) => id === module)?.file ?? null;
}
