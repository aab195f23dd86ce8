/** XMP packets (ISO 16684-1) as a plain list of what they say, whatever way a program has of writing it down. */

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const meta = 'adobe:ns:meta/';
const xml = 'http://www.w3.org/XML/1998/namespace';
/** Elements that only hold others: the packet itself, and a structure written as an element of its own. */
const transparent = new Set([`${meta} xmpmeta`, `${rdf} RDF`, `${rdf} Description`]);
const arrays = new Set([`${rdf} Alt`, `${rdf} Seq`, `${rdf} Bag`]);
const maximumDepth = 64;
/** A path stands in every line below it: both together bound what a small packet can ask for. */
const maximumPath = 2_000;
const maximumLines = 10_000;
const maximumSpaces = 100;
/** A processing instruction with the white space behind it, or a tag with the text behind it. No comments, no CDATA. */
const markup = /(<\?[^<>]*\?>)\s*|<(\/?)([\w:.-]+)(?![\w:.-])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>([^<]*)/g;
const attribute = /\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Element {
  readonly tag: string;
  /** Where its content belongs, from the outermost property to this one. */
  readonly path: string;
  readonly spaces: ReadonlyMap<string, string>;
  items: number;
}

class NoXmp extends Error {}

/**
 * Every property as `path=value`, sorted. The path has the full names of the elements around it, so a value that stands elsewhere is
 * another one; entries of a list are numbered. Null for what is no plain XMP from its first byte to its last.
 */
export function xmpProperties(text: string): readonly string[] | null {
  if (!/^\s*<\?xpacket begin=/.test(text)) return null;
  try {
    const lines: string[] = [];
    for (const line of linesOf(text.trim())) if (lines.push(line) > maximumLines) return null;
    return lines.sort();
  } catch (error) {
    if (error instanceof NoXmp) return null;
    throw error;
  }
}

function* linesOf(text: string): Generator<string> {
  const open: Element[] = [];
  let read = 0;
  for (const match of text.matchAll(markup)) {
    const [whole, instruction, slash, tag = '', rest = '', behind = ''] = match;
    if (match.index !== read) throw new NoXmp();
    read += whole.length;
    if (instruction !== undefined) continue;
    const around = open.at(-1);
    if (slash === '/') {
      if (around?.tag !== tag || rest.trim() !== '') throw new NoXmp();
      open.pop();
    } else {
      const { pairs, isClosed } = attributesOf(rest);
      const element = elementOf(tag, pairs, around);
      if (open.length >= maximumDepth || element.path.length > maximumPath) throw new NoXmp();
      yield* valuesOf(element, pairs);
      if (!isClosed) open.push(element);
    }
    const said = decoded(behind).trim();
    if (said !== '') yield `${open.at(-1)?.path ?? ''}=${said}`;
  }
  if (read !== text.length || open.length > 0) throw new NoXmp();
}

interface Attributes {
  readonly pairs: ReadonlyMap<string, string>;
  readonly isClosed: boolean;
}

function attributesOf(rest: string): Attributes {
  const pairs = new Map<string, string>();
  let at = 0;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(rest);
    if (match === null) break;
    const [whole, key = '', double, single] = match;
    if (pairs.has(key)) throw new NoXmp();
    pairs.set(key, decoded(double ?? single ?? ''));
    at += whole.length;
  }
  const end = rest.slice(at).trim();
  if (end !== '' && end !== '/') throw new NoXmp();
  return { pairs, isClosed: end === '/' };
}

function elementOf(tag: string, pairs: ReadonlyMap<string, string>, around: Element | undefined): Element {
  const spaces = spacesOf(pairs, around?.spaces ?? new Map([['xml', xml]]));
  const name = fullName(tag, spaces);
  const outer = around?.path ?? '';
  if (transparent.has(name)) return { tag, path: outer, spaces, items: 0 };
  if (name === `${rdf} li` && around !== undefined) {
    around.items += 1;
    return { tag, path: `${outer}[${around.items}]`, spaces, items: 0 };
  }
  if (name.startsWith(`${rdf} `) && !arrays.has(name)) throw new NoXmp();
  return { tag, path: `${outer}/${name}`, spaces, items: 0 };
}

/** The prefixes that have a meaning inside an element. */
function spacesOf(
  pairs: ReadonlyMap<string, string>,
  around: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = [...pairs].filter(([key]) => key.startsWith('xmlns:'));
  if (declared.length === 0) return around;
  const spaces = new Map([...around, ...declared.map(([key, value]) => [key.slice(6), value] as const)]);
  if (spaces.size > maximumSpaces) throw new NoXmp();
  return spaces;
}

/** A value may stand in an attribute instead of an element, an address in `rdf:resource`. */
function* valuesOf({ path, spaces }: Element, pairs: ReadonlyMap<string, string>): Generator<string> {
  for (const [key, value] of pairs) {
    if (key.startsWith('xmlns:')) continue;
    const name = fullName(key, spaces);
    if (name === `${rdf} resource`) yield `${path}=${value}`;
    else if (name === `${rdf} about`) yield* value === '' ? [] : [`${path}@about=${value}`];
    else if (name === `${rdf} parseType` && value === 'Resource') continue;
    else if (name.startsWith(`${rdf} `)) throw new NoXmp();
    else yield name.startsWith(`${xml} `) ? `${path}@${name}=${value}` : `${path}/${name}=${value}`;
  }
}

/** The address that the prefix stands for here, and the name: the prefix itself is a matter of the program. */
function fullName(name: string, spaces: ReadonlyMap<string, string>): string {
  const [prefix = '', local, ...more] = name.split(':');
  const space = spaces.get(prefix);
  if (space === undefined || local === undefined || more.length > 0 || /\s/.test(space)) throw new NoXmp();
  return `${space} ${local}`;
}

function decoded(text: string): string {
  return text.replaceAll(/&([^;]*);?/g, (whole, code: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(code) ?? [];
    const point = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    const sign = entities[code] ?? (point <= 0x10ffff ? String.fromCodePoint(point) : undefined);
    if (sign === undefined || !whole.endsWith(';')) throw new NoXmp();
    return sign;
  });
}
