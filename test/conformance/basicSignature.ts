import type { HankoStatus } from '../support/pyHanko.ts';

/** A basic PAdES signature (ETSI EN 319 142-1, level B-B) over the whole file, as pyHanko describes it. */
export const basicSignature: Omit<HankoStatus, 'field'> = {
  intact: true,
  valid: true,
  trusted: true,
  accepted: true,
  coverage: 'ENTIRE_FILE',
  modificationLevel: 'NONE',
  docMdpOk: true,
  subFilter: '/ETSI.CAdES.detached',
  signedAttributes: ['content_type', 'message_digest', 'signing_certificate_v2'],
  ades: 'AdESPassed.OK',
};

/** The same with later revisions behind it that did no more than it allows: signed prepared fields, filled prepared lines. */
export const signedOver: Omit<HankoStatus, 'field'> = {
  ...basicSignature,
  coverage: 'ENTIRE_REVISION',
  modificationLevel: 'FORM_FILLING',
};
