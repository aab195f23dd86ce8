import { z } from 'zod';
import { answersFileSchema } from './answersFile.ts';
import { isoDaySchema } from './dates.ts';
import { directiveSchema } from './directive.ts';
import { payloadSchema } from './payload.ts';
import { tokenModulesSchema } from './tokenModule.ts';
import { unitKindsSchema, unitSchema } from './unit.ts';

const published = {
  'answers.schema.json': {
    title: 'answers.json: answers of one unit to one directive, input of the command line',
    schema: answersFileSchema,
  },
  'directive.schema.json': { title: 'A directive as data', schema: directiveSchema },
  'return.schema.json': {
    title: 'return.json: the machine-readable twin of a return, embedded in its PDF',
    schema: payloadSchema,
  },
  'tokenModules.schema.json': {
    title: 'Libraries (PKCS#11) through which signing tokens are reached',
    schema: tokenModulesSchema,
  },
  'unit.schema.json': { title: 'unit.json: the unit that answers', schema: unitSchema },
  'unitKinds.schema.json': { title: 'Kinds of units', schema: unitKindsSchema },
} as const;

/**
 * The published formats as JSON Schema 2020-12, by file name. They describe what a writer may write: fields with a
 * default may be left out. Rules between fields (a result for `done`, days of the calendar) are checked by the program.
 */
export function publishedSchemas(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return new Map(
    Object.entries(published).map(([file, { title, schema }]) => {
      const document = z.toJSONSchema(schema, {
        io: 'input',
        override({ zodSchema, jsonSchema }) {
          if (zodSchema === isoDaySchema) jsonSchema.format = 'date';
        },
      });
      const { $schema, ...rest } = document;
      return [file, { $schema, title, ...rest }];
    }),
  );
}
