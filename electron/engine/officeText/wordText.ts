import type { OfficeText } from '../../../shared/contractAnswers.ts';
import { type OfficeParts, OfficeRefusal } from './officeParts.ts';
import { readXml } from './readXml.ts';
import { ShownText, shownCharacters } from './shownText.ts';

/**
 * The running text of a Word document (ECMA-376, part 1, §17): paragraphs as lines, cells of a row side by side. Deleted text,
 * field codes, pictures, headers and notes are not in it.
 */
export async function wordText(parts: OfficeParts): Promise<OfficeText> {
  const xml = parts.text('word/document.xml');
  if (xml === null) throw new OfficeRefusal('damaged');
  const shown = new ShownText(shownCharacters);
  let inText = false;
  let cells = 0;
  // A drawing comes twice: for programs that know it, and as a fallback.
  let fallbacks = 0;
  await readXml(xml, {
    open(name) {
      if (name === 'Fallback') fallbacks += 1;
      else if (name === 't') inText = true;
      else if (name === 'tc') cells += 1;
      else if (name === 'tab') shown.add('\t');
      else if (name === 'br' || name === 'cr') shown.add('\n');
    },
    close(name) {
      if (name === 'Fallback') fallbacks -= 1;
      else if (name === 't') inText = false;
      else if (name === 'p') shown.add(cells > 0 ? ' ' : '\n');
      else if (name === 'tc') {
        cells -= 1;
        shown.add('\t');
      } else if (name === 'tr') shown.add(cells > 0 ? ' ' : '\n');
    },
    text(text) {
      if (inText && fallbacks === 0) shown.add(text);
    },
    isDone: () => shown.isCut,
  });
  return { parts: [{ title: null, text: shown.toString().trimEnd() }], cut: shown.isCut };
}
