import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleAnswers } from '../../electron/cli/sample/sampleAnswers.ts';
import { sampleMoment, samplePeriod, sampleUnit } from '../../electron/cli/sample/sampleUnit.ts';
import { identityToPkcs12, issueIdentity, throwAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';
import { type Directive, directiveItems } from '../../shared/domain/directive.ts';
import { aDirective } from '../builders/aDirective.ts';

/** Inputs of the command `return` in a folder. */
export interface ReturnFolder {
  readonly folder: string;
  readonly directive: Directive;
  /** What `answers.json` says. */
  readonly answers: ReturnType<typeof answersTo>;
  readonly args: readonly string[];
}

const longestRun = {
  notBefore: new Date('2024-01-01T00:00:00Z'),
  notAfter: new Date('2049-12-31T00:00:00Z'),
};

/**
 * Writes a return with `count` items: the sentences of the built-in directive and the answers of the sample, repeated as
 * often as needed. `photos` are named in turn by the items.
 */
export async function writeReturnFolder(
  folder: string,
  count: number,
  photos: ReadonlyMap<string, Uint8Array>,
): Promise<ReturnFolder> {
  const place = (name: string) => path.join(folder, name);
  const directive = directiveOf(count);
  const answers = answersTo(directive, [...photos.keys()]);
  await mkdir(place('evidence'), { recursive: true });
  for (const [name, bytes] of photos) await writeFile(path.join(folder, 'evidence', name), bytes);
  await writeFile(place('directive.json'), JSON.stringify(directive));
  await writeFile(place('unit.json'), JSON.stringify(sampleUnit));
  await writeFile(place('answers.json'), JSON.stringify(answers));
  const ca = throwAwayCa({ name: { commonName: 'Gốc đo tốc độ' }, ...longestRun });
  const signer = issueIdentity(ca, { name: { commonName: sampleUnit.head.name }, ...longestRun });
  await writeFile(place('signer.p12'), identityToPkcs12(signer, 'mật khẩu'));
  await writeFile(place('password.txt'), 'mật khẩu\n');
  const args = [
    ...['--directive', place('directive.json'), '--unit', place('unit.json')],
    ...['--answers', place('answers.json'), '--evidence', place('evidence')],
    ...['--p12', place('signer.p12'), '--password-file', place('password.txt')],
    ...['--at', sampleMoment, '--overwrite', '--out', place('return.pdf')],
  ];
  return { folder, directive, answers, args };
}

function directiveOf(count: number): Directive {
  const base = aDirective();
  const originals = directiveItems(base);
  let { text } = base.source;
  const items = Array.from({ length: count }, (_, index) => {
    const original = originals[index % originals.length];
    if (original === undefined) throw new Error('the built-in directive has no items');
    text += '\n';
    const span = { start: text.length, end: text.length + original.verbatim.length };
    text += original.verbatim;
    return { ...original, id: `${Math.floor(index / 10) + 1}.${(index % 10) + 1}`, span, sentence: 's1' };
  });
  const [first] = items;
  if (first === undefined) throw new Error('at least one item');
  const { verbatim, span } = first;
  const sentence = { id: 's1', label: 'Nội dung', verbatim, span, line: 1 };
  const section = { number: '1', heading: null, headingSpan: null, appliesTo: 'all' as const };
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    ...base,
    id: `do-toc-do-${count}`,
    source: { ...base.source, sha256, text },
    sections: [{ ...section, sentences: [sentence], items }],
  };
}

function answersTo(directive: Directive, photos: readonly string[]) {
  const texts = sampleAnswers.answers.filter(({ status }) => status === 'done');
  const answers = directiveItems(directive).map(({ id }, index) => ({
    item: id,
    status: 'done' as const,
    result: texts[index % texts.length]?.result ?? '',
    assignee: sampleUnit.preparer.name,
    completedOn: samplePeriod.to,
    evidence: photos.slice(index, index + 1),
  }));
  return { formatVersion: 1, period: samplePeriod, texts: sampleAnswers.texts, answers };
}
