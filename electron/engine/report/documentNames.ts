import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { documentTypeOf } from './documentContent.ts';
import type { GlyphTable } from './fontMetrics.ts';
import { printableText } from './printableText.ts';

/** What the file says of itself in its properties; viewers show the title above the window. */
export interface DocumentNames {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
}

export function documentNames(model: ReportModel, metrics: GlyphTable): DocumentNames {
  const title = `${model.printCopy ? 'Bản in. ' : ''}${documentTypeOf(model)}: ${model.title}`;
  return {
    title: printableText(title, metrics),
    author: printableText(model.header.agency, metrics),
    subject: printableText(model.opening, metrics),
  };
}
