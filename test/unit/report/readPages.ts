import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text as it stands on the page: points from the upper left corner, name of the face. */
export interface SetText {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: string;
  /** Drawn as an artifact: page number or mark of a sample. */
  readonly isArtifact: boolean;
}

interface LoadedFonts {
  get(name: string): { readonly name: string };
}

/** Every run of text of the file with its face and its place. */
export async function readPages(pdf: Uint8Array): Promise<readonly SetText[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, fontExtraProperties: true });
  const document = await task.promise;
  const runs: SetText[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const loaded = await document.getPage(page);
    await loaded.getOperatorList();
    const fonts = loaded.commonObjs as unknown as LoadedFonts;
    const height = loaded.view[3] ?? 0;
    const { items } = await loaded.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const marks: boolean[] = [];
    for (const item of items) {
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') marks.pop();
        else marks.push('tag' in item && item.tag === 'Artifact');
        continue;
      }
      if (item.str.trim() === '') continue;
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
      runs.push({
        page,
        text: item.str,
        left: x,
        right: x + item.width,
        baseline: height - y,
        size: Math.round(Math.hypot(a, b) * 100) / 100,
        font: fonts.get(item.fontName).name.replace(/^[A-Z]{6}\+/, ''),
        isArtifact: marks.includes(true),
      });
    }
  }
  await task.destroy();
  return runs;
}

/** The first run that begins with the text. */
export function runOf(runs: readonly SetText[], text: string): SetText {
  const found = runs.find((run) => run.text.startsWith(text));
  if (!found) throw new Error(`no run begins with "${text}"`);
  return found;
}
