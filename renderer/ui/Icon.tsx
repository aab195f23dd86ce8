/** The glyphs of the interface on a 16 × 16 grid, drawn with a 1.5 px line in the colour of the text. */
const paths = {
  alert: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.6v4M8 11v.4',
  arrowDown: 'M3.5 6 8 10.5 12.5 6',
  arrowUp: 'M3.5 10 8 5.5 12.5 10',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  book: 'M2 3h4.5A1.5 1.5 0 0 1 8 4.5V13a1.5 1.5 0 0 0-1.5-1H2zM14 3H9.5A1.5 1.5 0 0 0 8 4.5V13a1.5 1.5 0 0 1 1.5-1H14z',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.8v3M10.5 1.8v3',
  certificate: 'M8 1.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5.4 8.7l-.9 5.8L8 12.6l3.5 1.9-.9-5.8',
  check: 'm2.5 8.5 3.5 3.5 7.5-8',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  clip: 'm13 7-5.6 5.6a3 3 0 0 1-4.3-4.2l5.9-6a2 2 0 0 1 2.9 2.9l-5.6 5.6a1 1 0 0 1-1.5-1.4L10 4.4',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  download: 'M8 2v8M4.5 6.8 8 10.2l3.5-3.4M2.5 13.5h11',
  eye: 'M1.2 8S3.6 3.5 8 3.5 14.8 8 14.8 8 12.4 12.5 8 12.5 1.2 8 1.2 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  eyeOff: 'M1.2 8S3.6 3.5 8 3.5 14.8 8 14.8 8 12.4 12.5 8 12.5 1.2 8 1.2 8zM2.5 13.5l11-11',
  file: 'M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3',
  gear: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 1.4v2.4M8 12.2v2.4M1.4 8h2.4M12.2 8h2.4M3.3 3.3 5 5M11 11l1.7 1.7M12.7 3.3 11 5M5 11l-1.7 1.7',
  home: 'M2 8 8 2.5 14 8M4 6.8v6.7h8V6.8',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 7.2v4M8 4.7v.4',
  list: 'M5.5 3.5h9M5.5 8h9M5.5 12.5h9M2 3.5h.5M2 8h.5M2 12.5h.5',
  lock: 'M3.5 7h9v7h-9zM5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7',
  pen: 'm2.5 13.5.8-3.2 8-8 2.4 2.4-8 8z',
  phone:
    'M3.2 2h2.6l1.3 3.2-1.6 1.2a8.6 8.6 0 0 0 4.1 4.1l1.2-1.6L14 10.2v2.6A1.4 1.4 0 0 1 12.5 14 11.6 11.6 0 0 1 2 3.5 1.4 1.4 0 0 1 3.2 2z',
  plus: 'M8 2.5v11M2.5 8h11',
  search: 'M6.8 2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM10.3 10.3l3.7 3.7',
  send: 'M14 2 1.8 6.8l5 2.4 2.4 5zM14 2 6.8 9.2',
  shield: 'M8 1.6 13 3.4v4c0 3.3-2 5.6-5 7-3-1.4-5-3.7-5-7v-4z',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H7.5',
  warning: 'M8 1.8 15 14H1zM8 6v4M8 12v.3',
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  /** Edge in CSS pixels. */
  readonly size?: number;
}

/** A glyph beside a word. It is decoration for a screen reader: the word carries the meaning. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
