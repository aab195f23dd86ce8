import type { Figure } from './figure.ts';

const headings = ['what', 'ours', 'peer', 'ratio', 'goal', 'met?'] as const;

/** The figures as a table of plain text; notes stand below their line. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, ours, peer, ratio, goal, isMet }) => [
    what,
    ours ?? 'not measured',
    peer ?? '',
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    goal ?? '',
    isMet === null ? '' : isMet ? 'yes' : 'no',
  ]);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(headings),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.flatMap((row, index) => [line(row), ...noteLines(figures[index]?.note ?? '')]),
  ].join('\n');
}

const noteWidth = 100;

function noteLines(note: string): readonly string[] {
  if (note === '') return [];
  const lines: string[] = [];
  let current = '';
  for (const word of note.split(' ')) {
    if (current !== '' && current.length + word.length + 1 > noteWidth) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].map((text) => `    ${text}`);
}
