import path from 'node:path';
import { longVietnameseDate } from '../../shared/domain/dates.ts';
import { type Directive, type DirectiveSection, directiveItems } from '../../shared/domain/directive.ts';
import { openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import { directiveSha256 } from '../engine/directives/directiveSha256.ts';
import { type CommandLine, type OptionKinds, usage } from './commandLine.ts';
import { type CommandWorld, type ExitCode, refuse } from './commandWorld.ts';
import { answerProblems, filed, type Output } from './output.ts';
import { readDirective } from './returnInputs.ts';

export const directiveOptions: OptionKinds = {};

/** `directive list` and `directive show ID`: the built-in directives; `show` takes the path of a JSON file too. */
export async function directiveCommand(
  { positionals }: CommandLine,
  { assetsFolder }: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const { cli } = output.texts;
  const [action, id, ...more] = positionals;
  const extra = action === 'list' ? positionals.slice(1) : more;
  if (extra.length > 0)
    return refuse(
      extra.map((name) => usage('argument-unexpected', name)),
      output,
    );
  if (action !== 'list' && action !== 'show')
    return refuse([usage('argument-missing', cli.directiveArgument)], output);
  const library = await openDirectiveLibrary(path.join(assetsFolder, 'directives'));
  if (action === 'list') {
    output.answer(
      library.all().map(listEntry),
      library.all().map((directive) => listLine(directive, output)),
    );
    return 0;
  }
  if (id === undefined) return refuse([usage('argument-missing', cli.directiveIdArgument)], output);
  const directive = await readDirective(id, library);
  if (!directive.ok) {
    answerProblems(filed(directive.problems, id), output);
    return 2;
  }
  output.answer(directive.value, showLines(directive.value, output));
  return 0;
}

function listEntry(directive: Directive) {
  const { number, symbol, date, subject, issuerName } = directive.metadata;
  return {
    id: directive.id,
    version: directive.version,
    sha256: directiveSha256(directive),
    number,
    symbol,
    date,
    subject,
    issuerName,
    items: directiveItems(directive).length,
  };
}

function listLine(directive: Directive, { texts }: Output): string {
  const { subject, issuerName } = directive.metadata;
  const items = texts.cli.items(String(directiveItems(directive).length));
  return `${directive.id}  ${issuerName}: ${subject} (${items})`;
}

function showLines(directive: Directive, output: Output): readonly string[] {
  const { cli } = output.texts;
  const { metadata, contacts } = directive;
  const unknown = cli.dateUnknown;
  const date = longVietnameseDate(metadata.date).replace(/ +/g, ' ');
  return [
    `${directive.id} (${cli.items(String(directiveItems(directive).length))})`,
    metadata.issuerName,
    `${metadata.number ?? unknown}/${metadata.symbol ?? unknown}, ${date}`,
    metadata.subject,
    ...directive.sections.flatMap((section) => sectionLines(section, output)),
    '',
    `${cli.contacts}:`,
    ...contacts.map(
      ({ name, phones, hotlines, emails, needsCheck }) =>
        `  ${[name, ...phones, ...hotlines, ...emails].join(', ')}${needsCheck ? ` (${cli.needsCheck})` : ''}`,
    ),
  ];
}

function sectionLines(section: DirectiveSection, { texts: { cli } }: Output): readonly string[] {
  const { number, heading, appliesTo, items } = section;
  return [
    '',
    number === null ? cli.closingSection : cli.section(number, heading ?? ''),
    `  ${cli.appliesTo(appliesTo === 'all' ? cli.appliesToAll : appliesTo.join('; '))}`,
    ...items.flatMap((item) => [
      `  ${item.id}  ${item.verbatim}`,
      ...item.doneWhen.map((rule) => `         ${cli.doneWhen(rule)}`),
      ...(item.nothingOccurredAllowed ? [`         ${cli.nothingOccurredAllowed}`] : []),
    ]),
  ];
}
