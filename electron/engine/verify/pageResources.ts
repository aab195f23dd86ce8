import { unpackAttachment } from './attachments.ts';
import type { Operand } from './contentLexer.ts';
import { type CosDict, nameValue, numberValue } from './cosValues.ts';
import { arePlainResources } from './pageSheet.ts';
import { type PageBudget, PageUnread } from './pageUnread.ts';
import { resolve, resolveArray, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';
import { type GlyphTexts, readToUnicode } from './toUnicode.ts';

/** What the codes of a font stand for, and how wide they are in thousandths of the size. */
export interface PageFont {
  readonly texts: GlyphTexts;
  readonly widths: readonly number[];
}

/** A photo as the layout embeds it. An entry that could hide it, or show another one, is none of these. */
const entriesOfPictures = [
  ...['Type', 'Subtype', 'BitsPerComponent', 'Width', 'Height', 'ColorSpace', 'Filter', 'Length', 'Decode'],
];

/** Fonts, opacities and pictures that the pages of a file name; what the product's own layout does not write is refused. */
export class PageResources {
  private readonly pdf: StrictPdf;
  private readonly budget: PageBudget;
  private readonly fonts = new Map<CosDict, GlyphTexts>();
  private readonly pageFonts = new Map<CosDict, PageFont>();
  /** Graphics states of the page that have been looked at. */
  private readonly states = new Set<string>();
  private resources: CosDict | null = null;
  private page = 0;

  constructor(pdf: StrictPdf, budget: PageBudget) {
    this.pdf = pdf;
    this.budget = budget;
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

  /** Anything but a picture is refused. */
  checkImage(name: Operand | undefined): void {
    const objects = resolveDict(this.pdf, this.resources?.entries.get('XObject'));
    const stream = resolveStream(
      this.pdf,
      name?.kind === 'name' ? objects?.entries.get(name.value) : undefined,
    );
    const entries = stream?.dict.entries;
    const isPlain = [...(entries?.keys() ?? [])].every((key) => entriesOfPictures.includes(key));
    if (!isPlain || nameValue(entries?.get('Subtype')) !== 'Image') this.refuse('xobject');
  }

  /** A font of which the widths are known too. */
  pageFont(name: Operand | undefined): PageFont {
    const dict = this.fontDict(name);
    const known = this.pageFonts.get(dict);
    if (known !== undefined) return known;
    const font = { texts: this.font(name), widths: this.widths(dict) ?? this.refuse('font') };
    this.pageFonts.set(dict, font);
    return font;
  }

  font(name: Operand | undefined): GlyphTexts {
    const dict = this.fontDict(name);
    const known = this.fonts.get(dict);
    if (known !== undefined) return known;
    const isTwoByte =
      nameValue(dict.entries.get('Subtype')) === 'Type0' &&
      nameValue(dict.entries.get('Encoding')) === 'Identity-H';
    const stream = isTwoByte ? resolveStream(this.pdf, dict.entries.get('ToUnicode')) : null;
    const bytes = stream === null ? null : unpackAttachment(stream, Math.min(this.budget.bytes, 1024 * 1024));
    const texts = bytes === null ? null : readToUnicode(bytes);
    if (bytes === null || texts === null) return this.refuse('font');
    this.budget.bytes -= bytes.length;
    this.fonts.set(dict, texts);
    return texts;
  }

  private fontDict(name: Operand | undefined): CosDict {
    const fonts = resolveDict(this.pdf, this.resources?.entries.get('Font'));
    return (
      resolveDict(this.pdf, name?.kind === 'name' ? fonts?.entries.get(name.value) : undefined) ??
      this.refuse('font')
    );
  }

  /** Null for a font that is not embedded, or whose widths are not one list for all codes (ISO 32000-1 §9.7.4.3). */
  private widths(font: CosDict): readonly number[] | null {
    const [first, ...others] = resolveArray(this.pdf, font.entries.get('DescendantFonts')) ?? [];
    const own = resolveDict(this.pdf, first);
    const descriptor = resolveDict(this.pdf, own?.entries.get('FontDescriptor'));
    const isEmbedded = resolveStream(this.pdf, descriptor?.entries.get('FontFile2')) !== null;
    if (own === null || others.length > 0 || !isEmbedded) return null;
    if (nameValue(own.entries.get('Subtype')) !== 'CIDFontType2') return null;
    if (nameValue(own.entries.get('CIDToGIDMap')) !== 'Identity') return null;
    const [from, list, ...more] = resolveArray(this.pdf, own.entries.get('W')) ?? [];
    if (numberValue(from) !== 0 || more.length > 0) return null;
    const widths = (resolveArray(this.pdf, list) ?? []).map((width) => numberValue(width) ?? -1);
    return widths.length > 0 && widths.every((width) => width >= 0) ? widths : null;
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}
