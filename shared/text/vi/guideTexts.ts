/** The user guide: short chapters, each answering what a person wants to do on one screen. */
export const guideTexts = {
  title: 'Hướng dẫn sử dụng',
  chaptersLabel: 'Các chương của hướng dẫn',
  next: (title: string) => `Chương sau: ${title}`,
  search: 'Tìm trong hướng dẫn',
  nothing: (query: string) => `Không có chương nào chứa “${query}”. Xóa ô tìm để xem lại tất cả.`,
  pictures: {
    start: 'Trang chính: văn bản chỉ đạo có sẵn và nút Lập báo cáo',
    answer: 'Danh sách nội dung ở bên trái, nội dung đang mở với kết quả ở bên phải',
    evidence: 'Màn hình Minh chứng với một tệp',
    review: 'Màn hình Soát lại với các câu trả lời như sẽ được in',
    sign: 'Bản nháp PDF ở bên trái, các bước trình ký ở bên phải',
    moving: 'Màn hình Chuyển dữ liệu',
    backup: 'Cài đặt, mục Sao lưu và phục hồi',
  },
  chapters: {
    start: {
      title: 'Bắt đầu',
      intro: 'Lần đầu mở chương trình: lập kho dữ liệu, khai hồ sơ đơn vị, rồi lập báo cáo đầu tiên.',
      sections: [
        {
          heading: 'Lập kho dữ liệu',
          lines: [
            'Đặt một câu dài, dễ nhớ làm mật khẩu. Tắt bộ gõ tiếng Việt khi nhập mật khẩu.',
            'In mã phục hồi và cất như giữ con dấu. Quên mật khẩu mà không có mã này thì không ai mở được kho.',
            'Mọi nội dung và minh chứng trong kho đều được mã hóa. Chương trình không dùng mạng.',
          ],
        },
        {
          heading: 'Lập báo cáo',
          lines: [
            'Ở Trang chính, chọn văn bản chỉ đạo rồi bấm Lập báo cáo.',
            'Nhập kỳ báo cáo và hạn nộp. Chương trình chọn sẵn các nội dung áp dụng cho loại đơn vị.',
            'Các lần sau, Trang chính ghi rõ báo cáo nào đến hạn và mục nào làm tiếp.',
          ],
        },
        {
          heading: 'Đi lại nhanh',
          lines: [
            'Ctrl + K tìm mọi nơi: báo cáo, nội dung, minh chứng, màn hình, lệnh; gõ có dấu hoặc không dấu.',
            'F1 mở trợ giúp và phím tắt của màn hình đang mở. F6 chuyển giữa các vùng.',
            'Ctrl + L khóa kho. Phần đang nhập được cất vào kho và hiện lại sau khi mở.',
          ],
        },
      ],
    },
    answer: {
      title: 'Trả lời từng nội dung',
      intro: 'Danh sách ở giữa là các nội dung phải trả lời; nội dung đang mở ở bên phải.',
      sections: [
        {
          heading: 'Một nội dung gồm',
          lines: [
            'Nguyên văn yêu cầu, với số dòng trong văn bản. Phần này không sửa được.',
            'Trạng thái: Alt + 1 đến Alt + 5. “Không áp dụng” phải ghi lý do; “Không phát sinh” chỉ có ở nội dung phụ thuộc sự kiện.',
            'Kết quả: được in nguyên văn vào báo cáo. Ghi việc đã làm, số liệu, thời gian.',
            'Đổi trạng thái không xóa phần đã nhập và minh chứng.',
          ],
        },
        {
          heading: 'Ghi vào kho',
          lines: [
            'Không có nút lưu: nội dung tự ghi khi ngừng gõ. Dòng “Đã ghi vào kho lúc …” chỉ hiện khi đã ghi xong.',
            'Khi chưa ghi được, lý do hiện màu đỏ cùng nút Ghi lại; chữ đã nhập vẫn còn trong ô.',
          ],
        },
        {
          heading: 'Đi tiếp',
          lines: [
            'Ctrl + Enter sang mục sau; Alt + ↑ và Alt + ↓ sang mục trước, mục sau.',
            'F8 đến chỗ cần xem tiếp theo. Lọc “Còn lại” để chỉ thấy mục chưa có kết quả.',
            '“Lịch sử” cạnh mục cho xem và khôi phục các phiên bản trước.',
          ],
        },
      ],
    },
    evidence: {
      title: 'Minh chứng',
      intro: 'Minh chứng là tệp chứng minh kết quả: quyết định, lịch trực, ảnh chụp, nhật ký hệ thống.',
      sections: [
        {
          heading: 'Đính kèm',
          lines: [
            'Kéo tệp vào nội dung, bấm Chọn tệp (Ctrl + O), hoặc dán ảnh và tệp bằng Ctrl + V.',
            'Tệp được mã hóa trong kho; tệp gốc trên máy giữ nguyên. Một tệp dùng được cho nhiều nội dung.',
            'Ghi chú thích: tệp chứng minh điều gì. Ảnh được in vào phụ lục kèm chú thích.',
          ],
        },
        {
          heading: 'Xem và gỡ',
          lines: [
            'Màn hình Minh chứng liệt kê mọi tệp của báo cáo; lọc “Cần xem” để thấy tệp chưa thuộc nội dung nào.',
            'Gỡ một tệp khỏi nội dung không xóa tệp khỏi kho.',
          ],
        },
      ],
    },
    review: {
      title: 'Soát lại',
      intro: 'Mọi câu trả lời như sẽ được in, cùng những chỗ còn thiếu hoặc mâu thuẫn.',
      sections: [
        {
          heading: 'Các bước',
          lines: [
            'Đọc từng dòng; bấm Sửa để về đúng nội dung, rồi quay lại đúng dòng đó.',
            'Mâu thuẫn (màu đỏ) phải sửa trước khi ký, ví dụ “Đã thực hiện” mà kết quả để trống.',
            'Thiếu minh chứng (màu vàng) chỉ nhắc, không chặn.',
            'Xác nhận một lần các nội dung không phát sinh trong kỳ.',
          ],
        },
      ],
    },
    sign: {
      title: 'Trình ký và xuất',
      intro: 'Bản nháp PDF ở bên trái là các trang sẽ được ký. Cách ký ở bên phải, xếp theo giá trị pháp lý.',
      sections: [
        {
          heading: 'Trình ký',
          lines: [
            'Bấm Trình ký: nội dung được khóa, kho giữ bản trình kèm mã SHA-256.',
            'Cần sửa tiếp thì Trả lại; chương trình lập bản mới và ghi lý do.',
          ],
        },
        {
          heading: 'Ký',
          lines: [
            'USB token: cắm thiết bị, chọn chứng thư, nhập PIN. PIN không được lưu; nhập sai nhiều lần thì thiết bị tự khóa.',
            'Tệp P12 không phải chữ ký số chuyên dùng công vụ.',
            'Niêm phong toàn vẹn chỉ chứng minh tệp không bị sửa, không thay chữ ký của cơ quan.',
            'Sau khi ký, tệp được đọc lại và kiểm tra ngay; kết quả ghi rõ điều gì chưa kiểm tra được khi ngoại tuyến.',
          ],
        },
      ],
    },
    send: {
      title: 'Cấp số và gửi',
      intro: 'Sau chữ ký của lãnh đạo: văn thư cấp số, cơ quan đóng dấu, rồi gửi.',
      sections: [
        {
          heading: 'Việc còn lại',
          lines: [
            'Nhập số và ngày do văn thư cấp; chữ ký của cơ quan điền số và ngày vào tệp.',
            'Tệp do nơi khác ký được nhập lại; chương trình so với bản trình trước khi nhận.',
            'Gửi tệp bằng kênh của đơn vị (trục liên thông, thư công vụ), rồi ghi nhận đã gửi kèm nơi nhận.',
            'Ký giấy: in bản in, ký và đóng dấu, rồi ghi nhận cùng bản quét.',
          ],
        },
        {
          heading: 'Sau khi gửi',
          lines: [
            'Báo cáo đã gửi giữ nguyên trong kho. Cần sửa thì lập báo cáo bổ sung, thay thế và ghi lý do.',
            'Báo cáo mới nêu rõ thay thế tệp nào và thay đổi những gì.',
          ],
        },
      ],
    },
    verify: {
      title: 'Kiểm tra tệp đã ký',
      intro: 'Dùng khi nhận báo cáo từ đơn vị khác, hoặc để kiểm tra lại tệp của mình.',
      sections: [
        {
          heading: 'Kiểm tra',
          lines: [
            'Chọn hoặc kéo các tệp PDF vào màn hình. Mỗi tệp có kết luận và lý do.',
            '“Khớp” nghĩa là tệp nguyên vẹn và chữ ký đúng với nội dung. “Hợp lệ” chỉ ghi khi đã kiểm tra cả nơi cấp và tình trạng thu hồi.',
            'Chứng thư mới của một đơn vị được hỏi một lần: đối chiếu mã với đơn vị qua điện thoại rồi xác nhận.',
            'Bảng tổng hợp cộng số liệu của các tệp khớp; ghi ra CSV khi cần.',
          ],
        },
      ],
    },
    backup: {
      title: 'Sao lưu và phục hồi',
      intro: 'Chương trình tự sao lưu mỗi ngày trên máy này. Ổ đĩa hỏng thì cần thêm bản trên USB.',
      sections: [
        {
          heading: 'Sao lưu ra USB',
          lines: [
            'Cài đặt, mục Sao lưu và phục hồi, hoặc nút Sao lưu ở Trang chính.',
            'Chờ đến khi chương trình báo được rút USB. Bản sao lưu vẫn mã hóa, mở bằng mật khẩu của kho.',
          ],
        },
        {
          heading: 'Phục hồi',
          lines: [
            'Bản sao lưu được kiểm tra trước khi thay; kho hiện có được giữ nguyên ở một thư mục khác.',
            'Phục hồi được cả từ màn hình mở kho, khi kho trên máy bị hỏng.',
          ],
        },
      ],
    },
    moving: {
      title: 'Chuyển sang máy khác',
      intro: 'Một báo cáo hoặc cả kho được chuyển bằng một gói mã hóa, có mật khẩu riêng.',
      sections: [
        {
          heading: 'Gửi và nhận',
          lines: [
            'Máy gửi: Chuyển dữ liệu, chọn báo cáo, đặt mật khẩu cho gói. Báo mật khẩu qua kênh khác.',
            'Máy nhận: chọn gói, xem trước nội dung, rồi nhận. Kho được sao lưu trước khi nhận.',
            'Chỗ hai máy khác nhau được hỏi từng ô. Báo cáo đã trình ký không bị thay đổi.',
          ],
        },
      ],
    },
    problems: {
      title: 'Khi gặp trục trặc',
      intro: 'Mỗi thông báo lỗi ghi: điều gì đã xảy ra, ảnh hưởng gì, cần làm gì.',
      sections: [
        {
          heading: 'Không mở được kho',
          lines: [
            'Kiểm tra Caps Lock và tắt bộ gõ tiếng Việt. Sau vài lần sai, chương trình chờ rồi mới cho thử lại.',
            'Quên mật khẩu: bấm mở bằng mã phục hồi trên màn hình mở kho, rồi đặt mật khẩu mới.',
            'Kho đang mở ở máy khác: đóng ở máy đó trước.',
          ],
        },
        {
          heading: 'Không ghi được, đầy ổ đĩa',
          lines: [
            'Chữ đã nhập vẫn còn trong ô. Dọn ổ đĩa rồi bấm Ghi lại.',
            'Kho giữ sẵn một khoảng trống để ghi nốt lần cuối khi ổ đầy.',
          ],
        },
        {
          heading: 'Nghi dữ liệu bị hỏng hoặc bị sửa',
          lines: [
            'Cài đặt, mục Kiểm tra kho dữ liệu: đọc lại toàn bộ kho và chỉ rõ chỗ hỏng. Việc này tự chạy mỗi tháng.',
            'Nhật ký ghi ai, lúc nào, sửa từ gì thành gì; xuất được ra CSV.',
          ],
        },
      ],
    },
  },
};
