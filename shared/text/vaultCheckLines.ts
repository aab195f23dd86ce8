import {
  type CheckFinding,
  checkSteps,
  countOf,
  type FindingPlace,
  type VaultCheckReport,
} from '../domain/vaultCheck.ts';
import { type Language, problemText } from './problemText.ts';
import { showCount, showMoment, showSize } from './showFigures.ts';
import { textsOf } from './textsOf.ts';

/** The report of a self-check as lines for a person: on paper, in a file, in a terminal. `sentence`: how a finding is worded there. */
export function vaultCheckLines(
  report: VaultCheckReport,
  language: Language,
  sentence: typeof problemText = problemText,
): readonly string[] {
  const texts = textsOf(language).vaultCheck;
  return [
    texts.reportTitle,
    texts.finishedAt(showMoment(report.finishedAt)),
    texts.verdict(countOf(report, 'damage'), countOf(report, 'warning')),
    '',
    ...checkSteps.map((step) => `- ${texts.steps[step]}: ${stepResult(report, step, language)}`),
    '',
    ...report.findings.flatMap((finding, index) => [
      `${index + 1}. ${texts.weights[finding.weight]}`,
      ...placesText(finding, language).map((place) => `   ${place}`),
      `   ${sentence(finding.problem, language)}`,
    ]),
    ...(report.unlisted > 0 ? [texts.unlisted(showCount(report.unlisted, language))] : []),
    ...(report.findings.length > 0 ? [''] : []),
    ...platformLines(report, language),
  ];
}

/** What was looked at in a step, and with what result. */
export function stepResult(
  report: VaultCheckReport,
  step: (typeof checkSteps)[number],
  language: Language,
): string {
  const texts = textsOf(language).vaultCheck;
  const { counts } = report;
  const count = (value: number) => showCount(value, language);
  const looked = {
    keyring: texts.examined.keyring,
    audit: texts.examined.audit(count(counts.entries)),
    rows: texts.examined.rows(count(counts.rows)),
    evidence: texts.examined.evidence(count(counts.files), showSize(counts.fileBytes, language)),
    backups: texts.examined.backups(count(counts.backups)),
    leftovers:
      counts.freeBytes === null
        ? texts.examined.spaceUnknown
        : texts.examined.space(showSize(counts.freeBytes, language)),
    platform: texts.examined.platform,
  }[step];
  const found = report.findings.filter((finding) => finding.step === step).length;
  if (report.unexamined?.includes(step) === true)
    return found === 0 ? texts.unexamined : `${texts.unexamined}; ${texts.found(found)}`;
  return `${looked}; ${found === 0 ? texts.nothingFound : texts.found(found)}`;
}

/** Where a finding lies, a line each. */
export function placesText({ places }: CheckFinding, language: Language): readonly string[] {
  return [...new Set(places.map((place) => placeText(place, language)))];
}

function placeText(place: FindingPlace, language: Language): string {
  const { places } = textsOf(language).vaultCheck;
  if (place.kind === 'vault') return places.vault[place.part];
  const name =
    place.subject === ''
      ? places.unreadableReturn
      : places.ofReturn(place.subject, day(place.from), day(place.to));
  return [name, ...(place.itemId === null ? [] : [places.item(place.itemId)]), places.parts[place.part]].join(
    ', ',
  );
}

/** Figures of this PC, a line each. */
export function platformLines({ platform }: VaultCheckReport, language: Language): readonly string[] {
  const texts = textsOf(language).vaultCheck.platform;
  return [
    texts.scrypt(showCount(platform.scryptMs, language)),
    texts.aes(showCount(platform.aesMbPerSecond, language)),
    texts.database(platform.sqlite, platform.journalMode, String(platform.synchronous)),
    texts.runtime(platform.runtime),
  ];
}

/** `20/04/2024` of `2024-04-20`. */
function day(date: string): string {
  return date.split('-').reverse().join('/');
}
