import path from 'node:path';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { AnnexCopies } from '../annexCopies.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import {
  type ExportedReturn,
  type ExportRequest,
  type ExportSigning,
  exportReturn,
  layOutReturn,
} from '../exportReturn.ts';
import { loadPictures } from '../images/loadPictures.ts';
import { openReturn } from '../openReturn.ts';
import { replacedBy } from '../replacedReturn.ts';
import type { AnnexPhotos } from '../report/photos.ts';
import { loadReportFonts, type ReportFonts } from '../report/reportFonts.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { noPictures, type SignaturePictures } from '../signaturePictures.ts';

/** A return whose rows were all read and authenticated, with the vault it lies in. */
export interface WholeReturn {
  readonly opened: OpenVaultSession;
  readonly whole: OpenReturn;
}

export interface MakeChoices {
  /** Left out: the head alone. */
  readonly requiredSignatures?: readonly RequiredSignature[];
  /** Bytes of evidence embedded in the file; left out: none. */
  readonly embedEvidence?: number | undefined;
}

/** Makes the file of a return of the open vault. */
export interface ReturnMaker {
  /** Fails with the findings of each row that could not be authenticated. */
  whole(returnId: string): Result<WholeReturn>;
  make(found: WholeReturn, way: ExportSigning, choices?: MakeChoices): Promise<Result<ExportedReturn>>;
  /** Pages for the screen, while `found` may hold what is not in the vault yet. */
  layOut(found: WholeReturn): ReturnType<typeof layOutReturn>;
  /** Copies for the photo annex by SHA-256 of the picture. */
  photos(found: WholeReturn): Promise<Result<ReadonlyMap<string, Uint8Array>>>;
  fonts(): Promise<ReportFonts>;
  /** Hand signature and seal of the vault. */
  pictures(opened: OpenVaultSession): Promise<Result<SignaturePictures>>;
}

export function createReturnMaker(
  needs: EngineNeeds,
  session: Session,
  library: DirectiveLibrary,
  annexCopies: AnnexCopies,
  openPhotos: () => Promise<AnnexPhotos>,
): ReturnMaker {
  let loaded: Promise<ReportFonts> | null = null;

  function fonts(): Promise<ReportFonts> {
    loaded ??= loadReportFonts(path.join(needs.folders.resources, 'fonts'));
    return loaded;
  }

  function pictures(opened: OpenVaultSession): Promise<Result<SignaturePictures>> {
    return loadPictures(opened, openPhotos);
  }

  /** Copies for the photo annex by SHA-256 of the picture. A file that proves nothing is not in the report: it may be damaged. */
  async function photosOf(
    { evidence: store }: OpenVaultSession,
    { evidence, answers }: OpenReturn,
  ): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
    const photos = new Map<string, Uint8Array>();
    const proving = new Set(answers.flatMap(({ evidenceIds }) => evidenceIds));
    for (const { id, sha256 } of evidence.filter(({ id }) => proving.has(id))) {
      const copy = await annexCopies.copyOf(store, id);
      if (!copy.ok) return copy;
      if (copy.value !== null) photos.set(sha256, copy.value);
    }
    return succeed(photos);
  }

  /** For the file to embed, which is small. */
  function originalOf(
    { evidence: store }: OpenVaultSession,
    { evidence }: OpenReturn,
    sha256: string,
  ): Promise<Result<Uint8Array>> {
    const file = evidence.find((candidate) => candidate.sha256 === sha256);
    return file === undefined
      ? Promise.resolve(fail('evidence-not-found', { id: sha256 }))
      : store.readAll(file.id);
  }

  async function requestOf(
    { opened, whole }: WholeReturn,
    way: ExportSigning,
    { requiredSignatures = ['head'], embedEvidence = 0 }: MakeChoices = {},
  ): Promise<Result<ExportRequest>> {
    const head = opened.vault.auditHead();
    if (!head.ok) return head;
    const photos = await photosOf(opened, whole);
    if (!photos.ok) return photos;
    const replaces = await replacedBy(opened, whole);
    if (!replaces.ok) return replaces;
    const isPersonal = way.kind === 'p12' || way.kind === 'token';
    const shown = isPersonal ? await pictures(opened) : succeed(noPictures);
    if (!shown.ok) return shown;
    return succeed({
      directive: whole.directive,
      unit: whole.unit,
      complianceReturn: whole.complianceReturn,
      groupId: whole.groupId,
      answers: whole.answers,
      evidence: whole.evidence.map((file) => ({
        ...file,
        annexBlobId: photos.value.has(file.sha256) ? file.id : null,
      })),
      photos: photos.value,
      exportedAt: session.moment(),
      auditHead: head.value,
      sample: false,
      way,
      requiredSignatures,
      replaces: replaces.value,
      fonts: await fonts(),
      embedUpToBytes: embedEvidence,
      evidenceBytes: (sha256) => originalOf(opened, whole, sha256),
      pictures: shown.value,
    });
  }

  const make: ReturnMaker['make'] = async (found, way, choices) => {
    const request = await requestOf(found, way, choices);
    return request.ok ? exportReturn(request.value) : request;
  };

  const layOut: ReturnMaker['layOut'] = async (found) => {
    const request = await requestOf(found, { kind: 'unsigned' });
    return request.ok ? layOutReturn(request.value) : request;
  };

  function whole(returnId: string): Result<WholeReturn> {
    const opened = session.opened();
    if (!opened.ok) return opened;
    const read = openReturn(opened.value, library, returnId);
    if (!read.ok) return read;
    if (read.value.problems.length > 0) return failAll(read.value.problems);
    return succeed({ opened: opened.value, whole: read.value });
  }

  const photos: ReturnMaker['photos'] = (found) => photosOf(found.opened, found.whole);

  return { whole, make, layOut, photos, fonts, pictures };
}
