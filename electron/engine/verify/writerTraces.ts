import { unpackAttachment } from './attachments.ts';
import { differingKeys, equalTexts, equalValues } from './cosEquality.ts';
import { type CosStream, type CosValue, nameValue } from './cosValues.ts';
import { type ObjectSource, resolve } from './strictPdf.ts';
import type { Work } from './work.ts';
import { xmpProperties } from './xmpProperties.ts';

/**
 * What signing programs write about themselves when they append a signature. None of it is shown on a page. Titles, authors
 * and everything else in the same places must stay.
 */
const writerKeys = ['Producer', 'ModDate'];
const xap = 'http://ns.adobe.com/xap/1.0/';
/** Paths as `xmpProperties` gives them. */
const writerProperties = [
  '/http://ns.adobe.com/pdf/1.3/ Producer',
  `/${xap} ModifyDate`,
  `/${xap} MetadataDate`,
  `/${xap}mm/ InstanceID`,
  '/adobe:ns:meta/ xmptk',
];
const maximumMetadataBytes = 1024 * 1024;
/** The document information dictionary, but for the program and the time of the change; its texts in whichever form. */
export function isSameInfo(
  before: ObjectSource,
  old: CosValue | undefined,
  after: ObjectSource,
  now: CosValue,
): boolean {
  if (old?.kind !== 'dict' || now.kind !== 'dict') return false;
  return differingKeys(old, now).every(
    (key) =>
      writerKeys.includes(key) ||
      equalTexts(resolve(before, old.entries.get(key)), resolve(after, now.entries.get(key))),
  );
}

/** XMP with the same properties, but for the program and the time of the change, however it is written. */
export function isSameMetadata(old: CosValue | undefined, now: CosValue, work: Work): boolean {
  if (old?.kind !== 'stream' || now.kind !== 'stream') return false;
  const [before, after] = [propertiesOf(old, work), propertiesOf(now, work)];
  return before !== null && before.length === after?.length && before.every((line, i) => line === after[i]);
}

/** /DR of a form with all resources it had, as they were: programs add fonts of their own (ISO 32000-1 §12.7.2). */
export function hasAllResources(
  before: ObjectSource,
  old: CosValue | undefined,
  after: ObjectSource,
  now: CosValue | undefined,
): boolean {
  const [was, is] = [resolve(before, old), resolve(after, now)];
  if (was?.kind !== 'dict' || is?.kind !== 'dict') return false;
  return [...was.entries].every(([kind, value]) => {
    const [group, next] = [resolve(before, value), resolve(after, is.entries.get(kind))];
    if (group?.kind !== 'dict' || next?.kind !== 'dict') return equalValues(group, next);
    return [...group.entries].every(([name, item]) => equalValues(item, next.entries.get(name)));
  });
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

/** Properties of an XMP packet as `xmpProperties` gives them; null for what is no plain XMP. */
export function metadataProperties(stream: CosStream, work: Work): readonly string[] | null {
  if (nameValue(stream.dict.entries.get('Type')) !== 'Metadata') return null;
  const bytes = unpackAttachment(stream, work, maximumMetadataBytes);
  const text = bytes === null ? null : decode(bytes);
  return text === null ? null : xmpProperties(text);
}

/** What the packet says, but for what a program writes about itself. */
function propertiesOf(stream: CosStream, work: Work): readonly string[] | null {
  const properties = metadataProperties(stream, work);
  return properties?.filter((line) => !writerProperties.some((path) => line.startsWith(`${path}=`))) ?? null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
