import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const javaFolder = '/usr/share/java';
const classPath = [
  'preflight',
  'pdfbox2',
  'xmpbox',
  'fontbox2',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => path.join(javaFolder, `${name}.jar`));

/** Why PDFBox preflight (Debian libpdfbox2-java, libactivation-java, libjaxb-api-java) cannot run here; null when it can. */
export function preflightMissing(): string | null {
  const missing = classPath.find((file) => !existsSync(file));
  if (missing !== undefined) return `${missing} is not installed`;
  return spawnSync('java', ['-version']).status === 0 ? null : 'java is not installed';
}

/** What PDFBox preflight says of a PDF/A-1b file: its last line, or the list of errors. */
export function preflight(file: string): string {
  const { stdout } = spawnSync(
    'java',
    ['-cp', classPath.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file],
    { encoding: 'utf8' },
  );
  return stdout.trim();
}

/** Signs a file with PDFBox, without a picture, and appends that; `field` is one that is there, else a new one is made. */
export function signWithPdfBox(
  file: string,
  out: string,
  { key, certificate }: { readonly key: string; readonly certificate: string },
  field: string | null,
): void {
  const source = path.join(import.meta.dirname, 'pdfbox', 'SignField.java');
  const given = [file, out, key, certificate, ...(field === null ? [] : [field])];
  const { status, stderr } = spawnSync('java', ['-cp', classPath.join(':'), source, ...given], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`PDFBox could not sign: ${stderr.slice(-500)}`);
}

/** Why PDFBox cannot sign here: besides its own needs it takes the compiler of the JDK and openssl. */
export function pdfBoxSignerMissing(): string | null {
  const missing = [
    ['javac', '-version'],
    ['openssl', 'version'],
  ].find(([program = '', option = '']) => spawnSync(program, [option]).status !== 0);
  return preflightMissing() ?? (missing === undefined ? null : `${missing[0]} is not installed`);
}

export function qpdfMissing(): string | null {
  return spawnSync('qpdf', ['--version']).status === 0 ? null : 'qpdf is not installed';
}

/** Output of `qpdf --check`; throws when qpdf finds an error or a warning. */
export function qpdfCheck(file: string): string {
  return execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });
}
