import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { forgeZip } from '../../support/zipForger.ts';

async function withFiles(...names: readonly string[]) {
  const made = await anEngine();
  const { engine, folder } = made;
  expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài 2024', lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const { returnId } = expectValue(
    await engine['returns.create']({
      directiveId: 'tuyen-quang-2024-04',
      directiveReference: { number: null, day: null },
      adoptedGroup: null,
      period: { from: '2024-04-27', to: '2024-05-07' },
      deadline: null,
    }),
  );
  const write = async (name: string, content: string) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };
  const paths = await Promise.all(names.map((name) => write(name, `nội dung ${name}`)));
  const outcomes = expectValue(await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths }));
  const ids = outcomes.map((outcome) => (outcome.ok ? outcome.value.evidence.id : ''));
  const open = async () => expectValue(await engine['returns.open']({ returnId }));
  const idsOf = async (itemId: string) =>
    (await open()).answers.find((answer) => answer.itemId === itemId)?.evidenceIds;
  return { ...made, returnId, ids, write, open, idsOf };
}

describe('the files of an item', () => {
  it('stand in the order they are put into, and only exactly these files can be ordered', async () => {
    const { engine, returnId, ids, idsOf } = await withFiles('a.txt', 'b.txt', 'c.txt');
    const [a = '', b = '', c = ''] = ids;
    const reorder = (evidenceIds: string[]) =>
      engine['evidence.reorder']({ returnId, itemId: '1.1.a', evidenceIds });

    expectValue(await reorder([c, a, b]));
    expect(await idsOf('1.1.a')).toEqual([c, a, b]);
    for (const wrong of [[c, a], [c, a, a], [c, a, b, 'f'.repeat(32)], []])
      expect(expectCodes(await reorder(wrong))).toEqual(['evidence-order-changed']);
    expect(await idsOf('1.1.a')).toEqual([c, a, b]);
  });

  it('are replaced by a newer file in every item, and the older one is kept with its caption', async () => {
    const { engine, returnId, ids, idsOf, open, write } = await withFiles('a.txt', 'b.txt');
    const [a = '', b = ''] = ids;
    expectValue(await engine['evidence.link']({ returnId, itemId: '1.1.b', evidenceId: a }));
    expectValue(
      await engine['evidence.setCaption']({ returnId, evidenceId: a, caption: 'Lịch trực', leaving: true }),
    );

    const newer = await write('a-moi.txt', 'bản mới');
    expectValue(await engine['evidence.replaceByPath']({ returnId, evidenceId: a, path: newer }));

    const { evidence } = await open();
    const fresh = evidence.find(({ name }) => name === 'a-moi.txt');
    expect(fresh).toMatchObject({ caption: 'Lịch trực' });
    expect(fresh?.replacedBy).toBeUndefined();
    expect(evidence.find(({ id }) => id === a)).toMatchObject({ name: 'a.txt', replacedBy: fresh?.id });
    expect(await idsOf('1.1.a')).toEqual([fresh?.id, b]);
    expect(await idsOf('1.1.b')).toEqual([fresh?.id]);
  });

  it('are not replaced by the same content, and a file that comes back is the newest again', async () => {
    const { engine, folder, returnId, ids, idsOf, open, write } = await withFiles('a.txt');
    const [a = ''] = ids;
    const old = path.join(folder, 'a.txt');
    const replace = (evidenceId: string, file: string) =>
      engine['evidence.replaceByPath']({ returnId, evidenceId, path: file });

    expect(expectCodes(await replace(a, old))).toEqual(['evidence-same-content']);
    expect(await idsOf('1.1.a')).toEqual([a]);
    expectValue(await replace(a, await write('b.txt', 'khác')));
    const [b = ''] = (await idsOf('1.1.a')) ?? [];
    expectValue(await replace(b, old));

    const replacedBy = new Map((await open()).evidence.map(({ id, replacedBy: newer }) => [id, newer]));
    expect(replacedBy).toEqual(
      new Map([
        [a, undefined],
        [b, a],
      ]),
    );
    expect(await idsOf('1.1.a')).toEqual([a]);
  });

  it('are not replaced where there is no such file', async () => {
    const { engine, returnId, write } = await withFiles('a.txt');
    const file = await write('b.txt', 'khác');
    expect(
      expectCodes(
        await engine['evidence.replaceByPath']({ returnId, evidenceId: 'e'.repeat(32), path: file }),
      ),
    ).toEqual(['evidence-not-found']);
  });
});

describe('the text of a document', () => {
  it('is read from the vault, and a file that holds none is told by name', async () => {
    const { engine, folder, returnId } = await withFiles('a.txt');
    const good = path.join(folder, 'bien-ban.docx');
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const content = `<w:document ${w}><w:body><w:p><w:r><w:t>Đã quét lại</w:t></w:r></w:p></w:body></w:document>`;
    await writeFile(good, forgeZip([{ name: 'word/document.xml', content, deflated: true }]));
    const bad = path.join(folder, 'hong.docx');
    await writeFile(bad, forgeZip([{ name: 'word/khac.xml', content, deflated: true }]));
    const bomb = path.join(folder, 'bom.docx');
    const blank = ' '.repeat(8 * 1024 * 1024);
    await writeFile(bomb, forgeZip([{ name: 'word/document.xml', content: blank, deflated: true }]));
    const outcomes = expectValue(
      await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [good, bad, bomb] }),
    );
    const [a = '', b = '', c = ''] = outcomes.map((one) => (one.ok ? one.value.evidence.id : ''));
    const read = (evidenceId: string) => engine['evidence.readText']({ returnId, evidenceId });

    expect(expectValue(await read(a))).toEqual({ parts: [{ title: null, text: 'Đã quét lại' }], cut: false });
    expect(expectCodes(await read(b))).toEqual(['evidence-text-unreadable']);
    expect(expectCodes(await read(c))).toEqual(['evidence-text-too-large']);
  });
});
