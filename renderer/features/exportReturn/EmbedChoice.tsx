import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { chooseEmbedded } from '../../../shared/domain/evidenceDelivery.ts';
import { showSize } from '../../../shared/text/showFigures.ts';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

const megabyte = 1024 * 1024;
/** 18 MB is what passes a mailbox of 25 MB; 0 = none. */
const choices = [0, 5, 10, 15, 18, 20, 25];

interface EmbedChoiceProps {
  readonly data: OpenReturn;
  /** Total that may be embedded, in bytes. */
  readonly bytes: number;
  readonly onChange: (bytes: number) => void;
}

/** How much evidence travels inside the PDF, and what that leaves for a package. Nothing for a return without evidence. */
export function EmbedChoice({ data, bytes, onChange }: EmbedChoiceProps) {
  const words = useTexts().delivery;
  const language = useLanguage();
  const cited = new Set(data.answers.flatMap(({ evidenceIds }) => evidenceIds));
  const files = data.evidence
    .filter(({ id }) => cited.has(id))
    .map(({ sizeBytes }, index) => ({ number: index + 1, sizeBytes }));
  if (files.length === 0) return null;
  const chosen = chooseEmbedded(files, bytes);
  const size = files.reduce((sum, file) => sum + (chosen.includes(file.number) ? file.sizeBytes : 0), 0);
  const rest = files.length - chosen.length;
  return (
    <div className="embed-choice">
      <Select
        label={words.embed}
        hint={words.embedHint}
        value={String(bytes)}
        onChange={(value) => onChange(Number(value))}
        options={choices.map((count) => ({
          value: String(count * megabyte),
          label: count === 0 ? words.embedNone : words.embedUpTo(showSize(count * megabyte, language)),
        }))}
      />
      <p role="status" className="small">
        {bytes > 0 && words.embedded(String(chosen.length), String(files.length), showSize(size, language))}
        {bytes > 0 && rest > 0 && ` ${words.rest(String(rest))}`}
      </p>
    </div>
  );
}
