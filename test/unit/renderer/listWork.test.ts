import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbour, visibleGroups } from '../../../renderer/features/checklist/visibleGroups.ts';
import { nextProblem } from '../../../renderer/returnParts/problems.ts';
import { droppedFiles, pastedFiles } from '../../../renderer/stores/droppedFiles.ts';
import { returnFacts } from '../../../renderer/stores/returnFacts.ts';
import { statuses } from '../../../shared/domain/answer.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';

const empty = anOpenReturn();
const file = anEvidence('a.pdf');
const anyReturn = fc
  .array(fc.record({ status: fc.constantFrom(...statuses), result: fc.constantFrom('', 'Đã làm') }), {
    minLength: empty.itemIds.length,
    maxLength: empty.itemIds.length,
  })
  .map((parts) =>
    anOpenReturn({
      answers: empty.itemIds.map((id, place) =>
        anAnswer(id, { ...parts[place], completedOn: null, evidenceIds: place % 3 === 0 ? [file.id] : [] }),
      ),
      evidence: [file],
    }),
  );

describe('the facts of a return', () => {
  it('agree with each other: list, filters, progress and review are counted from the same answers', () => {
    fc.assert(
      fc.property(anyReturn, (data) => {
        const facts = returnFacts(data);
        const shown = (filter: 'all' | 'open' | 'look') =>
          visibleGroups(facts, '', filter).flatMap(({ items }) => items.map(({ id }) => id));
        expect(shown('all')).toEqual(data.itemIds);
        expect(shown('open')).toHaveLength(facts.progress.total - facts.progress.final);
        expect(shown('look')).toEqual(facts.toLookAt);
        expect(facts.itemsOfEvidence.get(file.id)).toEqual(
          data.itemIds.filter((_, place) => place % 3 === 0),
        );
        for (const { itemId } of facts.contradictions) expect(facts.toLookAt).toContain(itemId);
      }),
    );
  });

  it('keep the findings of an answer that did not change', () => {
    const data = anOpenReturn({ answers: [anAnswer('1.1.a', { result: '' })] });
    const changed = {
      ...data,
      answers: data.answers.map((answer) => (answer.itemId === '1.1.b' ? { ...answer } : answer)),
    };
    expect(returnFacts(changed).findingsOf.get('1.1.a')).toBe(returnFacts(data).findingsOf.get('1.1.a'));
  });
});

describe('moving through the list', () => {
  it('goes to the nearest listed item and stops at the ends', () => {
    const order = ['a', 'b', 'c', 'd'];
    const listed = new Set(['a', 'c', 'd']);
    expect(neighbour(order, listed, 'a', 1)).toBe('c');
    expect(neighbour(order, listed, 'b', -1)).toBe('a');
    expect(neighbour(order, listed, 'd', 1)).toBeNull();
    expect(neighbour(order, listed, 'a', -1)).toBeNull();
  });

  it('visits every problem once before it comes round, in both directions', () => {
    fc.assert(
      fc.property(anyReturn, fc.constantFrom<1 | -1>(1, -1), (data, step) => {
        const facts = returnFacts(data);
        const visited: string[] = [];
        let here: string | undefined;
        for (let count = 0; count < facts.toLookAt.length; count++) {
          const next = nextProblem(facts, here, step);
          if (next === null) throw new Error('a problem was not found');
          visited.push(next);
          here = next;
        }
        expect([...visited].sort()).toEqual([...facts.toLookAt].sort());
        if (facts.toLookAt.length === 0) expect(nextProblem(facts, '1.1.a', step)).toBeNull();
      }),
    );
  });
});

describe('dropped and pasted files', () => {
  const transfer = (parts: object) => parts as DataTransfer;

  it('name a folder as such', () => {
    const plain = new File(['x'], 'a.pdf');
    const dropped = droppedFiles(
      transfer({
        files: [],
        items: [
          { kind: 'string' },
          { kind: 'file', getAsFile: () => plain, webkitGetAsEntry: () => ({ isDirectory: false }) },
          {
            kind: 'file',
            getAsFile: () => null,
            webkitGetAsEntry: () => ({ isDirectory: true, name: 'Ảnh' }),
          },
        ],
      }),
    );
    expect(dropped).toEqual([
      { name: 'a.pdf', file: plain },
      { name: 'Ảnh', file: 'folder' },
    ]);
  });

  it('give a pasted picture a name and keep that of a file', () => {
    const files = [new File([], 'image.png'), new File([], 'image.jpeg'), new File([], 'bien-ban.pdf')];
    expect(pastedFiles(transfer({ files }), 'anh-dan').map(({ name }) => name)).toEqual([
      'anh-dan-1.png',
      'anh-dan-2.jpeg',
      'bien-ban.pdf',
    ]);
    expect(pastedFiles(transfer({ files: files.slice(0, 1) }), 'anh-dan')[0]?.name).toBe('anh-dan.png');
  });
});
