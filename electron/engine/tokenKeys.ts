import { createHash } from 'node:crypto';
import path from 'node:path';
import type { TokenEntry, TokenModuleEntry } from '../../shared/domain/tokenEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../shared/result.ts';
import { certificateEntry } from './certificateEntry.ts';
import type { EngineNeeds } from './session.ts';
import { withPkcs11Signer } from './signing/pkcs11/pkcs11Signer.ts';
import { createTokenClient } from './signing/pkcs11/tokenClient.ts';
import { type TokenIdentity, tokenIdentities } from './signing/pkcs11/tokenIdentity.ts';
import type { ListedToken } from './signing/pkcs11/tokenMessages.ts';
import type { Signer } from './signing/signer.ts';
import { installedModules, loadTokenModules } from './signing/tokenModules.ts';

/** A library by its id in the list of known ones, or by the path that a dialog returned. */
export type ModuleChoice =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string };

/** What a person entered to sign with a token. */
export interface TokenWay {
  readonly certificateId: string;
  readonly pin: string;
  readonly finalTryConfirmed: boolean;
}

/** The tokens of this PC. Handles of certificates live until the next list or the lock; paths of libraries stay here. */
export interface TokenKeys {
  modules(): Promise<readonly TokenModuleEntry[]>;
  list(module: ModuleChoice): Promise<Result<readonly TokenEntry[]>>;
  /** Runs `use` with a signer that signs once: one login, one try of the PIN. */
  withSigner<T>(way: TokenWay, use: (signer: Signer) => Promise<Result<T>>): Promise<Result<T>>;
  /** Ends a host that is at work and forgets every handle. */
  close(): void;
}

interface Chosen {
  readonly file: string;
  readonly identity: TokenIdentity;
}

export function createTokenKeys({
  folders,
  now,
  startTokenHost,
  tokenLimits,
}: Pick<EngineNeeds, 'folders' | 'now' | 'startTokenHost' | 'tokenLimits'>): TokenKeys {
  const client = createTokenClient(startTokenHost, tokenLimits);
  let listed = new Map<string, Chosen>();

  async function installed() {
    return installedModules(await loadTokenModules(folders.assets), process.platform, process.env);
  }

  async function fileOf(module: ModuleChoice): Promise<Result<string>> {
    if (module.kind === 'file') return succeed(module.path);
    const known = (await installed()).find(({ id }) => id === module.id);
    return known === undefined
      ? fail('token-module-unloadable', { module: module.id, reason: 'missing' })
      : succeed(known.file);
  }

  function entryOf(token: ListedToken, identities: readonly TokenIdentity[]): TokenEntry {
    const { label, serial, manufacturer, pin } = token;
    const certificates = identities
      .filter((identity) => identity.token === token)
      .map((identity) => certificateEntry(handleOf(identity), identity.certificate, now()));
    return { label, serial, manufacturer, pin, certificates };
  }

  return {
    async modules() {
      return (await installed()).map(({ id, name, vendor, file }) => ({
        module: id,
        name,
        vendor,
        fileName: path.basename(file),
      }));
    },
    async list(module) {
      listed = new Map();
      const file = await fileOf(module);
      if (!file.ok) return file;
      const tokens = await client.list(file.value);
      if (!tokens.ok) return failAll(tokens.problems.map(withoutPath));
      const identities = tokenIdentities(tokens.value);
      listed = new Map(
        identities.map((identity) => [handleOf(identity), { file: file.value, identity }] as const),
      );
      return succeed(tokens.value.map((token) => entryOf(token, identities)));
    },
    async withSigner({ certificateId, pin, finalTryConfirmed }, use) {
      const chosen = listed.get(certificateId);
      if (chosen === undefined) return fail('token-removed', {});
      const { file, identity } = chosen;
      const secret = { pin, confirmFinalTry: finalTryConfirmed };
      const signed = await withPkcs11Signer(client, file, identity, secret, [now()], use);
      return signed.ok ? signed : failAll(signed.problems.map(withoutPath));
    },
    close() {
      client.stop();
      listed = new Map();
    },
  };
}

/** The same for the same certificate on the same token, so that a choice outlives a second look. */
function handleOf({ token, stored }: TokenIdentity): string {
  const named = JSON.stringify([token.slot, token.serial, token.label, stored.id, stored.der]);
  return createHash('sha256').update(named).digest('hex').slice(0, 32);
}

/** The window is told the name of a library, never where it lies. */
function withoutPath(problem: Problem): Problem {
  switch (problem.code) {
    case 'token-module-unloadable':
      return { ...problem, facts: { ...problem.facts, module: path.basename(problem.facts.module) } };
    case 'token-driver-stopped':
      return { ...problem, facts: { module: path.basename(problem.facts.module) } };
    default:
      return problem;
  }
}
