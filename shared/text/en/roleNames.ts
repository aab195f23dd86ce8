import type { SignatureRole } from '../../domain/verifyEntry.ts';

const roleNames: Record<SignatureRole, string> = {
  head: 'the head of the unit',
  preparer: 'the preparer',
  agency: 'the agency',
  seal: 'the integrity seal',
};

/** Whose signature it is, in words. */
export function roleName(role: string): string {
  return Object.hasOwn(roleNames, role) ? roleNames[role as SignatureRole] : role;
}
