import { showDay } from '../../shared/domain/dates.ts';
import type { PlacedDifference } from '../../shared/domain/transferPlan.ts';
import type { PreviewedReturn, TransferPreview } from '../../shared/domain/transferPreview.ts';
import { showMoment, showSize } from '../../shared/text/showFigures.ts';
import { differenceWords, shownValue } from '../../shared/text/transferWords.ts';
import { commandSentence } from './commandSentence.ts';
import type { Output } from './output.ts';

/** What a package would bring: counts, then each return with its reason and every field that differs, as the window shows it. */
export function previewLines(preview: TransferPreview, output: Output): readonly string[] {
  const { counts, returns, from, madeAt, unit } = preview;
  const { cli, transfer } = output.texts;
  return [
    cli.transferFrom(from.unitName ?? from.vaultId, showMoment(madeAt)),
    cli.transferCounts(String(counts.returns), String(counts.answers), String(counts.evidence)),
    `${transfer.facts.evidence}: ${transfer.evidence(counts.evidence, counts.evidenceKnown)}`,
    `${transfer.facts.kept}: ${transfer.files(counts.keptFiles)}`,
    `${transfer.facts.newBytes}: ${showSize(counts.newBytes, output.language)}`,
    `${transfer.facts.audit}: ${transfer.audit(counts.auditEntries)}`,
    ...preview.problems.map((one) => commandSentence(one, output.language)),
    ...(preview.isOwn ? [transfer.own] : []),
    ...(preview.takenInAt === null ? [] : [transfer.takenInBefore(showMoment(preview.takenInAt))]),
    ...(preview.isOtherUnit ? [transfer.otherUnit] : []),
    ...unit.map((one) => differenceLine(one, output)),
    ...returns.flatMap((one) => returnLines(one, output)),
  ];
}

function returnLines(one: PreviewedReturn, output: Output): readonly string[] {
  const { cli, transfer, road } = output.texts;
  const { subject, period, outcome, differences, reason, stateHere, stateThere, newFiles, newKept } = one;
  const days = `${showDay(period.from)} - ${showDay(period.to)}`;
  return [
    cli.transferReturn(subject, days, transfer.outcomes[outcome], String(differences.length)),
    ...(stateHere === null || stateHere === stateThere
      ? [`  ${road.states[stateThere]}`]
      : [`  ${transfer.mine}: ${road.states[stateHere]} · ${transfer.theirs}: ${road.states[stateThere]}`]),
    ...(reason === null ? [] : [`  ${transfer.reasons[reason]}`]),
    ...(outcome === 'new' ? [`  ${transfer.newContent(one.answers, one.files)}`] : []),
    ...(outcome === 'advance'
      ? [`  ${one.proposed === 'theirs' ? transfer.wholeTheirs : transfer.wholeMine}`]
      : []),
    ...(newFiles.length > 0 ? [`  ${transfer.newFiles(newFiles.join(', '))}`] : []),
    ...(newKept > 0 ? [`  ${transfer.newKept(newKept)}`] : []),
    ...differences.map((difference) => differenceLine(difference, output)),
  ];
}

function differenceLine(difference: PlacedDifference, { texts }: Output): string {
  const { mine, theirs, both } = texts.transfer;
  const words = `  * ${differenceWords(difference, texts)}`;
  // Lists are joined, and hold names of bytes that say nothing to a person.
  if (difference.field === 'evidenceIds') return `${words}: ${both}`;
  const sides = `${mine}: ${shownValue(difference.mine, texts)} · ${theirs}: ${shownValue(difference.theirs, texts)}`;
  return `${words} · ${sides}${difference.canBoth ? ` · (${both}: --conflicts both)` : ''}`;
}
