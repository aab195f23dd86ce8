import type { AuditProblems } from './problems/auditProblems.ts';
import type { BackupProblems } from './problems/backupProblems.ts';
import type { EvidenceProblems } from './problems/evidenceProblems.ts';
import type { ImageProblems } from './problems/imageProblems.ts';
import type { InputProblems } from './problems/inputProblems.ts';
import type { KeyProblems } from './problems/keyProblems.ts';
import type { ReportProblems } from './problems/reportProblems.ts';
import type { RoadProblems } from './problems/roadProblems.ts';
import type { ShellProblems } from './problems/shellProblems.ts';
import type { SigningProblems } from './problems/signingProblems.ts';
import type { TransferProblems } from './problems/transferProblems.ts';
import type { TrustProblems } from './problems/trustProblems.ts';
import type { VaultCheckProblems } from './problems/vaultCheckProblems.ts';
import type { VaultProblems } from './problems/vaultProblems.ts';
import type { VerifyProblems } from './problems/verifyProblems.ts';

/** Every expected failure of the product: code → the facts its sentence needs. The union is closed: no other codes exist. */
export interface ProblemFacts
  extends VaultProblems,
    VaultCheckProblems,
    AuditProblems,
    BackupProblems,
    KeyProblems,
    EvidenceProblems,
    InputProblems,
    ImageProblems,
    ReportProblems,
    RoadProblems,
    SigningProblems,
    VerifyProblems,
    TransferProblems,
    TrustProblems,
    ShellProblems {}

export type ProblemCode = keyof ProblemFacts;

/** An expected failure as a value: plain data, safe to send between processes. `path` names the place in an input document. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C; readonly facts: ProblemFacts[C]; readonly path?: string };
}[ProblemCode];

/** A sentence for each code of a group: what happened, what it means for the person's work, what to do now. */
export type ProblemTexts<Group> = { readonly [C in keyof Group]: (facts: Group[C]) => string };
