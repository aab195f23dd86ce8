import { z } from 'zod';

/**
 * Whether a value fits a schema, up to the first place where it does not. A schema itself goes on and writes down every fault, each
 * with its path: of a file of some hundred bytes that would be millions. Objects may have no members but those of their schema.
 */
export function fitsSchema(schema: z.core.$ZodType, value: unknown): boolean {
  if (schema instanceof z.ZodDefault) return value === undefined || fitsSchema(schema.unwrap(), value);
  if (schema instanceof z.ZodNullable) return value === null || fitsSchema(schema.unwrap(), value);
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) && value.every((part) => fitsSchema(schema.element, part));
  if (!(schema instanceof z.ZodObject)) return z.safeParse(schema, value).success;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const parts = Object.entries<z.core.$ZodType>(schema.shape);
  if (Object.keys(value).length > parts.length) return false;
  const members: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  return parts.every(([name, part]) => fitsSchema(part, members.get(name)));
}
