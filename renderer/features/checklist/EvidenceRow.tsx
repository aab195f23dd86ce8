import type { Evidence } from '../../../shared/domain/evidence.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { EvidenceThumb } from '../../returnParts/EvidenceThumb.tsx';
import { kindAndSize } from '../../returnParts/evidenceAddress.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

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
        <LinkButton label={texts.open(visibleName(file.name))} onPress={onOpen}>
          <ForeignText>{file.name}</ForeignText>
        </LinkButton>
        <p className="small">
          {kindAndSize(file, language)}
          {caption !== '' && <ForeignText>{`. ${caption}`}</ForeignText>}
        </p>
      </div>
      {onRemove !== undefined && (
        <Button
          variant="quiet"
          size="small"
          label={texts.unlinkFile(visibleName(file.name))}
          onPress={onRemove}
        >
          {texts.unlink}
        </Button>
      )}
    </li>
  );
}
