"""How Vietnamese official documents are laid out: headings, addressees, heads and their items."""

from __future__ import annotations

import re

from .words import pattern

__all__ = [
    "ADDRESS",
    "BACKGROUND",
    "BARE_HEAD",
    "CONCLUDED_BY",
    "CONCLUDES",
    "DESCRIBED",
    "DUTIES",
    "GOES_ON",
    "LEVELS",
    "LISTING",
    "MEASURES",
    "PRODUCT",
    "PROPOSAL",
    "REPORTING",
    "SUPERIOR",
    "TASK_VERB",
    "TOPIC",
    "VISITED",
]


#: What the text of an item begins with when it is a task.
TASK_VERB = re.compile(
    r"(?:các|việc|những) [^;:.]{1,90}? (?:phải|cần|gửi)\b"
    r"|(?!(?:hiện nay|thời gian qua|tuy nhiên|kết quả|với|nơi nhận|các|những|mục tiêu|số"
    r"(?! hóa)"
    r"|năm|tổng(?! hợp| kết| rà soát)|theo đó|đến nay|đây là|việc|ngoài ra|về|phụ lục|bảng|biểu"
    r"|điều(?! chỉnh| tra| phối| hành| động| tiết| chuyển)|khoản)\b)[^\W\d]{2,}",
    re.I,
)
#: Opening of a sentence that reports instead of assigning.
BACKGROUND = re.compile(
    r"(?:hiện nay|thời gian qua|tuy nhiên|kết quả|trước đó|đến nay|vừa qua|tính đến|năm \d{4}"
    r"|đồng ý|nhất trí|thống nhất chủ trương|ghi nhận|biểu dương|đánh giá cao|hoan nghênh|mọi"
    r"|trong quá trình|trường hợp|(?:\w+ ){1,2}(?:đã|đang|vừa))\b|(?:về|đối với) [^.;]*$",
    re.I,
)
#: What follows the party in a head that says nothing but that tasks follow.
BARE_HEAD = pattern(
    r"""(?:_(?:sau|sau_đây|dưới_đây|như_sau|trọng_tâm)|phối_hợp_(?:chặt_chẽ_)?(?:với
        |cùng)_<det><W>(?:_triển_khai|_thực_hiện|_tổ_chức_thực_hiện)?)_?:_?$"""
)
#: A sentence behind an order whose items are the tasks it gives: "Cụ thể như sau:".
MEASURES = pattern(
    r"""(?:cụ_thể|trong_đó|theo_đó|nội_dung_cụ_thể|(?:với_)?(?:một_số|các|những)_(?:nội_dung|nhiệm_vụ|việc|công_việc
        |giải_pháp|biện_pháp|yêu_cầu))(?:,?_(?:cụ_thể|là|như|sau(?:_đây)?|chú_trọng|tập_trung|lưu_ý|vào|một_số|các|những|trọng_tâm|nội_dung
        |nhiệm_vụ|giải_pháp|biện_pháp|công_việc|việc|chủ_yếu|cần|trước_mắt)){0,8}_?:_?$"""
)
#: "Having heard the province, the Minister concludes as follows:"
CONCLUDES = pattern(
    r"""<A><near>_(?:\w+_){0,6}?(?:kết_luận|chỉ_đạo|ý_kiến|yêu_cầu|phát_biểu|quyết_định
        |thống_nhất)(?:_[^\W\d_]+){0,4}?_?(?:như_sau|sau_đây|sau)?_?:_?$"""
)
#: "Xây dựng Cổng thông tin ...", "Nghị định về ...": in a plan, a task by itself.
PRODUCT = pattern(
    r"(?:(?:dự_thảo_)?(?:luật|nghị_định|nghị_quyết|thông_tư|quyết_định|đề_án|chương_trình"
    r"|quy_chế|bộ_tiêu_chí)_|<action>)"
)
#: The title of a notice: "Kết luận của Phó Thủ tướng tại ..."
CONCLUDED_BY = pattern(
    r"""^(?:thông_báo_)?(?:ý_kiến_)?(?:kết_luận|chỉ_đạo|ý_kiến)(?:_(?:kết_luận|chỉ_đạo))?_của_
        <det>(?P<by><A>)"""
)
#: "Kính gửi:", "BỘ XÂY DỰNG điện:"
ADDRESS = pattern(r"^(?:kính_gửi\b|<A>_?điện\b)|<A>_điện:_?$")
#: "Doanh nghiệp sản xuất pin quy định tại Thông tư này có trách nhiệm"
DESCRIBED = pattern(
    r"""(?:^|(?<=[;:.]_))(?P<some>
          <G>_(?!(?:theo|trong|căn_cứ|trên|với|bằng|tại|ở|nơi|thuộc|của|cũng|đồng_thời|còn|phải|cần
            |sẽ|được|đã|nêu|nói|liên_quan|khác|từ|có)\b)[^,;:.()\ue000-\uebff\uf000-\uf8ff]{3,90}?
            (?=_(?:phải_)?có_(?:trách_nhiệm|nghĩa_vụ)(?:\W*$|_(?!của\b)))
        | (?!<lead>\b|(?:nếu|việc|ai|đây|nơi|không)\b)[^\W\d_]
            [^,;:.()\ue000-\uebff\uf000-\uf8ff]{4,120}?
            (?=_(?:phải_)?có_(?:trách_nhiệm|nghĩa_vụ)_?:_?$))"""
)
#: Headings of what reports, defines or argues.
REPORTING = re.compile(
    r"(?:đánh giá|tình hình|kết quả|thực trạng|mục (?:đích|tiêu)|quan điểm|phạm vi|đối tượng"
    r"|giải thích từ ngữ|sự cần thiết|căn cứ|bối cảnh|tồn tại|hạn chế|nguyên nhân|hồ sơ"
    r"|trình tự"
    r"|điều kiện|tiêu chí|nguyên tắc|khái niệm)\b",
    re.I,
)
#: Headings of what says who does what.
DUTIES = re.compile(
    r"(?:một số |các |những )?(?:trách nhiệm|tổ chức thực hiện|phân công|nhiệm vụ|quyền hạn|"
    r"(?:các )?giải pháp"
    r"|điều khoản thi hành|tổ chức thi hành|hiệu lực)\b",
    re.I,
)
#: "Báo cáo kết quả ...", "Hằng năm hoặc đột xuất báo cáo ..." behind a task of somebody.
GOES_ON = pattern(
    r"""(?:trong_quá_trình_[^,;:.]{3,60},_)?(?:(?:nếu|khi|trường_hợp)_(?:có|gặp|phát_sinh)_[^;:.]{3,90}?,_)?
          (?:đề_nghị_|thì_)?(?=(?:kịp_thời_|nhanh_chóng_)?(?:phản_ánh|báo_cáo|liên_hệ|trao_đổi|gửi|có_văn_bản|thông_tin|kiến_nghị|thông_báo)_[^;:.]{0,40}?(?:về|với|cho|đến|tới|gửi)_)
        | (?:(?:hằng|hàng)_(?:năm|quý|tháng|tuần|ngày)(?:_(?:hoặc|và)(?:_\w+){1,4}?)?,?_
          |định_kỳ_[^,;.]{1,40}?,_)?(?<!được_)(?!(?:đề|kiến)_nghị_<det><W>)(?=<action>)"""
)
#: A list of parts, not of tasks.
LISTING = pattern(
    r"\b(?:gồm|bao_gồm|gồm_có|nội_dung_chính|nội_dung_chủ_yếu|thành_phần)\b[^:]{0,80}:_?$"
)
#: "Về đề nghị của tỉnh bố trí vốn: ..."
TOPIC = pattern(
    r"^về_(?:(?:các|một_số|nội_dung|những)_)*(?:đề_nghị|kiến_nghị|đề_xuất|việc)\b[^:]{0,900}:_"
)
#: Bodies that receive orders from their like alone.
SUPERIOR = re.compile(
    r"(?:Thủ tướng )?Chính phủ|Thủ tướng|(?:Ủy ban Thường vụ )?Quốc hội|Chủ tịch nước"
    r"|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương(?: Đảng)?"
)
#: Levels of administration from the highest: what a lower one "requests" of a higher, it proposes.
LEVELS = (
    re.compile(
        r"(?:Văn phòng )?(?:Chính phủ|Quốc hội)|Thủ tướng|Bộ(?: trưởng)? (?!Chỉ huy|Tư lệnh)"
    ),
    re.compile(
        r"(?:(?:Phó )?Chủ tịch )?(?:Ủy ban|Hội đồng) nhân dân (?:tỉnh|thành phố)|Tỉnh ủy|Thành ủy"
    ),
    re.compile(r"(?:Giám đốc )?Sở "),
    re.compile(r"[^,;]{2,60} (?:xã|phường|đặc khu) [^\W\d_]"),
)
#: The verb of an order that goes up as well as down.
PROPOSAL = pattern(r"(?:đề|kiến)_nghị\b")
#: Whom a meeting was held with.
VISITED = pattern(
    r"""làm_việc_với_(?:(?:ban|tập_thể|lãnh_đạo|thường_trực|chủ_chốt|tỉnh|thành_phố|<G>)_)*
        (?P<who><P>)"""
)
