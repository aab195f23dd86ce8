import path from 'node:path';
import { type UnitKind, unitKindsSchema } from '../../../shared/domain/unit.ts';
import { readJsonFile } from './readJsonFile.ts';

/** The kinds of units the product knows. A file that does not load is a bug of the build. */
export async function loadUnitKinds(assetsFolder: string): Promise<readonly UnitKind[]> {
  const json = await readJsonFile(path.join(assetsFolder, 'data', 'unitKinds.json'));
  if (!json.ok) throw new Error(`unit kinds: ${JSON.stringify(json.problems)}`);
  return unitKindsSchema.parse(json.value).kinds;
}
