import { setImmediate } from 'node:timers/promises';
import { parser } from 'sax';

/** XML that cannot be read, or that brings definitions of its own. */
export class XmlFault extends Error {}

export interface XmlReader {
  /** `name` without its prefix. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** Asked between pieces: enough was read. */
  readonly isDone: () => boolean;
}

const pieceCharacters = 64 * 1024;
/** Deeper nesting is no document of a person. */
const deepest = 256;

/**
 * Reads XML piece by piece, so that other work of the engine goes on. Only the five entities of XML itself are known; a
 * document type, which could define more, is refused.
 */
export async function readXml(xml: string, reader: XmlReader): Promise<void> {
  const sax = parser(true, { strictEntities: true, position: false });
  let depth = 0;
  const refuse = () => {
    throw new XmlFault();
  };
  sax.onerror = refuse;
  sax.ondoctype = refuse;
  sax.ontext = reader.text;
  sax.oncdata = reader.text;
  sax.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) refuse();
    reader.open(localName(name), attributes);
  };
  sax.onclosetag = (name) => {
    depth -= 1;
    reader.close(localName(name));
  };
  for (let at = 0; at < xml.length; at += pieceCharacters) {
    sax.write(xml.slice(at, at + pieceCharacters));
    if (reader.isDone()) return;
    await setImmediate();
  }
  sax.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
