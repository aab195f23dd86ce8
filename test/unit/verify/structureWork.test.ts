import { expect, it } from 'vitest';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { foreignlySigned, foreignRevision, signRevision } from '../../support/foreignSigner.ts';
import { appendRevision, catalogNumber, nextObjectNumber, objectText } from '../../support/pdfTamper.ts';
import { trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, vietnamese } from '../../support/testCertificates.ts';

const identity = anIdentity({ name: vietnamese('Người lạ') });

/** A later signature that offers so many elements for its field, each to the same long list. */
async function withManyElements(count: number, kids: number): Promise<Uint8Array> {
  const plain = await smallReturn();
  const parent = nextObjectNumber(plain);
  const long = (more: string) => `<< /S /P /K [${'1 '.repeat(kids)}${more}] >>`;
  const first = foreignlySigned(appendRevision(plain, { objects: { [parent]: long('') } }), {
    identity,
    name: 'A',
  });
  const widget = nextObjectNumber(first);
  const root = Number(/\/StructTreeRoot (\d+) 0 R/.exec(objectText(first, catalogNumber(first)))?.[1]);
  const objects: Record<number, string> = { ...foreignRevision(first, { identity, name: 'B' }) };
  objects[parent] = long('1');
  objects[root] = objectText(first, root);
  for (let i = 0; i < count; i += 1)
    objects[widget + 10 + i] = `<< /S /Form /P ${parent} 0 R /K << /Obj ${widget} 0 R >> >>`;
  return signRevision(first, objects, identity);
}

it('a later signature cannot ask for a comparison of each of its elements with a long list', async () => {
  const { verdict, problems } = verifyPdf(await withManyElements(1_000, 20_000), trustRoot());

  expect(verdict).toBe('invalid');
  expect(problems).toMatchObject([{ code: 'file-asks-too-much', facts: { part: 'objects' } }]);
});
