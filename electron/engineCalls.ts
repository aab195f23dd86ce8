import type { CallName, Group, InputOf, OutputOf } from '../shared/contract.ts';
import type {
  AppState,
  AttachOutcome,
  DirectiveSummary,
  Exported,
  LastAnswer,
  OfficeText,
  OpenReturn,
  Preview,
  ReturnList,
  Saved,
} from '../shared/contractAnswers.ts';
import type { SeenHead, TrailFilter, TrailOverview, TrailPage } from '../shared/domain/auditTrail.ts';
import type { BackupsState, RestoreCandidate, Restored } from '../shared/domain/backup.ts';
import type { CheckedBatch, ComparedPlace } from '../shared/domain/checkedFile.ts';
import type { KeysState, LockedKeys, PassphraseStrength } from '../shared/domain/keysState.ts';
import type { RequiredSignature } from '../shared/domain/payload.ts';
import type { SignatureImages } from '../shared/domain/signatureImage.ts';
import type { CertificateEntry, TokenEntry, TokenModuleEntry } from '../shared/domain/tokenEntry.ts';
import type { TakenIn, TransferPreview } from '../shared/domain/transferPreview.ts';
import type { TrustList } from '../shared/domain/trust.ts';
import type { Unit, UnitKind } from '../shared/domain/unit.ts';
import type { VaultCheckReport, VaultCheckState } from '../shared/domain/vaultCheck.ts';
import type { VerifiedFile } from '../shared/domain/verifyEntry.ts';
import type { Problem } from '../shared/problems.ts';
import type { Result } from '../shared/result.ts';
import type { Language } from '../shared/text/problemText.ts';
import type { ModuleChoice, TokenWay } from './engine/tokenKeys.ts';

type Input<G extends Group, N extends CallName<G>> = InputOf<G, N>;
type Answer<T> = Promise<Result<T>>;

/** A key of a person: a key file read by the engine, or a token. `role`: whose field is signed, the head's when left out. */
export type PersonWay = { readonly role?: RequiredSignature | undefined } & (
  | { readonly kind: 'p12'; readonly path: string; readonly password: string }
  | ({ readonly kind: 'token' } & TokenWay)
);

/** How a return is written: with a person's key, the vault's own seal, or nothing. */
export type ExportWay = PersonWay | { readonly kind: 'seal' } | { readonly kind: 'unsigned' };

/** How a kept file is proposed to be saved; `kind` is its extension. */
export interface KeptName {
  readonly name: string;
  readonly kind: 'pdf' | 'jpg' | 'png' | 'tif';
}

/** A file's bytes for the window's own pages, with the media type found from the content. */
export interface ShownFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Slots as the keyring tells them. */
export interface StoredKeys extends Omit<LockedKeys, 'deviceAlias'> {
  readonly vaultId: string;
  readonly devices: readonly { readonly slotId: string; readonly owner: string }[];
}

/** Slots of the open vault; main adds what it knows of this computer. */
export interface OpenKeys extends Omit<KeysState, 'device'> {
  readonly vaultId: string;
  readonly devices: StoredKeys['devices'];
}

/** What main gives to the operating system to keep. `secret` is 64 hexadecimal digits. */
export interface DeviceSecret {
  readonly vaultId: string;
  readonly slotId: string;
  readonly secret: string;
}

/**
 * What main asks of the engine's thread. Calls that need no dialog are the contract's own; the others carry the paths that
 * a dialog of main returned. Paths never come from the window.
 */
