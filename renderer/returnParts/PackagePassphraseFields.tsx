import { shortestPackagePassphrase } from '../../shared/domain/packagePassphrase.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { useTexts } from '../useTexts.ts';
import type { PackagePassphrase } from './usePackagePassphrase.ts';

export function PackagePassphraseFields({ form }: { readonly form: PackagePassphrase }) {
  const { app, delivery } = useTexts();
  return (
    <>
      <PasswordField
        ref={form.passphraseField}
        label={delivery.passphrase}
        hint={delivery.passphraseHint(String(shortestPackagePassphrase))}
        error={form.errors.passphrase}
        purpose="new-password"
        texts={app}
        value={form.passphrase}
        onChange={form.setPassphrase}
      />
      <PasswordField
        ref={form.repeatField}
        label={delivery.repeat}
        error={form.errors.repeat}
        purpose="new-password"
        texts={app}
        value={form.repeated}
        onChange={form.setRepeated}
      />
    </>
  );
}
