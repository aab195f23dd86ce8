/**
 * What a node of the content is for somebody who listens to the page (ISO 32000-1, 14.8.4). A text without `tag` is a
 * paragraph, a table with `headerRows` a table; a table without them only places its cells.
 */
export interface StructureHints {
  readonly tag?: 'H1' | 'H2' | 'H3' | 'LI' | 'Div';
  /** The text goes on with the element of the text before it: a further line of a heading or a paragraph. */
  readonly continues?: true;
  /** Title of the element: where the form fields of that name find their place. */
  readonly title?: string;
  /**
   * Alternate text: what a picture or a QR code shows; every one needs it. For a piece of a text, what is read in its place
   * because the page says more by its look than by its words.
   */
  readonly alt?: string;
}

/** An element of the structure tree as pdfkit makes it. */
export interface StructureElement {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: StructureElement | object): StructureElement;
}

/** A piece of a text with an alternate text; its element is made when it is drawn, which puts it among the words beside it. */
export interface SpokenPiece {
  readonly alt: string;
  readonly parent: StructureElement;
  element?: StructureElement;
}

/** The parts of pdfkit's document that the structure takes. */
export interface StructuredDocument {
  struct(type: string, options?: { title?: string; alt?: string; scope?: 'Column' }): StructureElement;
  addStructure(element: StructureElement): unknown;
}

/** A node as it was built for the layout engine, with the element that its lines or its picture belong to. */
export interface ContentNode extends StructureHints {
  readonly text?: unknown;
  readonly image?: unknown;
  readonly qr?: unknown;
  readonly stack?: readonly ContentNode[];
  readonly table?: {
    readonly headerRows?: number;
    readonly body: readonly (readonly ContentNode[])[];
  };
  element?: StructureElement;
  spoken?: SpokenPiece;
}

/**
 * Makes the structure tree of the content before it is laid out, so that its order is the one in which the return is read,
 * wherever the lines come to stand, and gives every text and picture its element.
 */
export function tagContent(content: readonly ContentNode[], document: StructuredDocument): void {
  const root = document.struct('Document');
  document.addStructure(root);
  tagNodes(content, root, document);
}

function tagNodes(
  nodes: readonly ContentNode[],
  parent: StructureElement,
  document: StructuredDocument,
): void {
  let text: StructureElement | null = null;
  let list: StructureElement | null = null;
  const under = (above: StructureElement, type: string, options: object = {}): StructureElement => {
    const element = document.struct(type, options);
    above.add(element);
    return element;
  };
  for (const node of nodes) {
    const { tag, title, alt } = node;
    if (tag !== 'LI') list = null;
    if (node.stack !== undefined) {
      tagNodes(node.stack, tag === undefined ? parent : under(parent, tag, { title }), document);
    } else if (node.table !== undefined) {
      if (node.table.headerRows === undefined) {
        for (const row of node.table.body) tagNodes(row, parent, document);
      } else tagTable(node.table.body, node.table.headerRows, under(parent, 'Table'), document);
    } else if (node.text !== undefined) {
      if (tag === 'LI') {
        list ??= under(parent, 'L');
        text = under(under(list, 'LI'), 'LBody');
      } else if (text === null || node.continues !== true) text = under(parent, tag ?? 'P', { title });
      node.element = text;
      if (Array.isArray(node.text)) tagPieces(node.text, text);
    } else if (node.image !== undefined || node.qr !== undefined) {
      if (alt === undefined) throw new Error('a picture has no alternate text');
      node.element = under(parent, 'Figure', { alt });
    }
  }
}

function tagPieces(pieces: readonly ContentNode[], parent: StructureElement): void {
  for (const piece of pieces) if (piece.alt !== undefined) piece.spoken = { alt: piece.alt, parent };
}

function tagTable(
  body: readonly (readonly ContentNode[])[],
  headerRows: number,
  table: StructureElement,
  document: StructuredDocument,
): void {
  for (const [index, cells] of body.entries()) {
    const row = document.struct('TR');
    table.add(row);
    for (const cell of cells) {
      const element = index < headerRows ? document.struct('TH', { scope: 'Column' }) : document.struct('TD');
      row.add(element);
      const nodes = cell.stack ?? [cell];
      // A cell of one paragraph holds its text itself: tables are most of a file's elements.
      if (nodes.filter(({ continues }) => continues !== true).length > 1) tagNodes(nodes, element, document);
      else for (const node of nodes) node.element = element;
    }
  }
}
