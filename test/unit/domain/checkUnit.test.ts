import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleUnit } from '../../../electron/cli/sample/sampleUnit.ts';
import { loadUnitKinds } from '../../../electron/engine/directives/loadUnitKinds.ts';
import { checkUnit } from '../../../shared/domain/checkUnit.ts';

const kinds = await loadUnitKinds(path.resolve(import.meta.dirname, '../../../assets'));

function problemsIn(json: unknown): readonly string[] {
  const result = checkUnit(json, kinds);
  return result.ok ? [] : result.problems.map(({ path: place, code }) => `${place ?? ''} ${code}`);
}

describe('unit file', () => {
  it('with every field right is accepted', () => {
    expect(checkUnit(sampleUnit, kinds)).toEqual({ ok: true, value: sampleUnit });
  });

  it('tells all problems at once, each with its path', () => {
    const { head: _, ...rest } = sampleUnit;
    expect(
      problemsIn({ ...rest, kind: 'huyen', code: 'Chiêm Hóa', name: ' ', symbol: 'BC/UBND', motto: 'x' }),
    ).toEqual([
      'kind unknown-unit-kind',
      'name input-shape',
      'code input-shape',
      'symbol input-shape',
      'head field-missing',
      'motto field-unknown',
    ]);
  });

  it('shows an example of the form that a code or symbol has', () => {
    const result = checkUnit({ ...sampleUnit, code: 'chiem hoa' }, kinds);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'input-shape', facts: { expected: { kind: 'like', example: 'CHIEMHOA' } } }],
    });
  });

  it('reads decomposed Vietnamese as the same name', () => {
    const result = checkUnit({ ...sampleUnit, name: sampleUnit.name.normalize('NFD') }, kinds);
    expect(result).toEqual({ ok: true, value: sampleUnit });
  });

  it('never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(checkUnit(json, kinds).ok).toBe(false);
      }),
    );
  });
});
