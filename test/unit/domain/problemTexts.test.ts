import { describe, expect, it } from 'vitest';
import type { AuditProblems } from '../../../shared/problems/auditProblems.ts';
import type { BackupProblems } from '../../../shared/problems/backupProblems.ts';
import type { ImageProblems } from '../../../shared/problems/imageProblems.ts';
import type { KeyProblems } from '../../../shared/problems/keyProblems.ts';
import type { ReportProblems } from '../../../shared/problems/reportProblems.ts';
import type { RoadProblems } from '../../../shared/problems/roadProblems.ts';
import type { ShellProblems } from '../../../shared/problems/shellProblems.ts';
import type { SigningProblems } from '../../../shared/problems/signingProblems.ts';
import type { TransferProblems } from '../../../shared/problems/transferProblems.ts';
import type { TrustProblems } from '../../../shared/problems/trustProblems.ts';
import type { VerifyProblems } from '../../../shared/problems/verifyProblems.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';

type Facts<Area> = { readonly [C in keyof Area]: Area[C] };

const file = 'bao-cao.pdf';
const field = 'sig-head';
const signer = 'Tran Thi Thu';
const subject = signer;
const label = 'TOKEN-01';
const module = 'bit4xpki.dll';

/** Facts of every code: a new code does not compile until it has some here. */
const report: Facts<ReportProblems> = {
  'export-exists': { file },
  'export-over-input': { file: 'answers.json' },
  'export-is-folder': { file: 'thu-muc' },
  'export-folder-missing': { file, folder: '/khong/co' },
  'export-file-busy': { file },
  'export-page-text-lost': { items: ['1.1.a', 'texts.direction'] },
  'export-too-long': {},
  'export-self-check-failed': { file, reason: 'read-back-differs' },
  'export-not-recorded': { file },
  'export-path-too-long': { file, shorter: 'bao.pdf' },
  'export-failed': { file },
  'amendment-original-invalid': { file: 'cu.pdf', reason: 'xref-stream' },
  'amendment-other-return': { file: 'cu.pdf', rule: 'unit' },
  'return-contradictory': { items: ['1.1.a'] },
};
const keys: Facts<KeyProblems> = {
  'vault-slots-full': { maximum: 64 },
  'vault-keyring-rolled-back': {},
  'vault-keyring-ahead': {},
  'keys-changed-unlogged': {},
  'vault-slot-removed': {},
  'vault-wait': { seconds: 8 },
  'officer-alias-taken': { alias: 'CB 2' },
  'officer-unknown': {},
  'officer-last': {},
  'recovery-code-length': { found: 12, wanted: 40 },
  'recovery-code-mistyped': { groups: [3, 5] },
  'recovery-code-wrong': {},
  'recovery-code-not-made': {},
  'recovery-code-differs': {},
  'device-key-unavailable': {},
  'device-key-failed': {},
};
const backups: Facts<BackupProblems> = {
  'backup-cancelled': {},
  'backup-place-gone': {},
  'backup-running': {},
  'backup-of-damaged': { folder: '20240506-020000-damaged' },
  'automatic-backup-overdue': { lastAt: '2024-05-01T03:00:00.000Z' },
  'restore-source-missing': {},
  'restore-place-occupied': { name: 'kept' },
  'backup-name-too-long': {},
  'restore-source-unusable': { name: 'vault.db' },
  'restore-source-unreadable': { name: 'vault.db', reason: 'EIO' },
  'restore-place-not-vault': { kind: 'file' },
  'restore-source-is-vault': {},
  'restore-source-damaged': { count: 3 },
  'restore-indexes-damaged': {},
  'restore-target-in-use': { host: 'MAY-KHAC', user: 'UBND\\lan', since: '2024-05-08T10:00:00+07:00' },
  'restore-other-vault': { found: '0a1b2c3d', inPlace: '4e5f6071' },
  'restore-cancelled': {},
};
const road: Facts<RoadProblems> = {
  'return-frozen': { version: 1 },
  'return-changed-meanwhile': {},
  'road-step-refused': { state: 'head-signed', action: 'sent' },
  'road-signatures-missing': { roles: ['head', 'agency'] },
  'role-not-assignable': { role: 'agency' },
  'document-number-wrong': { number: '48/' },
  'document-day-in-future': { day: '2024-05-10', today: '2024-05-09' },
  'document-day-too-early': { day: '2024-04-01', notBefore: '2024-04-26', limit: 'directive' },
  'scan-unreadable': { file },
  'scan-too-large': { file, limitBytes: 104_857_600 },
  'scan-is-kept-copy': { file },
  'kept-file-unknown': { version: 2 },
  'signed-file-not-ours': { file },
  'signed-file-nothing-new': { file },
  'signed-file-invalid': { file },
};
const audit: Facts<AuditProblems> = {
  'version-unknown': {},
  'vault-head-unknown': { knownSeq: 120, foundSeq: 90 },
  'vault-older-than-seen': {
    seenSeq: 1234,
    seenAt: '2024-05-08T10:30:00+07:00',
    foundSeq: 1180,
    foundAt: '2024-05-05T16:00:00+07:00',
  },
};
const shell: Facts<ShellProblems> = {
  'ipc-refused': { call: 'vault.unlock' },
  unexpected: { reference: 'A1B2' },
  'no-file-chosen': {},
  'settings-damaged': {},
  'settings-not-saved': {},
  'typed-text-lost': {},
  'work-cut-off': { work: 'attach' },
  'engine-stopped': {},
};
const signing: Facts<SigningProblems> = {
  'p12-wrong-password': { file },
  'p12-unreadable': { file },
  'p12-encryption-unsupported': { file },
  'p12-no-key': { file },
  'p12-key-mismatch': { file },
  'certificate-expired': { subject, notAfter: '01/01/2021' },
  'certificate-not-yet-valid': { subject, notBefore: '01/01/2031' },
  'certificate-unreadable': { subject },
  'certificate-key-unsupported': { algorithm: 'EC secp521r1' },
  'certificate-not-for-signing': { subject },
  'signature-too-large': { sizeBytes: 13_000, limitBytes: 12_000 },
  'signature-field-filled': { field },
  'return-not-numbered': {},
  'document-line-not-open': { line: 'number' },
  'document-number-too-long': { number: '1234567890/2024' },
  'pdf-not-signable': { rule: 'field-missing' },
  'return-not-as-exported': { found: ['page-text-unread path'] },
  'signed-with-unfit-certificate': { role: 'head', signer, reason: 'extended-key-usage' },
  'signed-with-other-name': { role: 'head', signer, printed: 'Tran Van Mau' },
  'role-not-asked': { role: 'agency' },
  'token-absent': {},
  'token-not-found': { label, found: ['VGCA Token'] },
  'token-locked': { label },
  'token-pin-wrong': { label, countLow: true, finalTry: false },
  'token-pin-length': { minimum: 4, maximum: 16 },
  'token-final-try': { label },
  'token-removed': {},
  'token-timeout': { seconds: 20 },
  'token-module-unloadable': { module, reason: 'wrong-architecture' },
  'token-driver-stopped': { module },
  'token-stopped': {},
  'certificate-store-unavailable': {},
  'token-no-certificate': { label },
  'token-certificate-ambiguous': { label, certificates: ['Nguyen Van Mau', 'Tran Thi Thu'] },
  'token-key-missing': { label },
  'token-key-mismatch': { label },
  'token-mechanism-missing': { label, mechanism: 'CKM_ECDSA' },
  'token-refused': { call: 'C_Sign', code: '0x00000030' },
};
const verify: Facts<VerifyProblems> = {
  'not-a-pdf': {},
  'file-unreadable': { file },
  'returned-file-too-large': { file, limitBytes: 268_435_456 },
  'file-empty': {},
  'no-signature': {},
  'pdf-unparsable': {},
  'file-asks-too-much': { part: 'operators' },
  'pdf-structure': { rule: 'trailer', offset: 12 },
  'xref-stream': {},
  'active-content': { kind: 'JavaScript' },
  'file-altered': { field },
  'later-revision': { field },
  'signature-malformed': { field, rule: 'byte-range' },
  'signature-value-wrong': { field },
  'bytes-after-cms': { field },
  'weak-digest': { field, algorithm: 'SHA-1' },
  'signing-certificate-missing': { field },
  'certificate-swapped': { field },
  'signature-field-unknown': { field },
  'signature-missing-role': { role: 'head' },
  'payload-missing': {},
  'page-text-differs': { items: ['1.1.a', 'signer'] },
  'page-text-unread': { rule: 'font', page: 2 },
  'payload-damaged': { rule: 'json' },
  'signer-unknown': { signer },
  'seal-not-pinned': { signer },
  'signer-certificate-not-valid-then': { signer, notBefore: '01/01/2020', notAfter: '01/01/2021' },
  'signer-certificate-expired-since': { signer, notAfter: '01/01/2021' },
  'signer-certificate-not-for-signing': { signer, reason: 'extended-key-usage' },
  'weak-certificate': { certificate: 'CA', algorithm: 'RSA 1024' },
  'certificate-constrained': { certificate: 'CA A', rule: 'names' },
  'signer-name-differs': { field, signer, printed: 'Tran Van Mau' },
  'signer-name-cut': { field, signer, printed: 'Tran Van Mau' },
  'signature-counted-once': { field, signer },
  'one-key-for-two-roles': { field, signer, role: 'agency', other: 'head' },
  'signature-shows-other': { field, signer, shown: 'Tran Van Mau' },
  'signature-name-not-shown': { field, signer },
  'claimed-time-missing': { field },
  'claimed-time-in-future': { field, signedAt: '01/01/2031' },
  'signing-time-attribute': { field },
  'unsigned-attributes': { field },
  'revocation-not-checked': { signer },
  'no-timestamp': { field },
  'not-official-signature': { signer },
  'returned-evidence-missing': { file },
  'returned-evidence-altered': { file, expected: 'a'.repeat(64), found: 'b'.repeat(64) },
  'returned-evidence-unreadable': { file },
  'embedded-evidence-altered': { file },
  'embedded-evidence-missing': { file },
  'embedded-evidence-unlisted': { file },
  'package-damaged': { file, rule: 'overlap' },
  'package-password-missing': { file },
  'package-wrong-password': { file },
  'roots-unreadable': { file },
  'roots-folder-missing': { dir: 'roots' },
  'roots-empty': { dir: 'roots' },
  'pins-unreadable': { file },
  'revision-refused': { revision: 4, rule: 'object-changed' },
  'added-elsewhere': { field: 'Signature1', signer, page: 2, rect: '300 400 520 470' },
  'filled-elsewhere': { field, signer, page: 2, rect: '300 400 520 470' },
  'entered-text-differs': { field: 'doc-number' },
  'covering-appearance': { field, page: 1, rect: '0 0 595 842' },
  'original-not-continued': {},
  'certificate-revoked': { signer, revokedAt: '2024-04-01T00:00:00.000Z' },
  'crl-unreadable': { file: 'ca.crl' },
  'crls-folder-missing': { dir: 'crls' },
  'amendment-original-missing': { version: 1, sha256: 'ab'.repeat(32) },
  'amendment-chain-broken': { file: 'cu.pdf', rule: 'version' },
  'amendment-forked': { file: 'khac.pdf' },
  'return-forked': { file: 'khac.pdf' },
  'amendment-behind-fork': { file: 'khac.pdf' },
  'amendment-fewer-signatures': { file: 'cu.pdf', roles: ['agency'] },
  'amendment-superseded': { file: 'moi.pdf' },
  'amendment-claimed': { file: 'b.pdf' },
  'amendment-unlisted': { file: 'cu.pdf', places: ['unit', 'signer'] },
};

