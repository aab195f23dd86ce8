import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { payloadSha256 } from '../../electron/engine/report/payloadBytes.ts';
import { findBrowser } from '../../scripts/findBrowser.mjs';
import type { Payload } from '../../shared/domain/payload.ts';
import { type ReportModel, reportModel } from '../../shared/domain/reportModel.ts';
import { type Run, runProgram } from './runProgram.ts';
import { resources } from './workplace.ts';

/** The peer of the report: a Chromium that prints the same words and pictures, from its start to the file. */
export interface PagePrinter {
  print(): Promise<Run>;
}

/** Null where no browser is found. Pictures are named by their number in the manifest. */
export async function openPagePrinter(
  payload: Payload,
  pictures: ReadonlyMap<number, string>,
  folder: string,
): Promise<PagePrinter | null> {
  const browser = findBrowser();
  if (browser === null) return null;
  const page = path.join(folder, 'return.html');
  await writeFile(page, html(reportModel(payload, payloadSha256(payload)), pictures));
  const args = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-pdf-header-footer'],
    `--user-data-dir=${path.join(folder, 'profile')}`,
    `--print-to-pdf=${path.join(folder, 'printed.pdf')}`,
    pathToFileURL(page).href,
  ];
  const print = () => runProgram(browser, args, folder);
  // The first start makes the profile, which is nobody's work on the page.
  await print();
  return { print };
}

function html(model: ReportModel, pictures: ReadonlyMap<number, string>): string {
  const faces = [
    ['Tinos_400Regular', 'normal', 'normal'],
    ['Tinos_700Bold', 'bold', 'normal'],
    ['Tinos_400Regular_Italic', 'normal', 'italic'],
    ['Tinos_700Bold_Italic', 'bold', 'italic'],
  ].map(([file, weight, style]) => {
    const source = pathToFileURL(path.join(resources, 'fonts', `${file}.ttf`)).href;
    return `@font-face{font-family:Tinos;font-weight:${weight};font-style:${style};src:url("${source}")}`;
  });
  const css = `${faces.join('')}
    @page{size:A4;margin:20mm 15mm 20mm 30mm}
    body{font:14pt Tinos} table{border-collapse:collapse;width:100%;font-size:12pt} td,th{border:1px solid}
    thead{display:table-header-group} h1,h2{text-align:center;font-size:14pt} img{max-width:100%;height:262pt}
    .break{break-before:page} figure{break-inside:avoid;text-align:center;font-style:italic}`;
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escaped(model.title)}</title>
    <style>${css}</style><body>${bodyOf(model, pictures)}</body></html>`;
}

function bodyOf(model: ReportModel, pictures: ReadonlyMap<number, string>): string {
  const { header } = model;
  const rows = model.rows.map((row) =>
    cells([row.id, row.verbatim, [...row.result, ...row.notes], row.status, row.evidence.join(', ')]),
  );
  const files = model.evidence.map((file) =>
    cells([
      String(file.number),
      [file.name, file.caption, file.sha256],
      file.items,
      [file.size, file.addedAt],
    ]),
  );
  const photos = model.photos.map(({ number, name, items }) => {
    const source = pathToFileURL(pictures.get(number) ?? '').href;
    return `<figure><img src="${source}"><figcaption>${escaped(`${number}. ${name} (${items})`)}</figcaption></figure>`;
  });
  return [
    paragraphs([header.parent ?? '', header.agency, header.number, header.placeAndDate]),
    `<h1>BÁO CÁO</h1><h2>${escaped(model.title)}</h2>`,
    paragraphs([`Kính gửi: ${model.recipients.join('; ')}.`, model.opening, ...model.direction]),
    table(['TT', 'Nội dung yêu cầu', 'Kết quả', 'Trạng thái', 'Minh chứng'], rows),
    table(
      ['TT', 'Nội dung', 'Số lượng'],
      model.figures.map(({ label, value }, index) => cells([String(index + 1), label, value])),
    ),
    paragraphs([...model.figureNotes, ...model.difficulties, ...model.proposals, ...model.contactPoint]),
    paragraphs([model.closing, ...model.signature.lines, model.signature.name, ...model.distribution]),
    files.length === 0 ? '' : `<h1 class="break">DANH MỤC MINH CHỨNG</h1>`,
    files.length === 0 ? '' : table(['TT', 'Tên tệp', 'Mục', 'Dung lượng'], files),
    photos.length === 0 ? '' : `<h1 class="break">PHỤ LỤC ẢNH</h1>${photos.join('')}`,
  ].join('\n');
}

function table(headings: readonly string[], rows: readonly string[]): string {
  const head = headings.map((heading) => `<th>${escaped(heading)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead>${rows.join('')}</table>`;
}

function cells(texts: readonly (string | readonly string[])[]): string {
  const all = texts.map((text) => `<td>${typeof text === 'string' ? escaped(text) : paragraphs(text)}</td>`);
  return `<tr>${all.join('')}</tr>`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escaped(text)}</p>`).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
