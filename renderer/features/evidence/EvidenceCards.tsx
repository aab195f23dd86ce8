import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { EvidenceThumb } from '../../returnParts/EvidenceThumb.tsx';
import { kindAndSize } from '../../returnParts/evidenceAddress.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import type { GalleryFile } from './gallery.ts';

interface EvidenceCardsProps {
  readonly files: readonly GalleryFile[];
  readonly chosen: string | undefined;
  readonly onChoose: (evidenceId: string) => void;
}

/** One card per file. Arrow keys, Home and End move between them. */
export function EvidenceCards({ files, chosen, onChoose }: EvidenceCardsProps) {
  const texts = useTexts().evidence.list;
  const language = useLanguage();
  const list = useRef<HTMLUListElement>(null);

  function move(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.shiftKey) return;
    const cards = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = cards.findIndex((card) => card.matches(':focus'));
    const targets: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here - 1,
      ArrowUp: here - 1,
      Home: 0,
      End: cards.length - 1,
    };
    const target = cards[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  }

  return (
    <ul ref={list} className="cards" onKeyDown={move}>
      {files.map(({ file, itemIds, number, sameAs, isOld }) => (
        <li key={file.id}>
          <button
            type="button"
            className="card"
            aria-pressed={file.id === chosen}
            onClick={() => onChoose(file.id)}
          >
            <EvidenceThumb file={file} />
            <span className="card-name">
              <ForeignText>{file.name}</ForeignText>
            </span>
            <span className="card-meta">{kindAndSize(file, language)}</span>
            {number !== null && (
              <>
                <span className="card-items">{texts.items(itemIds.join(', '))}</span>
                <span className="card-meta">{texts.numbered(String(number))}</span>
              </>
            )}
            {isOld && <span className="card-meta">{texts.old}</span>}
            {number === null && !isOld && <CardFlag>{texts.noItem}</CardFlag>}
            {sameAs !== null && <CardFlag>{texts.sameAs(visibleName(sameAs))}</CardFlag>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function CardFlag({ children }: { readonly children: ReactNode }) {
  return (
    <span className="flag flag-warn">
      <Icon name="warning" />
      <span>{children}</span>
    </span>
  );
}
