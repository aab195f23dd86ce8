import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { annexTitles, attachedTo, deliveryLines, photoLine } from './annexes.ts';
import { changesLegend, fieldLabel, runText } from './changesAnnex.ts';
import { documentHeadings, documentTypeOf, noneText, recipientLines } from './documentContent.ts';
import type { GlyphTable } from './fontMetrics.ts';
import { comparableText, printableText } from './printableText.ts';
import { proofLines } from './proofBlock.ts';
import { figureHeadings } from './resultTable.ts';
import { distributionLine, distributionTitle } from './signatureBlock.ts';

/** A text that must stand on the pages, and the place of the payload it comes from. */
export interface Piece {
  readonly place: string;
  /** In the form of `comparableText`. */
  readonly text: string;
}

/** Everything outside the two tables, in the order in which the pages say it. */
export function expectedFlow(model: ReportModel, metrics: GlyphTable): readonly Piece[] {
  const { header } = model;
  const part = (place: string, texts: readonly string[]): readonly [string, string][] =>
    (texts.length === 0 ? [noneText] : texts).map((text) => [place, text]);
  const h = documentHeadings;
  const annexes = annexTitles(model);
  const pieces: readonly (readonly [string, string])[] = [
    ['unit.parent', header.parent ?? ''],
    ['unit.name', header.agency],
    ['header', formProfile.nationalTitle.text],
    ['header', formProfile.motto.text],
    ['number', header.number],
    ['issuedOn', header.placeAndDate],
    ['title', documentTypeOf(model)],
    ['title', model.title],
    ...recipientLines(model.recipients).map((line): [string, string] => ['recipient', line]),
    ['openingSentence', model.opening],
    ...(model.amendment?.statement ?? []).map((text): [string, string] => ['amendment', text]),
    ['headings', h.direction],
    ...part('texts.direction', model.direction),
    ['headings', h.results],
    ['headings', h.figures],
    ...figureHeadings.map((heading): [string, string] => ['counts', heading]),
    ...model.figures.flatMap(({ label, value }, index): [string, string][] => [
      ['counts', String(index + 1)],
      ['counts', label],
      ['counts', value],
    ]),
    ...part('period', model.figureNotes),
    ['headings', h.difficulties],
    ...part('texts.difficulties', model.difficulties),
    ['headings', h.proposals],
    ['headings', h.proposalsOnly],
    ...part('texts.proposals', model.proposals),
    ['headings', h.contactPoint],
    ...part('texts.contactPoint', model.contactPoint),
    ['closingSentence', model.closing],
    ['distribution', distributionTitle],
    ...model.distribution.map((line, index): [string, string] => [
      'distribution',
      distributionLine(line, index === model.distribution.length - 1),
    ]),
    ...model.signature.lines.map((line): [string, string] => ['signer', line]),
    ['signer', model.signature.name],
    ...proofLines(model).map((line): [string, string] => ['proof', line]),
    ...annexes.flatMap(({ label, title, kind }): [string, string][] => [
      ['annexes', label],
      ['annexes', title],
      ['annexes', attachedTo(model)],
      ...(kind === 'changes' ? changePieces(model) : []),
      ...(kind === 'evidence'
        ? deliveryLines(model).map((line): [string, string] => ['evidenceDelivery', line])
        : []),
      ...(kind === 'photos'
        ? model.photos.flatMap((photo): [string, string][] => [
            [`evidence[${photo.number}]`, photo.caption],
            [`evidence[${photo.number}]`, photoLine(photo)],
          ])
        : []),
    ]),
  ];
  return pieces.map(([place, text]) => ({
    place,
    text: comparableText(printableText(text, metrics), metrics),
  }));
}

function changePieces({ amendment }: ReportModel): readonly [string, string][] {
  const texts = (amendment?.changes ?? []).flatMap(({ heading, fields }) => [
    heading,
    ...fields.flatMap(({ label, runs }) => [fieldLabel(label), ...runs.flatMap(runText)]),
  ]);
  return [changesLegend, ...texts].map((text) => ['amendment', text]);
}
