import path from 'node:path';
import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import { problem, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { readRegularFile } from '../openRegularFile.ts';
import { sealPin } from '../sealSigner.ts';
import type { EngineNeeds, Session } from '../session.ts';
import { verifyPdf } from '../verify/verifyPdf.ts';

type VerifyCalls = Pick<EngineCalls, 'verify.files'>;

/** Checks signed files on screen. The open vault's own seal is pinned; other signers are unknown until roots can be given. */
export function verifyCalls({ now }: EngineNeeds, session: Session): VerifyCalls {
  return {
    async 'verify.files'({ paths }) {
      const opened = session.opened();
      const pin = opened.ok ? sealPin(opened.value.vault) : opened;
      const pins = pin.ok ? [pin.value] : [];
      const entries: VerifiedFile[] = [];
      for (const file of paths) {
        const name = path.basename(file);
        const bytes = await readRegularFile(file);
        entries.push(
          bytes === null
            ? unreadable(name)
            : { ...(await verifyPdf(bytes, { roots: [], pins, now: now() })), file: name },
        );
      }
      return succeed(entries);
    },
  };
}

function unreadable(file: string): VerifiedFile {
  return {
    file,
    verdict: 'invalid',
    signatures: [],
    payload: null,
    problems: [problem('file-unreadable', { file })],
  };
}
