/** An extract of a shift log, as the technicians of a district keep it. */
export const sampleLog = `NHẬT KÝ TRỰC AN TOÀN THÔNG TIN MẠNG (TRÍCH) - DỮ LIỆU MINH HỌA
Đơn vị: Ủy ban nhân dân huyện Minh Họa
Kỳ trực: 27/4/2024 - 07/5/2024

27/4/2024  ca 1  Hệ thống hoạt động bình thường, không có cảnh báo.
28/4/2024  ca 2  Kiểm tra sao lưu máy chủ quản lý văn bản: đạt.
29/4/2024  ca 1  Rà quét lại 05 hệ thống sau khi khắc phục lỗ hổng: không còn lỗ hổng mức cao.
02/5/2024  ca 1  Cảnh báo mã độc tại 02 máy trạm (KT-07, VP-02): cách ly, bóc gỡ, quét lại, kết quả sạch.
04/5/2024  ca 3  Đã rà soát theo 03 văn bản cảnh báo nhận trong kỳ.
07/5/2024  ca 3  Kết thúc kỳ trực, không phát sinh sự cố tấn công mạng.
`;
