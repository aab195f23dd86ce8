import { unpackAttachment } from './attachments.ts';
import type { Operand } from './contentLexer.ts';
import { type CosDict, nameValue, numberValue } from './cosValues.ts';
import { type EmbeddedFont, readEmbeddedFont } from './embeddedFont.ts';
import { arePlainResources } from './pageSheet.ts';
import { PageUnread } from './pageUnread.ts';
import { resolve, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';
import { type GlyphTexts, readToUnicode } from './toUnicode.ts';

/** What the codes of a font stand for, how wide they are, and whether they look it. */
export interface PageFont extends EmbeddedFont {
  readonly texts: GlyphTexts;
}

/** The size of a picture. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

const maximumPartBytes = 1024 * 1024;

/** A photo as the layout embeds it. An entry that could hide it, or show another one, is none of these. */
const entriesOfPictures = [
  ...['Type', 'Subtype', 'BitsPerComponent', 'Width', 'Height', 'ColorSpace', 'Filter', 'Length', 'Decode'],
];

/** Fonts, opacities and pictures that the pages of a file name; what the product's own layout does not write is refused. */
export class PageResources {
  private readonly pdf: StrictPdf;
  private readonly fonts = new Map<CosDict, PageFont>();
  /** Graphics states of the page that have been looked at. */
  private readonly states = new Set<string>();
  private resources: CosDict | null = null;
  private page = 0;

  constructor(pdf: StrictPdf) {
    this.pdf = pdf;
  }

  /** From here on names mean those of this page. Fonts stay known: pages share them. */
  turnTo(page: number, resources: CosDict | null): void {
    this.page = page;
    this.resources = resources;
    this.states.clear();
    if (resources !== null && !arePlainResources(resources, this.pdf)) this.refuse('resources');
  }

  /** The form knows one graphics state: opaque. */
  checkState(name: Operand | undefined): void {
    if (name?.kind !== 'name') this.refuse('content');
    if (this.states.has(name.value)) return;
    const states = resolveDict(this.pdf, this.resources?.entries.get('ExtGState'));
    const entries = resolveDict(this.pdf, states?.entries.get(name.value))?.entries;
    if (entries === undefined) this.refuse('graphics-state');
    for (const [key, value] of entries) {
      const isOpaque = key === 'Type' || numberValue(resolve(this.pdf, value)) === 1;
      if (!['Type', 'ca', 'CA'].includes(key) || !isOpaque) this.refuse('graphics-state');
    }
    this.states.add(name.value);
  }

  /** The size of a picture in pixels; anything else is refused. */
  image(name: Operand | undefined): Pixels {
    const objects = resolveDict(this.pdf, this.resources?.entries.get('XObject'));
    const stream = resolveStream(
      this.pdf,
      name?.kind === 'name' ? objects?.entries.get(name.value) : undefined,
    );
    const entries = stream?.dict.entries;
    const isPlain = [...(entries?.keys() ?? [])].every((key) => entriesOfPictures.includes(key));
    if (!isPlain || nameValue(entries?.get('Subtype')) !== 'Image') this.refuse('xobject');
    const side = (key: string) => numberValue(resolve(this.pdf, entries?.get(key))) ?? 0;
    return { width: side('Width'), height: side('Height') };
  }

  /** A face of the document font, embedded as a subset with a ToUnicode map. */
  font(name: Operand | undefined): PageFont {
    const fonts = resolveDict(this.pdf, this.resources?.entries.get('Font'));
    const dict =
      resolveDict(this.pdf, name?.kind === 'name' ? fonts?.entries.get(name.value) : undefined) ??
      this.refuse('font');
    const known = this.fonts.get(dict);
    if (known !== undefined) return known;
    const font = { texts: this.texts(dict), ...this.embedded(dict) };
    this.fonts.set(dict, font);
    return font;
  }

  private texts(dict: CosDict): GlyphTexts {
    const isTwoByte =
      nameValue(dict.entries.get('Subtype')) === 'Type0' &&
      nameValue(dict.entries.get('Encoding')) === 'Identity-H';
    const stream = isTwoByte ? resolveStream(this.pdf, dict.entries.get('ToUnicode')) : null;
    const bytes = stream === null ? null : unpackAttachment(stream, this.pdf.work, maximumPartBytes);
    const texts = bytes === null ? null : readToUnicode(bytes);
    if (bytes === null || texts === null) return this.refuse('font');
    return texts;
  }

  private embedded(dict: CosDict): EmbeddedFont {
    return readEmbeddedFont(this.pdf, dict, maximumPartBytes) ?? this.refuse('font-program');
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}
