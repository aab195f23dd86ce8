/** Characters, in NFC. The recipient is somebody else's PC and the file may travel by mail: longer than for a vault. */
export const shortestPackagePassphrase = 12;

/** Keyboards type the same passphrase as NFC or NFD; `age` itself takes what a terminal gives, which is NFC. */
export function typedPackagePassphrase(passphrase: string): string {
  return passphrase.normalize('NFC');
}

export function isPackagePassphraseLongEnough(passphrase: string): boolean {
  return [...typedPackagePassphrase(passphrase)].length >= shortestPackagePassphrase;
}
