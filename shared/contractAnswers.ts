import type { Place } from './contract/place.ts';
import type { Answer, Status } from './domain/answer.ts';
import type { AnswerPlace } from './domain/answerPlace.ts';
import type { ComplianceReturn } from './domain/complianceReturn.ts';
import type { Directive } from './domain/directive.ts';
import type { Evidence } from './domain/evidence.ts';
import type { LockedKeys } from './domain/keysState.ts';
import type { IdleMinutes } from './domain/lockReason.ts';
import type { Counts } from './domain/progress.ts';
import type { ReturnRoad, RoadState } from './domain/returnRoad.ts';
import type { Unit } from './domain/unit.ts';
import type { VerifiedFile } from './domain/verifyEntry.ts';
import type { Problem } from './problems.ts';
import type { Result } from './result.ts';

// What main answers to the calls of the contract: plain data, shapes only.

export interface Settings {
  readonly language: 'vi' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** Minutes without a key or mouse after which the vault locks. */
  readonly lockAfterMinutes: IdleMinutes;
}

export interface AppState {
  readonly vault: 'none' | 'locked' | 'open' | 'keyring-missing' | 'database-missing';
  readonly settings: Settings;
  readonly version: string;
  /** Where the person was before a lock or a crash of the window; null when the app has just started. */
  readonly place: Place | null;
  /** Who can open the vault, while it is locked and its keyring can be read. */
  readonly lockedKeys?: LockedKeys;
  /** The open vault can only be opened by passphrases: forgetting them would lose everything. */
  readonly recoveryCodeMissing?: boolean;
  /** True in the test shell, which is not Electron and says so on every screen. */
  readonly testShell: boolean;
  /** What went wrong while starting or unlocking and the person should know, e.g. a damaged row or a lost evidence file. */
  readonly notices: readonly Problem[];
}

/** Acknowledgement of a durable write: the moment of the commit, ISO 8601 with offset. */
export interface Saved {
  readonly savedAt: string;
}

/** What the unit wrote to an item in an earlier period. */
export interface LastAnswer {
  /** The item it answered there. */
  readonly itemId: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly status: Status;
  readonly result: string;
  readonly assignee: string;
}

export interface DirectiveSummary {
  readonly id: string;
  readonly subject: string;
  readonly occasion: string | null;
  readonly issuerName: string;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: { readonly year: number | null; readonly month: number | null; readonly day: number | null };
  /** How the vault's unit stands to it, with the number of items it would answer. */
  readonly addressing:
    | { readonly addressed: true; readonly groupName: string; readonly itemCount: number }
    | { readonly addressed: false };
  /** Groups whose items a unit that is not addressed may adopt. */
  readonly adoptableGroups: readonly {
    readonly id: string;
    readonly name: string;
    readonly itemCount: number;
  }[];
}

export interface ReturnList {
  /** Newest first. */
  readonly returns: readonly ReturnSummary[];
  /** Returns that could not be read: told beside the others, which stay usable. */
  readonly problems: readonly Problem[];
}

export interface ReturnSummary {
  readonly returnId: string;
  readonly directiveId: string;
  readonly subject: string;
  readonly occasion: string | null;
  readonly issuerName: string;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: { readonly year: number | null; readonly month: number | null; readonly day: number | null };
  /** Tells returns to one directive apart. */
  readonly period: { readonly from: string; readonly to: string };
  readonly deadline: string | null;
  readonly counts: Counts;
  readonly contradictions: number;
  readonly roadState: RoadState;
  /** First item without a final answer; null when all have one. */
  readonly nextItem: string | null;
  readonly lastExport: {
    readonly at: string;
    readonly fileName: string;
    readonly way: 'p12' | 'token' | 'seal' | 'unsigned';
  } | null;
}

/** Somebody who took a step of a return. `recovery`: a printed code, which anybody may have held. */
export interface StepTaker {
  readonly slot: string;
  readonly kind: 'officer' | 'recovery';
  /** Full name, else the alias. */
  readonly name: string;
  /** No longer opens the vault. */
  readonly isFormer: boolean;
}

export interface OpenReturn {
  readonly complianceReturn: ComplianceReturn;
  readonly directive: Directive;
  readonly unit: Unit;
  /** Ids of the items this unit answers, in the order of the paper. */
  readonly itemIds: readonly string[];
  readonly groupId: string;
  readonly groupName: string;
  readonly adopted: boolean;
  /** One for each of `itemIds`, in that order. */
  readonly answers: readonly Answer[];
  readonly evidence: readonly Evidence[];
  /** Where it stands in the office; in any state but `draft` nothing of it may be edited. */
  readonly road: ReturnRoad;
  /** Who took the steps of the road, as far as their names are known. */
  readonly takers: readonly StepTaker[];
  /** Rows of this return that could not be authenticated: shown, never overwritten. */
  readonly problems: readonly Problem[];
}

/** What a Word or Excel document says, in plain text. `title`: name of a sheet. */
export interface OfficeText {
  readonly parts: readonly { readonly title: string | null; readonly text: string }[];
  /** Only the beginning is here. */
  readonly cut: boolean;
}

export type AttachOutcome = { readonly name: string } & Result<{
  readonly evidence: Evidence;
  readonly alreadyInVault: boolean;
  readonly savedAt: string;
}>;

export interface Preview {
  readonly previewId: string;
  readonly pages: number;
  /** Size of the signed file that an export would write, within 1 %. */
  readonly sizeBytes: number;
  readonly photos: number;
}

/** The pages as they would be printed now. */
export interface DraftPages {
  /** Read like a preview, until the next draft of pages or the lock. */
  readonly previewId: string;
  readonly pages: number;
  /** Where the answers stand; none for the kept file of a submitted return. */
  readonly places: readonly AnswerPlace[];
}

export interface Exported {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly pages: number;
  /** What re-reading and verifying the written file found. */
  readonly verification: VerifiedFile | null;
  /** What the person is told although the file was written: a certificate of somebody else, a seal that was not drawn. */
  readonly notices?: readonly Problem[];
}
