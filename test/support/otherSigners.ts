import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signPreparedField } from '../../electron/engine/signing/signPreparedField.ts';
import {
  certificateToPem,
  type Identity,
  issueIdentity,
  newPrivateKey,
  throwAwayCa,
} from '../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../electron/engine/verify/verifyPdf.ts';
import { preparedReturn, signatureOf } from './severalSignatures.ts';
import { required } from './signedReturn.ts';
import { rootsOf, signerOf, vietnamese } from './testCertificates.ts';

const day = 86_400_000;
const names = { head: 'Trần Văn Mẫu', agency: 'Ủy ban nhân dân huyện Thử Nghiệm' };

/** Files for programs that sign by themselves, at the time of the machine: so the certificates are of today. */
export interface SignersAtWork {
  /** Prepared for head and agency, signed by the head with the product. */
  readonly head: string;
  /** Prepared for both, signed by nobody. */
  readonly prepared: string;
  readonly keys: Readonly<Record<'headWithEc' | 'headWithRsa' | 'agencyWithEc' | 'agencyWithRsa', KeyFiles>>;
  /** Signs the prepared field of the agency with the product. */
  readonly signAgency: (pdf: Uint8Array) => Promise<Uint8Array>;
  readonly judge: (pdf: Uint8Array) => Judged;
}

export interface KeyFiles {
  readonly key: string;
  readonly certificate: string;
}

export interface Judged {
  readonly verdict: string;
  /** All findings but those that every signature has here. */
  readonly codes: readonly string[];
}

const always = ['no-timestamp', 'not-official-signature', 'revocation-not-checked'];

export async function signersAtWork(folder: string): Promise<SignersAtWork> {
  const now = new Date();
  const validity = {
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 30 * day),
  };
  const root = throwAwayCa({ name: vietnamese('CA gốc thử nghiệm'), ...validity });
  const issue = (name: string, kind: 'ec' | 'rsa'): Identity =>
    issueIdentity(root, { name: vietnamese(name), ...validity, privateKey: newPrivateKey(kind) });
  const write = async (name: string, bytes: Uint8Array | string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return file;
  };
  const keyFiles = async (role: 'head' | 'agency', kind: 'ec' | 'rsa'): Promise<KeyFiles> => {
    const { privateKey, cert } = issue(names[role], kind);
    return {
      key: await write(`${role}-${kind}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' })),
      certificate: await write(`${role}-${kind}.pem`, certificateToPem(cert)),
    };
  };
  const signWith = async (pdf: Uint8Array, role: 'head' | 'agency'): Promise<Uint8Array> => {
    const signer = signerOf(issue(names[role], 'ec'));
    return required(await signPreparedField(pdf, signatureOf(role, { signer, at: new Date() })));
  };
  const prepared = await preparedReturn(['head', 'agency'], false);
  return {
    prepared: await write('prepared.pdf', prepared),
    head: await write('head.pdf', await signWith(prepared, 'head')),
    keys: {
      headWithEc: await keyFiles('head', 'ec'),
      headWithRsa: await keyFiles('head', 'rsa'),
      agencyWithEc: await keyFiles('agency', 'ec'),
      agencyWithRsa: await keyFiles('agency', 'rsa'),
    },
    signAgency: (pdf) => signWith(pdf, 'agency'),
    judge: (pdf) => {
      const { verdict, problems } = verifyPdf(pdf, { roots: rootsOf(root), pins: [], now: new Date() });
      return { verdict, codes: problems.map(({ code }) => code).filter((code) => !always.includes(code)) };
    },
  };
}
