import type { CDPSession, Page } from 'playwright-core';

/** One thing a Vietnamese keyboard program does: takes back characters and sends others in their place, at once. */
export interface Burst {
  readonly backspaces: number;
  readonly text: string;
}

/**
 * The bursts by which Unikey and EvKey bring a text into a field: a word comes without marks, then with its letters
 * (đ, ă, ơ …), then with its tone; each step takes back everything from the first character that changes.
 */
export function burstsOf(text: string): readonly Burst[] {
  return text.split(/(\s+)/).flatMap((word) => {
    const stages = ['', withoutMarks(word), withoutTones(word), word].map((stage) => [...stage]);
    return stages.slice(1).flatMap((stage, place) => difference(stages[place] ?? [], stage));
  });
}

function difference(before: readonly string[], after: readonly string[]): readonly Burst[] {
  const firstChange = after.findIndex((letter, index) => letter !== before[index]);
  if (firstChange === -1) return [];
  const [first = '', ...others] = after.slice(firstChange);
  return [
    { backspaces: before.length - firstChange, text: first },
    ...others.map((letter) => ({ backspaces: 0, text: letter })),
  ];
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

function withoutTones(word: string): string {
  return word.normalize('NFD').replace(tones, '').normalize('NFC');
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** Keys of the operating system's own queue, sent one after the other without a pause. */
export interface VietnameseKeyboard {
  /** Types as Unikey does with precomposed letters. */
  burst(text: string): Promise<void>;
  /** Types as Unikey does when it is set to decomposed letters: each mark is a character of its own. */
  decomposed(text: string): Promise<void>;
  /** Types as the keyboard of Windows or macOS does: each word is composed in the field and then committed. */
  compose(text: string): Promise<void>;
  /** Begins a word and leaves it open, as it stands before the space. */
  composing(text: string): Promise<void>;
}

export async function vietnameseKeyboard(page: Page): Promise<VietnameseKeyboard> {
  const cdp = await page.context().newCDPSession(page);
  const burst = async (bursts: readonly Burst[]) => {
    const keys = bursts.flatMap(({ backspaces, text }) => [
      ...Array.from({ length: backspaces }, () => backspace(cdp)),
      ...[...text].map((letter) => packet(cdp, letter)),
    ]);
    await Promise.all(keys.flatMap((key) => key()));
  };
  const composing = async (word: string) => {
    for (const stage of stagesOf(word)) {
      await cdp.send('Input.imeSetComposition', {
        text: stage,
        selectionStart: stage.length,
        selectionEnd: stage.length,
      });
    }
  };
  return {
    burst: (text) => burst(burstsOf(text)),
    decomposed: (text) => burst([{ backspaces: 0, text: text.normalize('NFD') }]),
    composing,
    async compose(text) {
      for (const word of text.split(/(\s+)/)) {
        if (word === '') continue;
        if (word.trim() !== '') await composing(word);
        await cdp.send('Input.insertText', { text: word });
      }
    },
  };
}

function stagesOf(word: string): readonly string[] {
  const plain = withoutMarks(word);
  const letters = [...plain].map((_, index) => [...plain].slice(0, index + 1).join(''));
  return [...letters, withoutTones(word), word];
}

/** The events of one key, given to the browser together: the answer of the first is not waited for. */
type Key = () => readonly Promise<unknown>[];

function backspace(cdp: CDPSession): Key {
  const key = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8, nativeVirtualKeyCode: 8 };
  return () => [
    cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ];
}

/** Windows gives a character that no key has as VK_PACKET (0xE7), with the character beside it. */
function packet(cdp: CDPSession, letter: string): Key {
  const key = { key: letter, code: '', windowsVirtualKeyCode: 0xe7, nativeVirtualKeyCode: 0xe7 };
  return () => [
    cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    cdp.send('Input.dispatchKeyEvent', { type: 'char', text: letter, unmodifiedText: letter, ...key }),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ];
}