const image: Facts<Omit<ImageProblems, 'seal-not-drawn' | 'image-unreadable'>> = {
  'image-too-large': { file: 'dau.png', limitBytes: 5_242_880 },
  'image-too-many-pixels': { file: 'dau.png', width: 9000, height: 9000, limitPixels: 16_000_000 },
  'image-empty': { file: 'dau.png' },
  'image-not-transparent': { file: 'dau.png' },
  'image-wrong-colour': { file: 'dau.png', slot: 'seal' },
  'image-missing': {},
  'image-damaged': { slot: 'seal' },
};
const imageReasons: readonly (readonly [string, unknown])[] = [
  ...(['not-png', 'animated', 'damaged'] as const).map(
    (reason) => ['image-unreadable', { file: 'dau.png', reason }] as const,
  ),
  ...(['sample', 'not-required', 'head-not-signed', 'certificate', 'place'] as const).map(
    (reason) => ['seal-not-drawn', { reason }] as const,
  ),
  ['image-wrong-colour', { file: 'ky.png', slot: 'hand-signature' }],
  ['image-damaged', { slot: 'hand-signature' }],
];

const transfer: Facts<TransferProblems> = {
  'transfer-not-a-package': { file: 'goi.age' },
  'transfer-newer-format': { file: 'goi.age', found: 2, supported: 1 },
  'transfer-package-damaged': { file: 'goi.age' },
  'transfer-wrong-passphrase': { file: 'goi.age' },
  'transfer-not-for-this-vault': { file: 'goi.age' },
  'transfer-nothing-taken': { file: 'goi.age', differences: 2, whole: 1, kept: 1 },
  'transfer-nothing-new': { file: 'goi.age', takenInAt: '2024-05-08T10:30:00+07:00' },
  'transfer-too-large': { sizeBytes: 5_200_000_000, limitBytes: 4_000_000_000 },
  'transfer-file-too-large': { file: 'goi.age', sizeBytes: 5_200_000_000, limitBytes: 4_000_000_000 },
  'transfer-recipient-invalid': {},
  'transfer-cancelled': {},
  'transfer-check-failed': { file: 'goi.age' },
  'transfer-unreadable': { file: 'goi.age', reason: 'EIO' },
  'transfer-changed-meanwhile': {},
  'transfer-trail-unknown': { id: 'ab'.repeat(16) },
  'transfer-trail-unreadable': { file: 'goi.age', line: 7 },
};
const trust: Facts<TrustProblems> = {
  'root-file-unreadable': { file },
  'crl-file-unreadable': { file: 'ca.crl' },
  'trust-file-too-large': { file, limitBytes: 1_048_576 },
  'root-not-ca': { file, subject },
  'root-weak-key': { file, subject, key: 'RSA 1024' },
  'root-signature-wrong': { file, subject },
  'root-not-usable': { file, subject },
  'root-not-offered': {},
  'crl-partial': { file: 'ca.crl', issuer: 'CA-01' },
  'crl-older': {
    issuer: 'CA-01',
    thisUpdate: '2024-04-01T07:00:00+07:00',
    kept: '2024-05-01T07:00:00+07:00',
  },
  'trust-full': { limit: 64 },
  'trust-entry-unknown': {},
  'identity-not-proven': { file },
  'units-unreadable': { file },
  'certificate-not-the-shown': { file, field },
  'checked-file-gone': {},
  'dropped-too-many': { count: 300, limit: 200 },
  'dropped-too-large': { sizeBytes: 300_000_000, limitBytes: 268_435_456 },
  'signer-first-seen': { signer, unit: 'UBND A', role: 'head' },
  'signer-confirmation-damaged': { signer, unit: 'UBND A', role: 'head' },
  'signer-differs': { signer, unit: 'UBND A', role: 'added' },
};

