/** Titles of the system's file dialogs. */
export const dialogTexts = {
  chooseEvidence: 'Chọn tệp minh chứng',
  chooseP12: 'Chọn tệp chứng thư P12',
  p12Files: 'Tệp chứng thư (P12, PFX)',
  chooseTokenModule: 'Chọn thư viện PKCS#11 của USB token',
  tokenModules: 'Thư viện PKCS#11 (DLL, SO)',
  chooseSignedFiles: 'Chọn tệp đã ký cần kiểm tra',
  chooseSignedCopy: 'Chọn tệp đã ký để nhập lại',
  chooseScan: 'Chọn bản quét báo cáo đã ký tay',
  scans: 'Bản quét (PDF, JPG, PNG, TIFF)',
  chooseBackupFolder: 'Chọn thư mục để sao lưu kho dữ liệu',
  chooseRestoreFolder: 'Chọn thư mục của bản sao lưu',
  chooseComparedFolder: 'Chọn thư mục minh chứng đã nhận',
  choosePackage: 'Chọn gói minh chứng đã nhận',
  packages: 'Gói minh chứng',
  chooseEvidenceFolder: 'Chọn thư mục để xuất minh chứng',
  choosePlace: 'Chọn nơi ghi tệp',
};
