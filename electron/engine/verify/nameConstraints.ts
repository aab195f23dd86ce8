import { childrenOf, DerError, type DerNode, derTags, expectTag, readOid, readOnly } from './der.ts';

/** Name constraints of a CA (RFC 5280 §4.2.1.10): which names the certificates below it may bear. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** A name, or the root of a subtree of names, of the kinds that are compared here. */
export type GeneralName =
  | { readonly kind: 'directory'; readonly parts: readonly string[] }
  | { readonly kind: 'dns' | 'email'; readonly text: string }
  /** Another kind, by its tag: only told apart, never compared. */
  | { readonly kind: 'other'; readonly tag: number };

/** Everything that a certificate is called. */
export interface CertificateNames {
  /** DER. */
  readonly subject: Uint8Array;
  /** Content of subjectAltName; null when there is none. */
  readonly alternative: Uint8Array | null;
}

const emailOid = '1.2.840.113549.1.9.1';

/** Null when the extension is not of the form that this program evaluates. */
export function readNameConstraints(der: Uint8Array): NameConstraints | null {
  try {
    const lists = childrenOf(readOnly(der, derTags.sequence));
    const of = (tag: number) =>
      lists
        .filter((list) => list.tag === tag)
        .flatMap(childrenOf)
        .map(subtreeRoot);
    if (lists.length === 0 || lists.some(({ tag }) => tag !== 0xa0 && tag !== 0xa1)) return null;
    return { permitted: of(0xa0), excluded: of(0xa1) };
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** `minimum` and `maximum` of a subtree are never used (RFC 5280): the root stands alone. */
function subtreeRoot(subtree: DerNode): GeneralName {
  const [root, ...bounds] = childrenOf(expectTag(subtree, derTags.sequence));
  if (root === undefined || bounds.length > 0) throw new DerError('subtree with bounds');
  return readGeneralName(root);
}

/**
 * Whether a CA with these constraints may have issued a certificate of these names. A name of a kind that is constrained and not
 * compared here is not allowed: nobody can say that it lies inside.
 */
export function areNamesAllowed({ permitted, excluded }: NameConstraints, names: CertificateNames): boolean {
  return namesOf(names).every((name) => {
    const alike = permitted.filter((root) => isOfKind(root, name));
    const isInside = alike.length === 0 || alike.some((root) => isWithin(name, root));
    return (
      isInside &&
      !excluded.some((root) => isOfKind(root, name) && (name.kind === 'other' || isWithin(name, root)))
    );
  });
}

function namesOf({ subject, alternative }: CertificateNames): readonly GeneralName[] {
  const parts = readName(readOnly(subject, derTags.sequence));
  const alternatives =
    alternative === null ? [] : childrenOf(readOnly(alternative, derTags.sequence)).map(readGeneralName);
  const emails = parts
    .flatMap((part) => part.split('\n'))
    .filter((attribute) => attribute.startsWith(`${emailOid}=`))
    .map((attribute): GeneralName => ({ kind: 'email', text: attribute.slice(emailOid.length + 1) }));
  const directory: GeneralName[] = parts.length === 0 ? [] : [{ kind: 'directory', parts }];
  return [...directory, ...alternatives, ...emails];
}

function isOfKind(root: GeneralName, name: GeneralName): boolean {
  return root.kind === 'other' && name.kind === 'other' ? root.tag === name.tag : root.kind === name.kind;
}

function isWithin(name: GeneralName, root: GeneralName): boolean {
  if (name.kind === 'directory' && root.kind === 'directory')
    return root.parts.every((part, place) => part === name.parts[place]);
  if (name.kind === 'dns' && root.kind === 'dns') return isHostWithin(name.text, root.text);
  if (name.kind !== 'email' || root.kind !== 'email') return false;
  if (root.text.includes('@')) return name.text === root.text;
  const host = name.text.slice(name.text.lastIndexOf('@') + 1);
  return root.text.startsWith('.') ? host.endsWith(root.text) : host === root.text;
}

/** A constraint with a full stop in front is not of the standard, but is written for "below it". */
function isHostWithin(host: string, root: string): boolean {
  if (root === '' || host === root) return true;
  return host.endsWith(root.startsWith('.') ? root : `.${root}`);
}

function readGeneralName({ tag, content }: DerNode): GeneralName {
  const text = Buffer.from(content).toString('latin1').toLowerCase();
  if (tag === 0x81) return { kind: 'email', text };
  if (tag === 0x82) return { kind: 'dns', text };
  return tag === 0xa4
    ? { kind: 'directory', parts: readName(readOnly(content, derTags.sequence)) }
    : { kind: 'other', tag };
}

/** A line of `type=value` for each relative name, compared without capitals and repeated blanks (RFC 5280 §7.1). */
function readName(name: DerNode): readonly string[] {
  return childrenOf(name).map((set) =>
    childrenOf(expectTag(set, derTags.set))
      .map((attribute) => {
        const [type, value] = childrenOf(expectTag(attribute, derTags.sequence));
        return `${readOid(type)}=${value === undefined ? '' : folded(value)}`;
      })
      .sort()
      .join('\n'),
  );
}

const bmpString = 0x1e;

function folded({ tag, content }: DerNode): string {
  const bytes = Buffer.from(content);
  const text =
    tag === bmpString && bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : bytes.toString('utf8');
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
