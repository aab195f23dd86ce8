import type { Evidence } from '../../../shared/domain/evidence.ts';
import { EvidenceThumb } from '../../returnParts/EvidenceThumb.tsx';
import { kindAndSize } from '../../returnParts/evidenceAddress.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

interface EvidenceRowProps {
  readonly file: Evidence;
  readonly onOpen: () => void;
  /** Left out where nothing may be changed. */
  readonly onRemove?: () => void;
}

/** A file of the item. Its name opens it with size, SHA-256, time and caption. */
export function EvidenceRow({ file, onOpen, onRemove }: EvidenceRowProps) {
  const texts = useTexts().evidence.item;
  const language = useLanguage();
  const caption = file.caption.trim();
  return (
    <li className="evidence-row" data-evidence={file.id}>
      <EvidenceThumb file={file} />
      <div className="evidence-words">
        <LinkButton label={texts.open(file.name)} onPress={onOpen}>
          {file.name}
        </LinkButton>
        <p className="small">
          {kindAndSize(file, language)}
          {caption !== '' && `. ${caption}`}
        </p>
      </div>
      {onRemove !== undefined && (
        <Button variant="quiet" size="small" label={texts.unlinkFile(file.name)} onPress={onRemove}>
          {texts.unlink}
        </Button>
      )}
    </li>
  );
}
