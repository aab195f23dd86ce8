import type { Page } from 'playwright-core';

/** What an official does in the window, by the words on the screen. */

export const passphrase = 'một câu dài dễ nhớ 2024';

/** Texts of the unit and its people, as the first start asks for them. */
export const sampleTexts = {
  unitName: 'Ủy ban nhân dân huyện Thử Nghiệm',
  symbol: 'BC-UBND',
  recipient: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  place: 'Thử Nghiệm',
  preparer: 'Nguyễn Thị Mẫu',
  head: 'Trần Văn Mẫu',
  headTitle: 'PHÓ CHỦ TỊCH',
} as const;

type OfficeTexts = { readonly [Key in keyof typeof sampleTexts]: string };

/** First start: vault, unit profile, people. Ends on the home screen. */
export async function setUp(page: Page, texts: OfficeTexts = sampleTexts): Promise<void> {
  await makeVault(page);
  await describeUnit(page, texts);
  await namePeople(page, texts);
}

/** The first page of the first start. Ends on the unit profile. */
export async function makeVault(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill(passphrase);
  await page.getByText('Đã hiểu và đã cất giữ mật khẩu ở nơi an toàn').click();
  await page.getByRole('button', { name: 'Tạo kho dữ liệu' }).click();
  await page.getByRole('button', { name: 'Để sau' }).click();
  await page.getByRole('heading', { name: 'Hồ sơ đơn vị' }).waitFor();
}

/** The second page. Ends on the people. */
export async function describeUnit(page: Page, texts: OfficeTexts = sampleTexts): Promise<void> {
  await page.getByRole('combobox', { name: 'Loại đơn vị' }).selectOption('ubnd-huyen');
  await page.getByRole('textbox', { name: 'Tên đơn vị' }).fill(texts.unitName);
  await page.getByRole('textbox', { name: 'Ký hiệu trong số văn bản' }).fill(texts.symbol);
  await page.getByRole('textbox', { name: /Nơi nhận báo cáo/ }).fill(texts.recipient);
  await page.getByRole('textbox', { name: 'Địa danh' }).fill(texts.place);
  // The code is proposed from the name: the person leaves it as it is.
  await page.getByRole('button', { name: 'Tiếp tục: Người tham gia' }).click();
  await page.getByRole('heading', { name: 'Người tham gia' }).waitFor();
}

/** The last page. Ends on the home screen. */
export async function namePeople(page: Page, texts: OfficeTexts = sampleTexts): Promise<void> {
  await page.getByRole('textbox', { name: 'Họ và tên cán bộ lập báo cáo' }).fill(texts.preparer);
  await page.getByRole('textbox', { name: 'Họ và tên lãnh đạo ký' }).fill(texts.head);
  await page.getByRole('textbox', { name: 'Chức vụ lãnh đạo ký' }).fill(texts.headTitle);
  await page.getByRole('button', { name: 'Hoàn tất thiết lập' }).click();
  await page.getByRole('heading', { name: texts.unitName }).waitFor();
}

/** From home: a new return to the built-in directive. Ends on its list. */
export async function startReturn(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /Lập báo cáo/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('27/4/2024');
  await page.getByRole('textbox', { name: 'Đến ngày' }).fill('7/5/2024');
  await page.getByText('Văn bản không nêu hạn nộp').click();
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  await page.getByRole('group', { name: /^Trạng thái/ }).waitFor();
}

/** Waits for the words that appear only after the acknowledgement. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/Đã ghi vào kho lúc \d\d:\d\d:\d\d/)
    .first()
    .waitFor();
}
