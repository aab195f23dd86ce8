import type { Payload } from '../../../shared/domain/payload.ts';
import { payloadBytes } from './payloadBytes.ts';

/** A file embedded in the PDF (PDF/A-3, ISO 19005-3 §6.8). */
export interface ReportAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly relationship: 'Data' | 'Supplement';
  readonly bytes: Uint8Array;
}

/**
 * `return.json`, the machine-readable twin of the pages, `manifest.json`, the evidence with its SHA-256, and the files that
 * travel inside the PDF. `embedded`: their bytes by number; throws when one is not there.
 */
export function reportAttachments(
  payload: Payload,
  embedded: ReadonlyMap<number, Uint8Array> = new Map(),
): readonly ReportAttachment[] {
  return [
    {
      name: 'return.json',
      mediaType: 'application/json',
      description: 'Báo cáo dạng dữ liệu, cùng nội dung với các trang in',
      relationship: 'Data',
      bytes: payloadBytes(payload),
    },
    {
      name: 'manifest.json',
      mediaType: 'application/json',
      description: 'Danh mục minh chứng kèm mã băm SHA-256',
      relationship: 'Supplement',
      bytes: jsonBytes(evidenceManifest(payload)),
    },
    ...(payload.evidenceDelivery?.embedded ?? []).map((number) => embeddedFile(payload, number, embedded)),
  ];
}

function embeddedFile(
  payload: Payload,
  number: number,
  embedded: ReadonlyMap<number, Uint8Array>,
): ReportAttachment {
  const entry = payload.evidence[number - 1];
  const bytes = embedded.get(number);
  if (entry === undefined || bytes === undefined) throw new Error(`no bytes of evidence ${number}`);
  const { exportName, mediaType, items } = entry;
  return {
    name: exportName,
    mediaType,
    description: `Minh chứng ${number} (mục ${items.join(', ')})`,
    relationship: 'Supplement',
    bytes,
  };
}

/** What `manifest.json` says, in the PDF and beside an exported evidence folder. */
export function evidenceManifest(payload: Payload) {
  return {
    formatVersion: 1,
    returnId: payload.returnId,
    version: payload.version,
    unit: payload.unit.code,
    directive: payload.directive.id,
    evidence: payload.evidence,
  };
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
