/** The part of sax 1 (which ships no types) that is used. */
declare module 'sax' {
  export interface SaxParser {
    onopentag: (tag: {
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
    }) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    ondoctype: () => void;
    onerror: (error: Error) => void;
    write(text: string): SaxParser;
    close(): SaxParser;
  }

  export function parser(
    strict: boolean,
    options: { readonly strictEntities: boolean; readonly position: boolean },
  ): SaxParser;
}
