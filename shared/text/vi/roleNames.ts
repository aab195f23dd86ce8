import type { SignatureRole } from '../../domain/verifyEntry.ts';

const roleNames: Record<SignatureRole, string> = {
  head: 'lãnh đạo đơn vị',
  preparer: 'cán bộ lập',
  agency: 'cơ quan',
  seal: 'niêm phong toàn vẹn',
};

/** Whose signature it is, in words. */
export function roleName(role: string): string {
  return Object.hasOwn(roleNames, role) ? roleNames[role as SignatureRole] : role;
}
