import type { Content } from 'pdfmake/interfaces';
import type { AmendmentBlock } from '../../../shared/domain/amendmentModel.ts';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { DifferenceRun } from '../../../shared/domain/wordDifference.ts';
import type { Printer } from './printer.ts';
import { lineHeightOfTinos, textWidth } from './sheet.ts';

export const changesLegend = 'Chữ gạch ngang là phần bỏ đi; chữ gạch chân là phần thêm vào.';

const { body, table } = formProfile;
const size = table.size.value;
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const looks = {
  kept: null,
  removed: { decoration: 'lineThrough', spoken: 'bỏ đi' },
  added: { decoration: 'underline', spoken: 'thêm vào' },
} as const;

/** What the amended return changes, field by field: removed words struck through, added ones underlined. */
export function changesNodes({ changes }: AmendmentBlock, printer: Printer): readonly Content[] {
  return [
    printer.text(changesLegend, textWidth, { size, face: 'italic', more: { margin: [0, 0, 0, 6] } }),
    ...changes.flatMap(({ heading, fields }) => [
      printer.text(heading, textWidth, {
        size,
        face: 'bold',
        more: { tag: 'H3', margin: [0, 6, 0, 2], keepSpaceBelow: 4 * size * lineHeightOfTinos },
      }),
      ...fields.map(
        ({ label, runs }): Content => ({
          text: [{ text: `${fieldLabel(label)} `, italics: true }, ...runs.map((run) => piece(run, printer))],
          fontSize: size,
          margin: [0, 0, 0, body.paragraphGap.value],
        }),
      ),
    ]),
  ];
}

export function fieldLabel(label: string): string {
  return `${label}:`;
}

/** The words of a run, as printed and as looked for on the page. */
export function runText({ text }: DifferenceRun): readonly string[] {
  return text.split(lineBreak);
}

/** What is heard in place of a run with a line; null where there is none. */
export function heardText(run: DifferenceRun, text: string): string | null {
  const look = looks[run.kind];
  return look === null ? null : `(${look.spoken}: ${text.trim()}) `;
}

function piece(run: DifferenceRun, printer: Printer) {
  const text = runText(run)
    .map((line) => String(printer.text(line, textWidth, { size }).text))
    .join('\n');
  const look = looks[run.kind];
  if (look === null) return { text };
  // Lines through and under words are not heard.
  const heard = { decoration: look.decoration, alt: heardText(run, text) ?? '' };
  // The added word that follows would else touch the removed one.
  return { text: run.kind === 'removed' && !/\s$/u.test(text) ? `${text} ` : text, ...heard };
}