export interface EngineCalls {
  'vault.state'(input: undefined): Answer<AppState['vault']>;
  /** Damage met while unlocking the open vault. */
  'vault.findings'(input: undefined): Answer<readonly Problem[]>;
  'vault.create'(input: Input<'vault', 'create'>): Answer<void>;
  'vault.unlock'(input: Input<'vault', 'unlock'>): Answer<void>;
  'vault.lock'(input: undefined): Answer<void>;
  /** Read from the keyring alone, which nothing proves before somebody unlocks. null: it cannot be read. */
  'keys.locked'(input: undefined): Answer<StoredKeys | null>;
  'keys.state'(input: undefined): Answer<OpenKeys>;
  'keys.unlockWithCode'(input: Input<'keys', 'unlockWithCode'>): Answer<void>;
  'keys.unlockWithDevice'(
    input: Input<'keys', 'unlockWithDevice'> & { readonly slotId: string; readonly secret: string },
  ): Answer<void>;
  'keys.strength'(input: Input<'keys', 'strength'>): Answer<PassphraseStrength>;
  'keys.addOfficer'(input: Input<'keys', 'addOfficer'>): Answer<void>;
  'keys.renameOfficer'(input: Input<'keys', 'renameOfficer'>): Answer<void>;
  /** `isSelf`: the officer who has the vault open, which is locked next. */
  'keys.removeOfficer'(input: Input<'keys', 'removeOfficer'>): Answer<{ readonly isSelf: boolean }>;
  'keys.changePassphrase'(input: Input<'keys', 'changePassphrase'>): Answer<void>;
  'keys.makeRecoveryCode'(input: Input<'keys', 'makeRecoveryCode'>): Answer<{ readonly code: string }>;
  'keys.writeRecoverySheet'(input: {
    readonly path: string;
    readonly language: Language;
  }): Answer<{ readonly fileName: string }>;
  'keys.confirmRecoveryCode'(input: Input<'keys', 'confirmRecoveryCode'>): Answer<void>;
  'keys.giveUpRecoveryCode'(input: undefined): Answer<void>;
  /** A new device slot of the officer who has the vault open; the one of `instead` is removed. */
  'keys.addDevice'(
    input: Input<'keys', 'turnDeviceOn'> & { readonly instead: string | null },
  ): Answer<DeviceSecret>;
  'keys.removeDevice'(input: { readonly slotId: string }): Answer<void>;
  'drafts.get'(input: undefined): Answer<OutputOf<'drafts', 'get'>>;
  'drafts.keep'(input: Input<'drafts', 'keep'>): Answer<Saved>;
  'vault.backUp'(input: { readonly folder: string }): Answer<{
    readonly folderName: string;
    readonly problems: readonly Problem[];
    readonly isLogged: boolean;
  }>;
  'backups.state'(input: undefined): Answer<BackupsState>;
  'backups.makeNow'(input: undefined): Answer<void>;
  'backups.cancel'(input: undefined): Answer<void>;
  'backups.candidates'(input: undefined): Answer<readonly RestoreCandidate[]>;
  'backups.readFolder'(input: { readonly folder: string }): Answer<readonly RestoreCandidate[]>;
  'backups.restore'(input: Input<'backups', 'restore'>): Answer<Restored>;
  'unit.get'(input: undefined): Answer<Unit | null>;
  'unit.save'(input: Unit): Answer<Saved>;
  'unit.kinds'(input: undefined): Answer<readonly UnitKind[]>;
  'directives.list'(input: undefined): Answer<readonly DirectiveSummary[]>;
  'returns.list'(input: undefined): Answer<ReturnList>;
  'returns.create'(input: Input<'returns', 'create'>): Answer<{ readonly returnId: string }>;
  'returns.open'(input: Input<'returns', 'open'>): Answer<OpenReturn>;
  'returns.saveDetails'(input: Input<'returns', 'saveDetails'>): Answer<Saved>;
  'returns.saveTexts'(input: Input<'returns', 'saveTexts'>): Answer<Saved>;
  'answers.save'(input: Input<'answers', 'save'>): Answer<Saved>;
  'answers.lastPeriod'(input: Input<'answers', 'lastPeriod'>): Answer<LastAnswer | null>;
  'evidence.attachPaths'(
    input: Input<'evidence', 'attachChosen'> & { readonly paths: readonly string[] },
  ): Answer<readonly AttachOutcome[]>;
  'evidence.beginUpload'(input: Input<'evidence', 'beginUpload'>): Answer<{ readonly uploadId: string }>;
  'evidence.appendUpload'(input: Input<'evidence', 'appendUpload'>): Answer<void>;
  'evidence.finishUpload'(input: Input<'evidence', 'finishUpload'>): Answer<AttachOutcome>;
  'evidence.cancelUpload'(input: Input<'evidence', 'cancelUpload'>): Answer<void>;
  'evidence.setCaption'(input: Input<'evidence', 'setCaption'>): Answer<Saved>;
  'evidence.link'(input: Input<'evidence', 'link'>): Answer<Saved>;
  'evidence.unlink'(input: Input<'evidence', 'unlink'>): Answer<Saved>;
  'evidence.unlinkDamaged'(input: Input<'evidence', 'unlinkDamaged'>): Answer<Saved>;
  'evidence.reorder'(input: Input<'evidence', 'reorder'>): Answer<Saved>;
  'evidence.replaceByPath'(
    input: Input<'evidence', 'replaceChosen'> & { readonly path: string },
  ): Answer<Saved>;
  'evidence.readText'(input: Input<'evidence', 'readText'>): Answer<OfficeText>;
  'evidence.exportName'(input: Input<'evidence', 'saveCopy'>): Answer<string>;
  'evidence.writeCopy'(
    input: Input<'evidence', 'saveCopy'> & { readonly path: string },
  ): Answer<{ readonly fileName: string }>;
  /** `small`: the copy of a picture that is made for the annex, whose size is known to be harmless. */
  'evidence.show'(input: {
    readonly returnId: string;
    readonly evidenceId: string;
    readonly small?: boolean;
  }): Answer<ShownFile>;
  'audit.overview'(input: Input<'audit', 'overview'>): Answer<TrailOverview>;
  'audit.page'(input: Input<'audit', 'page'>): Answer<TrailPage>;
  'audit.writeCsv'(
    input: TrailFilter & { readonly path: string },
  ): Answer<{ readonly fileName: string; readonly entries: number; readonly isLogged: boolean }>;
  'audit.restore'(input: Input<'audit', 'restore'>): Answer<OutputOf<'audit', 'restore'>>;
  /** Compares the open vault with the heads that main remembers; see `HeadKeeper`. */
  'audit.standing'(input: { readonly seen: Readonly<Record<string, SeenHead>> }): Answer<Problem | null>;
  'audit.acknowledgeHead'(input: undefined): Answer<void>;
  'images.get'(input: undefined): Answer<SignatureImages>;
  'images.keep'(input: Input<'images', 'choose'> & { readonly path: string }): Answer<SignatureImages>;
  'images.setSealWidth'(input: Input<'images', 'setSealWidth'>): Answer<Saved>;
  'images.remove'(input: Input<'images', 'remove'>): Answer<SignatureImages>;
  'images.show'(input: { readonly imageId: string }): Answer<ShownFile>;
  'report.preview'(input: Input<'report', 'preview'>): Answer<Preview>;
  'report.draftPages'(input: Input<'report', 'draftPages'>): Answer<OutputOf<'report', 'draftPages'>>;
  'report.showPreview'(input: { readonly previewId: string }): Answer<ShownFile>;
  'report.exportName'(input: { readonly returnId: string }): Answer<string>;
  'report.write'(input: {
    readonly returnId: string;
    readonly embedEvidence?: number | undefined;
    readonly way: ExportWay;
    readonly path: string;
  }): Answer<Exported>;
  'report.writeEvidence'(
    input: Input<'report', 'exportEvidence'> & { readonly path: string },
  ): Answer<OutputOf<'report', 'exportEvidence'>>;
  'tokens.modules'(input: undefined): Answer<readonly TokenModuleEntry[]>;
  'tokens.list'(input: ModuleChoice): Answer<readonly TokenEntry[]>;
  'tokens.storeCertificates'(input: undefined): Answer<readonly CertificateEntry[]>;
  'road.submit'(input: Input<'road', 'submit'>): Answer<Saved>;
  'road.sendBack'(input: Input<'road', 'sendBack'>): Answer<Saved>;
  'road.amend'(input: Input<'road', 'amend'>): Answer<Saved>;
  'road.replaced'(input: Input<'road', 'replaced'>): Answer<OutputOf<'road', 'replaced'>>;
  'road.assignRole'(input: Input<'road', 'assignRole'>): Answer<Saved>;
  'road.record'(input: Input<'road', 'record'>): Answer<Saved>;
  'road.takeInSigned'(input: Input<'road', 'takeInSigned'> & { readonly path: string }): Answer<VerifiedFile>;
  'road.writeCopy'(
    input: Input<'road', 'saveCopy'> & { readonly path: string },
  ): Answer<{ readonly fileName: string }>;
  'road.writePrintCopy'(
    input: Input<'road', 'savePrintCopy'> & { readonly path: string },
  ): Answer<{ readonly fileName: string; readonly pages: number }>;
  'road.sendOnPaper'(
    input: Input<'road', 'sendOnPaper'> & { readonly path: string },
  ): Answer<{ readonly fileName: string }>;
  /** Proposed name for a kept file, with the kind of file it is. */
  'road.keptName'(input: Input<'road', 'saveVersionCopy'>): Answer<KeptName>;
  'road.writeVersionCopy'(
    input: Input<'road', 'saveVersionCopy'> & { readonly path: string },
  ): Answer<{ readonly fileName: string }>;
  'verify.files'(input: { readonly paths: readonly string[] }): Answer<CheckedBatch>;
  'verify.again'(input: undefined): Answer<CheckedBatch>;
  'verify.beginDrop'(input: Input<'verify', 'beginDrop'>): Answer<readonly string[]>;
  'verify.appendDrop'(input: Input<'verify', 'appendDrop'>): Answer<void>;
  'verify.dropped'(input: undefined): Answer<CheckedBatch>;
  'verify.compareEvidence'(input: {
    readonly fileId: string;
    readonly path: string;
    /** Of an encrypted package; null when none was given. */
    readonly passphrase: string | null;
  }): Answer<ComparedPlace>;
  'verify.writeTotals'(
    input: Input<'verify', 'saveTotals'> & { readonly path: string },
  ): Answer<{ readonly fileName: string }>;
  'verify.show'(input: { readonly fileId: string }): Answer<ShownFile>;
  'check.state'(input: undefined): Answer<VaultCheckState>;
  'check.start'(input: undefined): Answer<VaultCheckReport>;
  'check.cancel'(input: undefined): Answer<void>;
  'check.reportName'(input: undefined): Answer<string>;
  'check.writeReport'(
    input: Input<'check', 'saveReport'> & { readonly path: string },
  ): Answer<{ readonly fileName: string }>;
  'transfer.recipient'(input: undefined): Answer<OutputOf<'transfer', 'recipient'>>;
  'transfer.size'(input: Input<'transfer', 'size'>): Answer<OutputOf<'transfer', 'size'>>;
  /** Proposed name of a package. */
  'transfer.fileName'(input: Input<'transfer', 'size'>): Answer<string>;
  'transfer.write'(
    input: Input<'transfer', 'write'> & { readonly path: string },
  ): Answer<NonNullable<OutputOf<'transfer', 'write'>>>;
  'transfer.choose'(input: { readonly path: string }): Answer<NonNullable<OutputOf<'transfer', 'choose'>>>;
  'transfer.preview'(input: Input<'transfer', 'preview'>): Answer<TransferPreview>;
  'transfer.takeIn'(input: Input<'transfer', 'takeIn'>): Answer<TakenIn>;
  'transfer.cancel'(input: undefined): Answer<void>;
  'trust.list'(input: undefined): Answer<TrustList>;
  'trust.readRoots'(input: {
    readonly paths: readonly string[];
  }): Answer<NonNullable<OutputOf<'trust', 'readRoots'>>>;
  'trust.confirmRoot'(input: Input<'trust', 'confirmRoot'>): Answer<Saved>;
  'trust.removeRoot'(input: Input<'trust', 'removeRoot'>): Answer<Saved>;
  'trust.importLists'(input: {
    readonly paths: readonly string[];
  }): Answer<NonNullable<OutputOf<'trust', 'importLists'>>>;
  'trust.removeList'(input: Input<'trust', 'removeList'>): Answer<Saved>;
  'trust.confirmIdentity'(input: Input<'trust', 'confirmIdentity'>): Answer<Saved>;
  'trust.removeIdentity'(input: Input<'trust', 'removeIdentity'>): Answer<Saved>;
}

export type EngineCallName = keyof EngineCalls;
