import { type KeyboardEvent, useRef } from 'react';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { EvidenceThumb } from '../../returnParts/EvidenceThumb.tsx';
import { kindAndSize } from '../../returnParts/evidenceAddress.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

interface EvidenceCardsProps {
  readonly files: readonly Evidence[];
  readonly facts: ReturnFacts;
  readonly chosen: string | undefined;
  readonly onChoose: (evidenceId: string) => void;
}

/** One card per file. Arrow keys, Home and End move between them. */
export function EvidenceCards({ files, facts, chosen, onChoose }: EvidenceCardsProps) {
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
      {files.map((file) => {
        const items = facts.itemsOfEvidence.get(file.id) ?? [];
        return (
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
              {items.length > 0 ? (
                <span className="card-items">{texts.items(items.join(', '))}</span>
              ) : (
                <span className="flag flag-warn">
                  <Icon name="warning" />
                  <span>{texts.noItem}</span>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
