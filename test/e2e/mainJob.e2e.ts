import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityToPkcs12, issueIdentity, throwAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, saved, setUp, startReturn } from './support/officialAtWork.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** One official's work from the first start to the checked file. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `the main job in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);
  const problems: string[] = [];
  const foreign: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-job-'));
    launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 728 } });
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes the vault and the unit profile at the first start', async () => {
    await setUp(launched.page);

    await launched.page
      .getByText(/^18 mục/)
      .first()
      .waitFor();
  });

  it('answers an item and says so only once it is written', async () => {
    const { page } = launched;
    await startReturn(page);

    await page
      .getByRole('group', { name: /^Trạng thái/ })
      .getByText('Đã thực hiện', { exact: true })
      .click();
    await page
      .getByRole('textbox', { name: 'Kết quả' })
      .fill('Bố trí 06 cán bộ trực 24/7 từ ngày 27/4 đến 07/5/2024.');
    await saved(page);

    await page.getByRole('row', { name: /1\.1\.a .*Đã thực hiện/ }).waitFor();
  });

  it('attaches a chosen file, and a picture pasted into the item', async () => {
    const { page, dialogs } = launched;
    await writeFile(place('Lịch trực 24-7.txt'), 'Ca 1: Nguyễn Văn An, 0912.000.000');
    await dialogs.chooseNext(place('Lịch trực 24-7.txt'));

    await page.getByRole('button', { name: 'Chọn tệp' }).click();
    await page.getByText('Lịch trực 24-7.txt').first().waitFor();
    await pastePicture(launched);
    await page
      .getByText(/anh-dan-/)
      .first()
      .waitFor();

    await page.getByRole('row', { name: /1\.1\.a .*2 minh chứng/ }).waitFor();
  });

  it('takes Vietnamese typing in bursts of Backspace and letters as it was meant', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /Mục sau: 1\.1\.b/ }).click();
    const field = page.getByRole('textbox', { name: 'Kết quả' });
    await field.click();

    await typeLikeUnikey(launched, 'Tieesng Vieejt: ddax trieern khai');
    await saved(page);

    expect(await field.inputValue()).toBe('Tiếng Việt: đã triển khai');
  });

  it('locks at once, opens with the passphrase only, and leads back to where the person was', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Mở kho dữ liệu' }).waitFor();
    expect(await page.getByText('huyện Thử Nghiệm').count()).toBe(0);

    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('không phải mật khẩu');
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await page
      .getByText(/Mật khẩu không mở được kho dữ liệu/)
      .first()
      .waitFor();
    // After a wrong passphrase the next try waits for a second.
    await page.waitForTimeout(1_100);
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
    await page.getByRole('button', { name: 'Mở khóa' }).click();

    const result = page.getByRole('textbox', { name: 'Kết quả' });
    await result.waitFor();
    expect(await result.inputValue()).toBe('Tiếng Việt: đã triển khai');
  });

  it('keeps every answer and file when the app is closed and started again', async () => {
    problems.push(...launched.consoleProblems);
    foreign.push(...launched.foreignRequests);
    await launched.close();
    launched = await launchApp({ userData: place('user-data'), size: { width: 1024, height: 600 } });
    const { page } = launched;

    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await page.getByRole('button', { name: /Làm tiếp mục/ }).click();
    await page.getByRole('row', { name: /1\.1\.a / }).click();

    expect(await page.getByRole('textbox', { name: 'Kết quả' }).inputValue()).toBe(
      'Bố trí 06 cán bộ trực 24/7 từ ngày 27/4 đến 07/5/2024.',
    );
    await page.getByRole('row', { name: /1\.1\.a .*2 minh chứng/ }).waitFor();
  });

  it('exports a signed return that strangers’ tools find whole', async () => {
    const { page, dialogs } = launched;
    await writeSigner(place('signer.p12'), place('root.pem'));
    await page.getByRole('button', { name: /mở mục lục/ }).click();
    await page.getByRole('button', { name: 'Trình ký và xuất' }).click();
    await page.getByText('Tệp chứng thư P12').click();
    await dialogs.chooseNext(place('signer.p12'));
    await page.getByRole('button', { name: 'Chọn tệp chứng thư' }).click();
    await page.getByRole('textbox', { name: 'Mật khẩu của tệp chứng thư' }).fill('mật khẩu p12');
    await dialogs.saveNext(place('bao-cao.pdf'));

    await page.getByRole('button', { name: 'Ký bằng tệp P12' }).click();
    await page.getByRole('button', { name: 'Vẫn xuất' }).click();
    await page.getByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' }).waitFor();

    const written = await readFile(place('bao-cao.pdf'));
    expect(written.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    expect(await page.getByText('Không phải chữ ký số chuyên dùng công vụ').first().isVisible()).toBe(true);
    expect(verifyOutside(place('bao-cao.pdf'), folder)).toMatchObject([
      {
        verdict: 'valid',
        payload: { unit: { code: 'THUNGHIEM' }, counts: { total: 18, done: 1, evidence: 2 } },
      },
    ]);
  });

  it('asks nothing of any network and leaves no error on the console', async () => {
    expect([...foreign, ...launched.foreignRequests]).toEqual([]);
    expect([...problems, ...launched.consoleProblems]).toEqual([]);
  });
});

async function writeSigner(p12: string, pem: string): Promise<void> {
  const validity = {
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000 * 365),
  };
  const ca = throwAwayCa({ name: { commonName: 'CA thử nghiệm' }, ...validity });
  const identity = issueIdentity(ca, { name: { commonName: 'Trần Văn Mẫu' }, ...validity });
  await writeFile(p12, identityToPkcs12(identity, 'mật khẩu p12'));
  const base64 = Buffer.from(ca.cert)
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n');
  await writeFile(pem, `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`);
}

/** The command line in a process of its own: another reader of the same file. */
function verifyOutside(file: string, roots: string): unknown {
  const cli = path.join(root, 'out', 'cli', 'cli.js');
  return JSON.parse(
    execFileSync(process.execPath, [cli, 'verify', file, '--roots', roots, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
}

/** Pastes a PNG as a screenshot tool would leave it on the clipboard. */
async function pastePicture({ page }: LaunchedApp): Promise<void> {
  await page.getByRole('textbox', { name: 'Kết quả' }).focus();
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 200;
    const paint = canvas.getContext('2d');
    if (paint === null) throw new Error('no canvas');
    paint.fillStyle = '#1B4F8A';
    paint.fillRect(20, 20, 200, 120);
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (picture === null) throw new Error('no picture');
    const data = new DataTransfer();
    data.items.add(new File([picture], 'image.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
}

/** Telex as Unikey sends it: Backspaces and the new letters in one burst, no composition. */
async function typeLikeUnikey({ page }: LaunchedApp, telex: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  let shown = '';
  for (let length = 1; length <= telex.length; length += 1) {
    const next = telexText(telex.slice(0, length));
    let kept = 0;
    while (kept < shown.length && shown[kept] === next[kept]) kept += 1;
    for (let back = shown.length; back > kept; back -= 1) {
      await cdp.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Backspace',
        code: 'Backspace',
        windowsVirtualKeyCode: 8,
      });
      await cdp.send('Input.dispatchKeyEvent', {
        type: 'keyUp',
        key: 'Backspace',
        code: 'Backspace',
        windowsVirtualKeyCode: 8,
      });
    }
    if (next.length > kept) await cdp.send('Input.insertText', { text: next.slice(kept) });
    shown = next;
  }
}

/** The words of the test in Telex, letter by letter as the keyboard program rewrites them. */
function telexText(typed: string): string {
  return typed
    .replaceAll('Tieesng', 'Tiếng')
    .replaceAll('Tiees', 'Tiế')
    .replaceAll('Tiee', 'Tiê')
    .replaceAll('Vieejt', 'Việt')
    .replaceAll('Vieej', 'Việ')
    .replaceAll('Viee', 'Viê')
    .replaceAll('ddax', 'đã')
    .replaceAll('dda', 'đa')
    .replaceAll('dd', 'đ')
    .replaceAll('trieern', 'triển')
    .replaceAll('trieer', 'triể')
    .replaceAll('triee', 'triê');
}
