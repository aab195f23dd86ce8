import type { OpenReturn, ReturnSummary } from '../../../shared/contractAnswers.ts';
import type { Answer } from '../../../shared/domain/answer.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';
import { shortName } from '../../returnParts/returnNames.ts';
import { sentenceCase } from '../../wording/directiveLine.ts';
import type { PaletteEntry } from './paletteEntry.ts';

/** The returns of the vault by name, issuer and period. */
export function returnEntries(texts: Texts, returns: readonly ReturnSummary[]): readonly PaletteEntry[] {
  return returns.map(
    (summary): PaletteEntry => ({
      id: `return ${summary.returnId}`,
      group: 'returns',
      icon: 'file',
      lang: 'vi',
      title: visibleName(summary.occasion ?? sentenceCase(summary.subject)),
      detail: texts.palette.ofReturn(
        visibleName(summary.issuerName),
        showDay(summary.period.from),
        showDay(summary.period.to),
      ),
      words: [summary.subject, summary.issuerName, summary.number ?? '', summary.symbol ?? ''],
      deed: { kind: 'go', route: { screen: 'return', returnId: summary.returnId, view: 'list' } },
    }),
  );
}

/** The items of one return by number, label, verbatim text and answer; its files by name and caption. */
export function contentEntries(texts: Texts, data: OpenReturn): readonly PaletteEntry[] {
  const { palette } = texts;
  const { returnId, period } = data.complianceReturn;
  const name = palette.ofReturn(visibleName(shortName(data)), showDay(period.from), showDay(period.to));
  const answers = new Map(data.answers.map((answer) => [answer.itemId, answer]));
  const owed = new Set(data.itemIds);
  const items = data.directive.sections.flatMap(({ items: all }) => all.filter(({ id }) => owed.has(id)));
  return [
    ...items.map((item): PaletteEntry => {
      const answer = answers.get(item.id);
      const typed = answer === undefined ? [] : [answer.result, answer.reason];
      return {
        id: `item ${returnId} ${item.id}`,
        group: 'items',
        icon: 'list',
        lang: 'vi',
        title: palette.item(item.id, visibleName(item.label)),
        detail: name,
        texts: [...typed, item.verbatim],
        words: [...typed, item.verbatim, answer?.assignee ?? ''],
        deed: { kind: 'go', route: { screen: 'return', returnId, view: 'list', itemId: item.id } },
      };
    }),
    ...data.evidence.map((file): PaletteEntry => {
      const itemId = itemOf(file.id, data.answers);
      return {
        id: `evidence ${returnId} ${file.id}`,
        group: 'evidence',
        icon: 'clip',
        lang: 'vi',
        title: visibleName(file.name),
        detail: itemId === undefined ? name : palette.itemOf(itemId, name),
        texts: [file.caption],
        words: [file.caption, itemId ?? ''],
        deed: {
          kind: 'go',
          route:
            itemId === undefined
              ? { screen: 'return', returnId, view: 'evidence' }
              : { screen: 'return', returnId, view: 'list', itemId },
        },
      };
    }),
  ];
}

function itemOf(evidenceId: string, answers: readonly Answer[]): string | undefined {
  return answers.find(({ evidenceIds }) => evidenceIds.includes(evidenceId))?.itemId;
}
