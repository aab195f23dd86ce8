import { PackagePassphraseFields } from '../../returnParts/PackagePassphraseFields.tsx';
import { usePackagePassphrase } from '../../returnParts/usePackagePassphrase.ts';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';

interface AgePackageProps {
  readonly busy: boolean;
  readonly onWrite: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the password of an encrypted package of evidence. */
export function AgePackage({ busy, onWrite, onCancel }: AgePackageProps) {
  const words = useTexts().delivery;
  const form = usePackagePassphrase();

  function write() {
    const passphrase = form.take();
    if (passphrase !== null) onWrite(passphrase);
  }

  return (
    <div className="age-package">
      <p className="small">{words.ageHint}</p>
      <PackagePassphraseFields form={form} />
      <div className="evidence-export-buttons">
        <Button size="small" busy={busy} onPress={write}>
          {words.write}
        </Button>
        <Button size="small" variant="quiet" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
