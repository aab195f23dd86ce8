import type { IdentityRole, UnitIdentity } from './trust.ts';
import type { VerifyEntry } from './verifyEntry.ts';

const officeRoles: readonly IdentityRole[] = ['head', 'agency', 'added'];

/** The signatures of one file, as far as a new signer in a field of its own is judged by them. */
export interface SignersBeside {
  readonly entry: Pick<VerifyEntry, 'payload' | 'signatures'>;
  /** Of each known signer in a field of its own, the roles in which it was confirmed. */
  readonly added: readonly (readonly IdentityRole[])[];
  /** How many signers of head, agency and added fields are known. */
  readonly known: number;
}

/**
 * Whether somebody of whom nobody has confirmed anything, and who signed with another program in a field of its own, stands where a
 * confirmed person should: for a role that has a confirmed certificate, or for everybody while no confirmed one has signed. A field
 * of one's own says no role, so it must not say less than the prepared one.
 */
export function isInPlaceOfConfirmed(
  { entry: { payload, signatures }, added, known }: SignersBeside,
  confirmed: readonly UnitIdentity[],
): boolean {
  const countOf = (role: IdentityRole) => confirmed.filter((identity) => identity.role === role).length;
  const isConfirmed = (role: IdentityRole) => countOf(role) > 0;
  const open = (payload?.requiredSignatures ?? []).filter(
    (role) => role !== 'preparer' && signatures.every((signature) => signature.role !== role),
  );
  const left = [...open];
  const isOwn = (roles: readonly IdentityRole[]) => roles.some((role) => left.some((own) => own === role));
  // Of a person confirmed without a role it is not known which one is meant: never the one that somebody else is confirmed for.
  for (const roles of [...added].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)))) {
    const own = left.findIndex((role) => roles.includes(role));
    const place = own < 0 ? left.findIndex((role) => !isConfirmed(role)) : own;
    left.splice(Math.max(place, 0), 1);
  }
  if (left.some(isConfirmed)) return true;
  if (known === 0) return open.length > 0 ? isConfirmed('added') : officeRoles.some(isConfirmed);
  // Two persons who sign with another program are both new until both were confirmed.
  return isConfirmed('added') && countOf('added') >= signatures.filter(({ role }) => role === null).length;
}
