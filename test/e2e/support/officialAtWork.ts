import type { Page } from 'playwright-core';

/** What an official does in the window, by the words on the screen. */

export const passphrase = 'một câu dài dễ nhớ 2024';

/** First start: vault, unit profile, people. Ends on the home screen. */
export async function setUp(page: Page): Promise<void> {
  await makeVault(page);
  await describeUnit(page);
  await namePeople(page);
}

/** The first page of the first start. Ends on the unit profile. */
export async function makeVault(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill(passphrase);
  await page.getByText('Đã hiểu và đã cất giữ mật khẩu ở nơi an toàn').click();
  await page.getByRole('button', { name: 'Tạo kho dữ liệu' }).click();
  await page.getByRole('heading', { name: 'Hồ sơ đơn vị' }).waitFor();
}

/** The second page. Ends on the people. */
export async function describeUnit(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Loại đơn vị' }).selectOption('ubnd-huyen');
  await page.getByRole('textbox', { name: 'Tên đơn vị' }).fill('Ủy ban nhân dân huyện Thử Nghiệm');
  await page.getByRole('textbox', { name: 'Ký hiệu trong số văn bản' }).fill('BC-UBND');
  await page.getByRole('textbox', { name: /Nơi nhận báo cáo/ }).fill('Ủy ban nhân dân tỉnh Tuyên Quang');
  await page.getByRole('textbox', { name: 'Địa danh' }).fill('Thử Nghiệm');
  // The code is proposed from the name: the person leaves it as it is.
  await page.getByRole('button', { name: 'Tiếp tục: Người tham gia' }).click();
  await page.getByRole('heading', { name: 'Người tham gia' }).waitFor();
}

/** The last page. Ends on the home screen. */
export async function namePeople(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Họ và tên cán bộ lập báo cáo' }).fill('Nguyễn Thị Mẫu');
  await page.getByRole('textbox', { name: 'Họ và tên lãnh đạo ký' }).fill('Trần Văn Mẫu');
  await page.getByRole('textbox', { name: 'Chức vụ lãnh đạo ký' }).fill('PHÓ CHỦ TỊCH');
  await page.getByRole('button', { name: 'Hoàn tất thiết lập' }).click();
  await page.getByRole('heading', { name: 'Ủy ban nhân dân huyện Thử Nghiệm' }).waitFor();
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