const all = [
  ...Object.entries({
    ...report,
    ...backups,
    ...keys,
    ...audit,
    ...road,
    ...shell,
    ...signing,
    ...verify,
    ...image,
    ...transfer,
    ...trust,
  }),
  ...imageReasons,
];

/** The dots of file names and dates end no sentence. */
function sentencesOf(text: string): readonly string[] {
  return text.split(/[.?](?:\s|$)/).filter((part) => part.trim() !== '');
}

describe('problems of report, shell, signing and verification', () => {
  it.each(all)('%s says what happened, what it means and what to do, in both languages', (code, facts) => {
    const write = (language: 'vi' | 'en') => problemText({ code, facts } as unknown as Problem, language);
    for (const text of [write('vi'), write('en')]) {
      expect(sentencesOf(text).length, text).toBeGreaterThanOrEqual(3);
      expect(text).not.toMatch(/!|undefined|null|NaN|\[object/);
      expect(text).toBe(text.normalize('NFC'));
    }
    expect(write('vi')).not.toMatch(/vui lòng|thành công|\bfile\b|uỷ|hoà|khoá/i);
    expect(write('vi')).not.toMatch(/\b(the|error|failed|open|close|choose|please|signature|certificate)\b/i);
    expect(write('en')).not.toMatch(/\b(please|sorry|oops|something went wrong)\b/i);
    expect(write('en')).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });
});
