import type { OfficeText } from '../../../shared/contractAnswers.ts';
import { type OfficeParts, OfficeRefusal } from './officeParts.ts';
import { readXml } from './readXml.ts';
import { ShownText, shownCharacters } from './shownText.ts';

const sheetLimit = 50;
/** Empty cells in front of a filled one, at most. */
const widestGap = 64;
/** Characters of the strings that cells share. */
const sharedLimit = 8 * 1024 * 1024;

/** The cells of a workbook (ECMA-376, part 1, §18), sheet by sheet, as they are stored: dates are numbers of days. */
export async function sheetText(parts: OfficeParts): Promise<OfficeText> {
  const sheets = await sheetPlaces(parts);
  const shared = await sharedStrings(parts);
  const found: { title: string; text: string }[] = [];
  let room = shownCharacters;
  let cut = sheets.length > sheetLimit;
  for (const { name, place } of sheets.slice(0, sheetLimit)) {
    if (room <= 0) {
      cut = true;
      break;
    }
    const xml = parts.text(place);
    if (xml === null) continue; // a chart sheet has no cells
    const shown = new ShownText(room);
    await readSheet(xml, shared, shown);
    found.push({ title: name, text: shown.toString().trimEnd() });
    room -= shown.length;
    cut ||= shown.isCut;
  }
  return { parts: found, cut };
}

async function sheetPlaces(
  parts: OfficeParts,
): Promise<readonly { readonly name: string; readonly place: string }[]> {
  const workbook = parts.text('xl/workbook.xml');
  const relations = parts.text('xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null) throw new OfficeRefusal('damaged');
  const targets = new Map<string, string>();
  await readXml(relations, {
    ...silent,
    open(name, { Id = '', Target = '', TargetMode }) {
      // What lies outside the file is never asked for.
      if (name === 'Relationship' && TargetMode !== 'External') targets.set(Id, Target);
    },
  });
  const sheets: { name: string; place: string }[] = [];
  await readXml(workbook, {
    ...silent,
    open(name, attributes) {
      if (name !== 'sheet') return;
      const key = Object.keys(attributes).find((attribute) => attribute.endsWith(':id')) ?? '';
      const target = targets.get(attributes[key] ?? '');
      if (target === undefined) return;
      const place = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attributes.name ?? '', place });
    },
  });
  return sheets;
}

async function sharedStrings(parts: OfficeParts): Promise<readonly string[]> {
  const xml = parts.text('xl/sharedStrings.xml');
  if (xml === null) return [];
  const strings: string[] = [];
  let current = '';
  let length = 0;
  let inText = false;
  let phonetic = false;
  await readXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(current);
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
    text(text) {
      if (!inText || phonetic) return;
      length += text.length;
      if (length > sharedLimit) throw new OfficeRefusal('too-large');
      current += text;
    },
    isDone: () => false,
  });
  return strings;
}

async function readSheet(xml: string, shared: readonly string[], shown: ShownText): Promise<void> {
  let column = 0;
  let type = '';
  let value = '';
  let inValue = false;
  await readXml(xml, {
    open(name, { r = '', t = '' }) {
      if (name === 'row') column = 0;
      else if (name === 'c') {
        const place = columnOf(r) ?? column;
        shown.add('\t'.repeat(Math.min(widestGap, Math.max(0, place - column))));
        column = Math.max(place, column);
        type = t;
        value = '';
      } else if (name === 'v' || name === 't') inValue = true;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c') shown.add(type === 's' ? (shared[Number(value)] ?? '') : oneLine(value));
      else if (name === 'row') shown.add('\n');
    },
    text(text) {
      if (inValue) value += text;
    },
    isDone: () => shown.isCut,
  });
}

/** `C7` is column 2; null for what names no column. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ');

const silent = { close: () => undefined, text: () => undefined, isDone: () => false };
