import type { ReadStream } from 'node:tty';

/** Standard input as a secret is read from it: a pipe, a file, or a terminal. */
export type SecretInput = NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>;

const characterLimit = 1024;
const endOfText = '\u0003';
const deletions: readonly string[] = ['\b', '\u007f'];

/**
 * Reads one line and shows none of it: a terminal is put into raw mode, in which nothing is echoed. What stands behind the
 * line is left unread. Empty when the input ends at once or a person presses Ctrl+C.
 */
export async function readSecretLine(input: SecretInput): Promise<string> {
  const isTerminal = input.isTTY === true;
  if (isTerminal) input.setRawMode?.(true);
  input.setEncoding('utf8');
  let line: readonly string[] = [];
  try {
    for await (const chunk of input) {
      for (const character of String(chunk)) {
        if (character === '\n' || character === '\r' || line.length > characterLimit) return line.join('');
        if (isTerminal && character === endOfText) return '';
        if (isTerminal && deletions.includes(character)) line = line.slice(0, -1);
        else line = [...line, character];
      }
    }
    return line.join('');
  } finally {
    if (isTerminal) input.setRawMode?.(false);
  }
}
