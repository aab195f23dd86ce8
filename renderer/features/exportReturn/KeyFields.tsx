import { P12Fields } from './P12Fields.tsx';
import { TokenFields } from './TokenFields.tsx';
import { isKeyKind, type SigningKey } from './useSigningKey.ts';

interface KeyFieldsProps {
  /** What was chosen; for anything but a key of a person nothing is shown. */
  readonly kind: string;
  readonly signingKey: SigningKey;
}

/** What is entered for the chosen key. */
export function KeyFields({ kind, signingKey }: KeyFieldsProps) {
  if (!isKeyKind(kind)) return null;
  return kind === 'p12' ? (
    <P12Fields signingKey={signingKey} />
  ) : (
    <TokenFields token={signingKey.token} fault={signingKey.fault} />
  );
}
