import { unpackAttachment } from './attachments.ts';
import { ContentLexer, type Operand } from './contentLexer.ts';
import { type CosDict, type CosStream, type CosValue, nameValue, PdfRuleBroken } from './cosValues.ts';
import { resolve, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';
import { type GlyphTexts, readToUnicode } from './toUnicode.ts';

const maximumPartBytes = 1024 * 1024;
/** Form XObjects in one another, and in all. */
const deepest = 6;
const mostForms = 32;

/**
 * The words that the appearance of another program draws, in the order of its content and without regard to their places; null when it
 * has a part that is not read here (hidden text, other codings). A help for the eye, no proof: words may be covered or pale.
 */
export function appearanceWords(pdf: StrictPdf, field: CosDict): string | null {
  const appearance = resolveDict(pdf, field.entries.get('AP'));
  const form = resolveStream(pdf, appearance?.entries.get('N'));
  if (form === null) return null;
  try {
    return new WordReader(pdf).wordsOf(form, null, 0);
  } catch (error) {
    if (error instanceof PdfRuleBroken) return null;
    throw error;
  }
}

class WordReader {
  private readonly pdf: StrictPdf;
  private forms = 0;

  constructor(pdf: StrictPdf) {
    this.pdf = pdf;
  }

  wordsOf(form: CosStream, above: CosDict | null, depth: number): string {
    if (depth > deepest || ++this.forms > mostForms) return this.refuse();
    const resources = resolveDict(this.pdf, form.dict.entries.get('Resources')) ?? above;
    const bytes = unpackAttachment(form, this.pdf.work, maximumPartBytes) ?? this.refuse();
    const lexer = new ContentLexer(bytes, this.pdf.work);
    const operands: Operand[] = [];
    let decode: Decoder = () => this.refuse();
    let words = '';
    for (let operator = lexer.next(operands); operator !== null; operator = lexer.next(operands)) {
      this.pdf.work.spend('operators', 1);
      const shown = operands.flatMap((operand) => (operand.kind === 'array' ? operand.items : [operand]));
      if (operator === 'Tf') decode = this.fontOf(resources, operands[0]);
      else if (operator === 'Tr' && !operands.some((mode) => mode.kind === 'number' && mode.value === 0))
        this.refuse();
      else if (operator === 'Do') words += this.drawn(resources, operands[0], depth);
      else if (['Tj', 'TJ', "'", '"'].includes(operator))
        for (const part of shown) if (part.kind === 'string') words += decode(part.bytes);
      if (operator === 'ET') words += ' ';
    }
    return words;
  }

  private drawn(resources: CosDict | null, name: Operand | undefined, depth: number): string {
    const stream = resolveStream(this.pdf, this.named(resources, 'XObject', name));
    const isForm = nameValue(resolve(this.pdf, stream?.dict.entries.get('Subtype'))) === 'Form';
    return stream !== null && isForm ? this.wordsOf(stream, resources, depth + 1) : '';
  }

  private fontOf(resources: CosDict | null, name: Operand | undefined): Decoder {
    const font = resolveDict(this.pdf, this.named(resources, 'Font', name))?.entries;
    const map = resolveStream(this.pdf, font?.get('ToUnicode'));
    const isTwoByte = nameValue(resolve(this.pdf, font?.get('Subtype'))) === 'Type0';
    // A font with codes of one byte and a map of its own could mean anything by them.
    if (!isTwoByte) return map === null && font !== undefined ? latin1 : () => this.refuse();
    const bytes = map === null ? null : unpackAttachment(map, this.pdf.work, maximumPartBytes);
    const texts = bytes === null ? null : readToUnicode(bytes);
    return texts === null ? () => this.refuse() : twoByte(texts);
  }

  private named(resources: CosDict | null, kind: string, name: Operand | undefined): CosValue | undefined {
    const listed = resolveDict(this.pdf, resources?.entries.get(kind));
    return name?.kind === 'name' ? listed?.entries.get(name.value) : undefined;
  }

  private refuse(): never {
    throw new PdfRuleBroken('content', 0);
  }
}

type Decoder = (bytes: Uint8Array) => string;

const latin1: Decoder = (bytes) => Buffer.from(bytes).toString('latin1');

function twoByte(texts: GlyphTexts): Decoder {
  return (bytes) => {
    let text = '';
    for (let at = 0; at + 1 < bytes.length; at += 2)
      text += texts.get((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) ?? '\ufffd';
    return text;
  };
}
