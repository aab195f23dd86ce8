import type { SameShape } from '../sameShape.ts';
import type { dialogTexts as vietnamese } from '../vi/dialogTexts.ts';

export const dialogTexts: SameShape<typeof vietnamese> = {
  chooseEvidence: 'Choose evidence files',
  chooseNewerEvidence: 'Choose the newer version of the evidence file',
  chooseP12: 'Choose the P12 certificate file',
  p12Files: 'Certificate file (P12, PFX)',
  chooseTokenModule: 'Choose the PKCS#11 library of the USB token',
  tokenModules: 'PKCS#11 library (DLL, SO)',
  chooseSignedFiles: 'Choose signed files to check',
  chooseSignedCopy: 'Choose the signed file to take in',
  chooseScan: 'Choose the scan of the return signed by hand',
  scans: 'Scan (PDF, JPG, PNG, TIFF)',
  chooseBackupFolder: 'Choose a folder for the backup of the vault',
  chooseRestoreFolder: 'Choose the folder of the backup',
  chooseComparedFolder: 'Choose the folder of evidence that came',
  choosePackage: 'Choose the evidence package that came',
  packages: 'Evidence package',
  chooseEvidenceFolder: 'Choose a folder for the evidence',
  choosePlace: 'Choose where to write the file',
};
