/** Why a certificate does not serve for signing documents, by the reasons of `signer-certificate-not-for-signing`. */
export const unsuitableUses: Readonly<Record<string, string>> = {
  ca: 'it belongs to a certification authority',
  'key-usage': 'it may not be used for signatures',
  'extended-key-usage': 'it serves other purposes only, such as web servers',
};
