import type { OfficeText } from '../../../shared/contractAnswers.ts';
import { type OfficeFault, OfficeParts, OfficeRefusal } from './officeParts.ts';
import { XmlFault } from './readXml.ts';
import { sheetText } from './sheetText.ts';
import { wordText } from './wordText.ts';

const readers: Readonly<Record<string, (parts: OfficeParts) => Promise<OfficeText>>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': wordText,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': sheetText,
};

export type ReadOffice =
  | { readonly ok: true; readonly value: OfficeText }
  | { readonly ok: false; readonly fault: OfficeFault };

/** The text of a Word or Excel document, its beginning at least. Macros, links and objects of the file have no effect. */
export async function officeText(bytes: Buffer, mediaType: string): Promise<ReadOffice> {
  const read = readers[mediaType];
  if (read === undefined) return { ok: false, fault: 'damaged' };
  try {
    return { ok: true, value: await read(new OfficeParts(bytes)) };
  } catch (error) {
    if (error instanceof OfficeRefusal) return { ok: false, fault: error.fault };
    if (error instanceof XmlFault) return { ok: false, fault: 'damaged' };
    throw error;
  }
}
