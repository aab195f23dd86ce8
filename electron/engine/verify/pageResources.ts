import { unpackAttachment } from './attachments.ts';
import type { Operand } from './contentLexer.ts';
import { type CosDict, nameValue, numberValue } from './cosValues.ts';
import { type PageBudget, PageUnread } from './pageUnread.ts';
import { resolve, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';
import { type GlyphTexts, readToUnicode } from './toUnicode.ts';

/** Fonts, opacities and pictures that the pages of a file name; what the product's own layout does not write is refused. */
export class PageResources {
  private readonly pdf: StrictPdf;
  private readonly budget: PageBudget;
  private readonly fonts = new Map<CosDict, GlyphTexts>();
  /** Graphics states of the page that have been looked at, with their opacity. */
  private readonly alphas = new Map<string, number | null>();
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
    this.alphas.clear();
  }

  /** Null: the state says nothing of it. */
  alpha(name: Operand | undefined): number | null {
    if (name?.kind !== 'name') return this.refuse('content');
    let alpha = this.alphas.get(name.value);
    if (alpha === undefined) {
      alpha = this.alphaOf(name.value);
      this.alphas.set(name.value, alpha);
    }
    return alpha;
  }

  /** Anything but a picture is refused. */
  checkImage(name: Operand | undefined): void {
    const objects = resolveDict(this.pdf, this.resources?.entries.get('XObject'));
    const stream = resolveStream(
      this.pdf,
      name?.kind === 'name' ? objects?.entries.get(name.value) : undefined,
    );
    if (nameValue(stream?.dict.entries.get('Subtype')) !== 'Image') this.refuse('xobject');
  }

  private alphaOf(name: string): number | null {
    const states = resolveDict(this.pdf, this.resources?.entries.get('ExtGState'));
    const entries = resolveDict(this.pdf, states?.entries.get(name))?.entries;
    if (entries === undefined) return this.refuse('graphics-state');
    for (const key of entries.keys()) {
      if (!['Type', 'ca', 'CA'].includes(key)) this.refuse('graphics-state');
    }
    return numberValue(resolve(this.pdf, entries.get('ca')));
  }

  font(name: Operand | undefined): GlyphTexts {
    const fonts = resolveDict(this.pdf, this.resources?.entries.get('Font'));
    const dict = resolveDict(this.pdf, name?.kind === 'name' ? fonts?.entries.get(name.value) : undefined);
    if (dict === null) return this.refuse('font');
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

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}
