/** Room for the CMS in bytes; the file carries twice as many hexadecimal digits. */
export const reservedCmsBytes = 12_000;

/** Keys of a signature dictionary in the order in which they are written; the last three where they apply. */
export const signatureKeyOrder = [
  'Type',
  'Filter',
  'SubFilter',
  'ByteRange',
  'Contents',
  'M',
  'Name',
  'Reason',
  'Location',
  'Reference',
] as const;
