import { unpackAttachment } from './attachments.ts';
import { differingKeys } from './cosEquality.ts';
import { type CosStream, type CosValue, nameValue } from './cosValues.ts';

/**
 * What signing programs write about themselves when they append a signature. None of it is shown on a page. Titles, authors
 * and everything else in the same places must stay.
 */
const writerKeys = ['Producer', 'ModDate'];
const writerProperties = ['Producer', 'ModifyDate', 'MetadataDate', 'InstanceID', 'xmptk'];
const maximumMetadataBytes = 1024 * 1024;
/** A processing instruction with the white space behind it, or a tag with the text behind it. No comments, no CDATA. */
const markup = /(<\?[^<>]*\?>)\s*|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>([^<]*)/g;
const attribute = /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The document information dictionary, but for the program and the time of the change. */
export function isSameInfo(old: CosValue | undefined, now: CosValue): boolean {
  return (
    old?.kind === 'dict' &&
    now.kind === 'dict' &&
    differingKeys(old, now).every((key) => writerKeys.includes(key))
  );
}

/** XMP with the same properties, but for the program and the time of the change, however it is written. */
export function isSameMetadata(old: CosValue | undefined, now: CosValue): boolean {
  if (old?.kind !== 'stream' || now.kind !== 'stream') return false;
  const [before, after] = [propertiesOf(old), propertiesOf(now)];
  return before !== null && before === after;
}

/** What a program writes into the catalog about the form of the file. */
export function isWriterEntry(key: string, value: CosValue | undefined): boolean {
  return (key === 'Extensions' && isPlainExtensions(value)) || (key === 'Version' && isPlainVersion(value));
}

/** /Version of the catalog (ISO 32000-2 §7.7.2), which says no more than what a program has to be able to read. */
function isPlainVersion(value: CosValue | undefined): boolean {
  return /^(1\.[0-7]|2\.0)$/.test(nameValue(value) ?? '');
}

/** /Extensions of the catalog: names and levels of dialects, no references (ISO 32000-1 §7.12). */
export function isPlainExtensions(value: CosValue | undefined): boolean {
  return value?.kind === 'dict' && [...value.entries.values()].every((entry) => isPlain(entry, 0));
}

function isPlain(value: CosValue, depth: number): boolean {
  if (depth > 3 || value.kind === 'ref' || value.kind === 'stream') return false;
  if (value.kind === 'array') return value.items.every((item) => isPlain(item, depth + 1));
  return value.kind !== 'dict' || [...value.entries.values()].every((item) => isPlain(item, depth + 1));
}

/** All properties as sorted lines `name=value`; null for what is no plain XMP from its first byte to its last. */
function propertiesOf(stream: CosStream): string | null {
  if (nameValue(stream.dict.entries.get('Type')) !== 'Metadata') return null;
  const bytes = unpackAttachment(stream, maximumMetadataBytes);
  const text = bytes === null ? null : decode(bytes);
  if (text === null || !/^\s*<\?xpacket begin=/.test(text)) return null;
  const lines: string[] = [];
  let read = 0;
  for (const match of text.trim().matchAll(markup)) {
    const [whole, instruction, slash = '', tag = '', attributes = '', content = ''] = match;
    if (match.index !== read) return null;
    read += whole.length;
    if (instruction !== undefined) continue;
    const name = localName(tag);
    // Text behind an end tag belongs to the element around it: XMP has none there.
    if (content.trim() !== '') lines.push(`${slash}${name}=${content.trim()}`);
    if (!/^\s*\/?\s*$/.test(attributes.replace(attribute, ''))) return null;
    for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
      // A value that is an address may stand in an attribute of its element (XMP, ISO 16684-1 §7.5).
      if (key === 'rdf:resource') lines.push(`${name}=${double ?? single ?? ''}`);
      else if (!/^(xmlns(:|$)|rdf:)/.test(key)) lines.push(`${localName(key)}=${double ?? single ?? ''}`);
    }
  }
  if (read !== text.trim().length) return null;
  const kept = lines.filter((line) => !writerProperties.some((name) => line.startsWith(`${name}=`)));
  return kept.sort().join('\n');
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
