import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../electron/engine/stored.ts';
import { storedIdentitySchema, storedListSchema } from '../../../electron/engine/storedTrust.ts';
import { answerSchema } from '../../../shared/domain/answer.ts';
import { freeTextsSchema } from '../../../shared/domain/complianceReturn.ts';
import { unitSchema } from '../../../shared/domain/unit.ts';
import {
  actionWords,
  fieldWords,
  leafFields,
  objectWords,
  valueWords,
} from '../../../shared/text/auditWords.ts';
import { textsOf } from '../../../shared/text/textsOf.ts';
import { aUnit } from '../../builders/aUnit.ts';

const engine = path.resolve(import.meta.dirname, '../../../electron/engine');
const vi = textsOf('vi');
const names = {
  evidence: (id: string) => (id === 'a1' ? 'Ảnh đập.jpg' : null),
  unitKind: () => null,
  group: () => null,
  trusted: (_kind: string, key: string) => (key.startsWith('a') ? 'CA Mẫu' : null),
};

/** Where the source of the engine hands an action to the log. */
const writers = [
  /\.transact\(\s*(?:\w+\.\w+ \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g,
  /(?:putBlob|removeBlob|publish|changeSlots|attach)\([^;]*?,\s*'([a-z]+-[a-z-]+)'/g,
  /\b(?:step|change)\((?:found\.value, )?'([a-z]+-[a-z-]+)'/g,
  /\baction: '((?:vault|answer|texts|caption|edited)[a-z-]*)'/g,
  /\baction = [^;]*?'([a-z]+-[a-z-]+)'[^;]*?: '([a-z]+-[a-z-]+)'/g,
  /(?:kept|replaced|removed): '([a-z]+-[a-z-]+)'/g,
  /\?\? '(evidence-[a-z-]+)'/g,
] as const;

async function actionsInCode(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const file of await readdir(engine, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const source = await readFile(path.join(engine, file), 'utf8');
    for (const writer of writers)
      for (const match of source.matchAll(writer))
        for (const action of match.slice(1)) if (action !== undefined) found.set(action, file);
  }
  return found;
}

describe('words of the log', () => {
  it('names every action that the code of the engine writes', async () => {
    const found = await actionsInCode();
    const wordless = [...found].filter(([action]) => actionWords(action, vi) === vi.audit.unknownAction);
    expect(wordless, 'put their words into shared/text/{vi,en}/auditTexts.ts').toEqual([]);
    expect(found.size).toBeGreaterThan(40);
  });

  it('names the actions that FORMAT.md lists', () => {
    const format = readFileSync(path.join(engine, 'vault', 'FORMAT.md'), 'utf8');
    for (const action of [
      'vault-created',
      'edited',
      'hand-signature-kept',
      'return-sent-back',
      'root-trusted',
    ]) {
      expect(format).toContain(action.replace('hand-signature-', ''));
      expect(actionWords(action, vi)).not.toBe(vi.audit.unknownAction);
    }
  });

  it('has no English and no code in the Vietnamese words', () => {
    for (const words of [...Object.values(vi.audit.actions), ...Object.values(vi.audit.what)]) {
      if (typeof words === 'string')
        expect(words).not.toMatch(/[a-z]+-[a-z]+|\b(vault|answer|return|sealed)\b/);
    }
    expect(actionWords('officer-from-the-future', vi)).toBe(vi.audit.unknownAction);
    expect(actionWords('constructor', vi)).toBe(vi.audit.unknownAction);
  });

  it('has a label for each field of what people edit', () => {
    const unlabelled = (kind: string, fields: readonly string[]) =>
      fields.filter((field) => fieldWords(kind, field, vi) === null);
    expect(unlabelled('answer/r', Object.keys(answerSchema.shape))).toEqual(['itemId']);
    expect(unlabelled('returnTexts', Object.keys(freeTextsSchema.shape))).toEqual([]);
    const unit = { ...aUnit(), clerk: { name: 'C' }, preparer: { name: 'A', position: 'B' } };
    expect(
      unlabelled(
        'unit',
        leafFields(unitSchema.parse(unit)).map(([field]) => field),
      ),
    ).toEqual(['formatVersion']);
    expect(unlabelled('unitIdentity', Object.keys(storedIdentitySchema.shape))).not.toContain('subject');
    expect(unlabelled('revocationList', Object.keys(storedListSchema.shape))).not.toContain('issuer');
    expect(fieldWords('answer/r', 'constructor', vi)).toBeNull();
  });

  it('says what each kind of document is that the engine keeps', () => {
    const stored = Object.values(kinds).map((kind) => (typeof kind === 'string' ? kind : kind('r')));
    const what = (kind: string) => objectWords({ table: 'doc', kind, key: 'k' }, vi, names);
    expect(stored.filter((kind) => what(kind) === vi.audit.what.other)).toEqual([]);
  });

  it('names whom the vault trusted, with the beginning of the fingerprint', () => {
    const what = (kind: string, key: string) => objectWords({ table: 'doc', kind, key }, vi, names);
    expect(what('trustedRoot', 'ab'.repeat(32))).toBe('Chứng thư gốc “CA Mẫu”, SHA-256 abababab abababab…');
    expect(what('trustedRoot', '0b'.repeat(32))).toBe('Chứng thư gốc, SHA-256 0b0b0b0b 0b0b0b0b…');
    expect(what('revocationList', 'a')).toBe('Danh sách thu hồi chứng thư của “CA Mẫu”');
    expect(what('unitIdentity', 'a')).toBe('Chứng thư của đơn vị: “CA Mẫu”');
  });

  it('shows values as people read them', () => {
    const shown = (kind: string, field: string, value: unknown) => valueWords(kind, field, value, vi, names);
    expect(shown('answer/r', 'status', 'not-applicable')).toBe('Không áp dụng');
    expect(shown('answer/r', 'completedOn', '2024-04-25')).toBe('25/04/2024');
    expect(shown('answer/r', 'evidenceIds', ['a1', 'b2'])).toBe('Ảnh đập.jpg; tệp đã gỡ khỏi kho');
    expect(shown('answer/r', 'assignee', null)).toBe('');
    expect(shown('exportOf/r', 'way', 'seal')).toBe('Đã niêm phong');
    expect(shown('roadOf/r', 'requiredSignatures', ['head', 'agency'])).toBe('Lãnh đạo; Cơ quan');
    expect(shown('revocationList', 'thisUpdate', '2024-04-25T08:00:00Z')).toBe('25/04/2024 08:00');
    expect(shown('x', 'y', true)).toBe('Có');
    expect(shown('x', 'y', { a: 1, b: 2 })).toBe('2 mục');
  });

  it('says what was touched, and nothing of what only the program sees', () => {
    const what = (table: 'doc' | 'ev', kind: string, key: string) =>
      objectWords({ table, kind, key }, vi, names);
    expect(what('doc', 'answer/r', '1.1.a')).toBe('Mục 1.1.a');
    expect(what('doc', 'signatureImage', 'seal')).toBe('Ảnh con dấu');
    expect(what('ev', 'evidence', 'a1')).toBe('Tệp minh chứng “Ảnh đập.jpg”');
    expect(what('ev', 'evidence', 'blob')).toBeNull();
    expect(what('doc', 'vault', 'seal-key')).toBeNull();
    expect(what('doc', 'somethingNew', 'k')).toBe('Dữ liệu của chương trình');
  });
});
