import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { Piece } from '../report/expectedFlow.ts';
import type { PlacedRun } from './pageFlow.ts';

const { table, body, signature, distribution, proof, annex, nationalTitle, motto } = formProfile;

/** Sizes in which the form sets what stands outside the tables, in points. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  'unit.parent': [formProfile.parentAgency.size.value],
  'unit.name': [formProfile.agency.size.value],
  // The title of the nation gives way to a long name of the agency.
  header: [nationalTitle.size.value, nationalTitle.size.min, motto.size.value],
  number: [formProfile.numberLine.size.value],
  issuedOn: [formProfile.placeAndDate.size.value],
  title: [formProfile.documentType.size.value, formProfile.documentTitle.size.value],
  recipient: [formProfile.recipient.size.value],
  counts: [table.size.value],
  headings: [formProfile.heading.size.value],
  distribution: [distribution.titleSize.value, distribution.lineSize.value],
  signer: [signature.size.value],
  proof: [proof.size],
  annexes: [annex.size.value, annex.titleSize.value, annex.attachedSize.value],
};

/** Places whose text is smaller or larger than the form has it: small print could say what nobody reads. */
export function missizedTexts(runs: readonly PlacedRun[], pieces: readonly Piece[]): readonly string[] {
  const found: string[] = [];
  const firstAnnex = pieces.findIndex(({ place }) => place === 'annexes');
  let index = 0;
  let end = pieces[0]?.text.length ?? 0;
  for (const { run, at } of runs) {
    while (at >= end && index < pieces.length - 1) {
      index += 1;
      end += pieces[index]?.text.length ?? 0;
    }
    const place = pieces[index]?.place ?? 'pages';
    const isAnnex = firstAnnex >= 0 && index >= firstAnnex;
    const own = sizes[place] ?? [isAnnex ? table.size.value : body.size.value];
    if (!own.includes(run.size)) found.push(place);
  }
  return found;
}
