/** The smallest whole file of each kind a scan may be. */
export const scans = {
  'application/pdf': Buffer.from(
    '%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
  ),
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  'image/png': Buffer.from(
    '89504e470d0a1a0a0000000d4948445200000001000000010800000000' +
      '3a7e9b550000000a49444154789c63680000008200815ea0e5ee0000000049454e44ae426082',
    'hex',
  ),
  'image/tiff': Buffer.from('49492a00080000000100000103000100000001000000000000000000', 'hex'),
} as const;
