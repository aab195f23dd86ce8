import { childrenOf, type DerNode, derTags, expectTag, readOid, readOnly } from './der.ts';

const commonNameOid = '2.5.4.3';
const bmpString = 0x1e;
const universalString = 0x1c;

/**
 * Common name of a distinguished name (DER, RFC 5280 §4.1.2.4), or all its values on one line when it has none. Control characters
 * are left out: the text stands on a screen. Throws `DerError` when the bytes are no name.
 */
export function distinguishedName(der: Uint8Array): string {
  const attributes = childrenOf(readOnly(der, derTags.sequence))
    .flatMap((set) => childrenOf(expectTag(set, derTags.set)))
    .map((attribute) => childrenOf(expectTag(attribute, derTags.sequence)));
  const common = attributes.find(([type]) => readOid(type) === commonNameOid);
  const shown = common === undefined ? attributes : [common];
  return shown.map(([, value]) => (value === undefined ? '' : textOf(value))).join(', ');
}

function textOf({ tag, content }: DerNode): string {
  const bytes = Buffer.from(content);
  const text =
    tag === bmpString && bytes.length % 2 === 0
      ? bytes.swap16().toString('utf16le')
      : bytes.toString(tag === universalString ? 'latin1' : 'utf8');
  return text.replace(/\p{Cc}/gu, '');
}
