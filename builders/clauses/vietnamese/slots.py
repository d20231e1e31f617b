"""What Vietnamese sentences say beside a task: who gives it, under what, with whom and by when.

Patterns in the notation of :func:`..grammar.compile_pattern`; :class:`..grammar.Grammar` tells what
each is for.
"""

from __future__ import annotations

import re

from ...prefilter import FilteredPattern
from .words import URGE, pattern

__all__ = [
    "ANAPHOR",
    "ANSWERS",
    "BACKGROUND_DOCUMENT",
    "CENTRE",
    "COMPANION",
    "COORDINATOR",
    "DEADLINE",
    "DEADLINE_ONLY",
    "DIRECTS",
    "EARLIER",
    "FRONTED",
    "ISSUED_BY",
    "JOINT",
    "LIVE",
    "MEETING",
    "ORDER",
    "PASSED_ON",
    "RECURRING",
    "RESUMES",
    "RESUMES_APART",
    "SHARES",
    "SIGNED",
    "SPEECH",
    "UNDATED",
    "UNDER",
]


#: "Theo Nghị định số ..., ..."
UNDER = pattern(r"(?:^|[;,:]_)(?:cũng_|vẫn_)?(?:theo|tại|trong)_(?:nội_dung_)?(?P<doc><D>)")

#: An assigner at work.
ORDER = pattern(
    r"""<subject>(?P<by>(?!<G>)<A>|<D>)
        (?:(?:_<T>)?_của_<A>(?:(?:,|_và|_cùng)_<A>)*)?<near>,?
        (?:(?:_(?:đã|vừa|mới|mới_đây|vừa_qua|cũng|<T>))*_(?:có|gửi|ra|ký|ban_hành)(?:_ban_hành)?_(?:văn_bản|công_văn|công_điện|thông_báo
        |thư|<D>)(?:,?_[^;:.]{1,120}?)?,?)?(?:_(?:cũng|đã|vừa|còn|tiếp_tục|sẽ
        |nhấn_mạnh,?|đồng_thời|đồng_ý|thống_nhất,?|quyết_định|nhất_trí|và|có_ý_kiến))*_(?:<assign>)"""
)

#: Somebody speaking.
SPEECH = pattern(
    r"""<subject>(?P<by>(?!<G>)<A>)(?:_của_<A>)?<near>_(?:(?!được_|bị_)\w+_){0,3}?(?:yêu_cầu|nhấn_mạnh|đồng_ý
        |cho_biết|căn_dặn|dặn|nói|quyết_định(?=:)|chủ_trì(?=_(?:phiên|cuộc|hội_nghị|buổi|lễ))
        |khẳng_định|đề_nghị|phát_biểu|kết_luận|nêu_rõ|chỉ_rõ|nói_rõ|quán_triệt|<urge>|cho_rằng|lưu_ý|
        (?<!được_)giao_nhiệm_vụ|có_ý_kiến(?=_như_sau|:)|(?:ý_kiến_)?chỉ_đạo(?=_như_sau|:|\.?$))"""
)

#: Who answers in an interview.
ANSWERS = pattern(r"^(?:Đáp:_)?<det>(?P<by><A>)(?:_\([^()]{1,40}\))?:_(?=[^\W\d]|[\"“])")

#: A document that becomes the one reported on.
LIVE = (
    pattern(
        r"""(?:ký(?:_ban_hành)?|ban_hành|ra|phê_duyệt|công_bố|có|thông_qua)_(?:\w+_){0,2}?
            (?P<doc><D>)"""
    ),
    UNDER,
    pattern(
        r"""(?:phải|cần|có_trách_nhiệm|có_nghĩa_vụ)_[^;.]{3,250}?_(?:theo|tại)_(?P<doc><D>)
            (?:_<T>)?\W*$"""
    ),
    pattern(r"được_quy_định_(?:cụ_thể_)?(?:tại|trong|theo)_(?P<doc><D>)"),
    pattern(
        r"""(?:^|[;,]_)(?:\w+_){0,1}?(?P<doc><D>)[^;:.]{0,160}?_(?:yêu_cầu|nêu|giao|quy_định
            |nhấn_mạnh|đặt_ra|xác_định|phân_công|chỉ_đạo|cũng|đề_ra|được_ban_hành|của|thay_thế|sửa_đổi
            |hướng_dẫn|có_hiệu_lực|chỉ_rõ|ghi_rõ|đề_nghị|lưu_ý|phân_rõ|đưa_ra|nhằm|gồm|gửi)"""
    ),
)

#: What shows that a sentence goes back to a document from before the one reported on.
EARLIER = re.compile(r"\b(?:trước đó|trước đây|năm ngoái|hồi (?:tháng|đầu năm|cuối năm))\b", re.I)

#: Whose words a document passes on that an office sends out.
PASSED_ON = pattern(r"(?:kết_luận|ý_kiến|chỉ_đạo|yêu_cầu)_của_(?P<by><A>)")

#: What shows that people meet, so that somebody's words are no document's.
MEETING = pattern(
    r"""\b(?:tại|sau|trong|chủ_trì|dự|kết_luận|khai_mạc|bế_mạc|kết_thúc)_(?:\w+_){0,2}?(?:cuộc_họp|phiên_họp
        |hội_nghị|hội_thảo|buổi_làm_việc|cuộc_làm_việc|buổi_họp|buổi_kiểm_tra|chuyến_kiểm_tra
        |buổi_tiếp|buổi_lễ|lễ_\w+|phiên_giải_trình|chuyến_công_tác|buổi_đối_thoại)\b
      | \bphát_biểu_(?:kết_luận|chỉ_đạo|tại|khai_mạc|bế_mạc)\b"""
)

#: What stands before a document that is only mentioned.
BACKGROUND_DOCUMENT = re.compile(
    r"(?:thực hiện|căn cứ|theo|triển khai|thay thế|sửa đổi|bổ sung|bãi bỏ|quy định tại"
    r"|trên cơ sở"
    r"|thi hành|tổng kết|sơ kết|của|kèm theo|tại|báo cáo)[^,;:.]{0,60}$",
    re.I,
)

#: Bodies behind central Party documents.
CENTRE = re.compile(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương")

#: What stands between a document and the body that issued it.
ISSUED_BY = pattern(r"<D>(?:_<T>)?_của_$")

#: Those with whom something is to be done.
COORDINATOR = pattern(
    r"""(?:phối_hợp|phối_với|hợp_tác|thống_nhất)(?:_(?:chặt_chẽ|hiệu_quả|đồng_bộ
        |và_\w+_\w+))?(?:,_\w+_\w+_(?:với|cùng|cùng_với)|_(?:với|cùng|cùng_với)?)_?<det>(?P<who><W>)"""
    r"|(?:với_sự_(?:phối_hợp|tham_gia|hỗ_trợ)_của)_<det>(?P<helped><W>)"
)

#: What turns a task to somebody else: "chỉ đạo X", before those with whom X is to do it.
DIRECTS = pattern(
    r"(?:chỉ_đạo|yêu_cầu|đôn_đốc|giao)(?:,_\w+_\w+)?_(?:<det><W>|(?:lực_lượng|các|cơ_quan|đơn_vị)_)[^;.]*$"
)

#: A time by which, or in which.
DEADLINE = pattern(
    r"""(?: (?:trước|chậm_nhất|muộn_nhất|xong|hoàn_thành|hoàn_tất|kết_thúc|dứt_điểm|thời_hạn
          |thời_gian|tiến_độ|hạn|đến_hết|không_(?:để_)?quá|không_muộn_hơn|hết)
          (?:_(?:<until>)){0,8}:?_?(?P<date><T>)
        | (?:(?:trong|vào)(?:_(?:<until>)){0,8}:?
            |trình_[^,;:.]{0,60}?(?:kỳ_họp|phiên_họp)(?:_\w+){0,3}?)_?(?P<time><T>)
        | đến(?:_(?:<until>)){0,8}:?_?(?P<reach><T>)
        | \((?:[^()]{0,30}_)?(?P<bracket><T>)\) )"""
)

#: A deadline from which no day follows.
UNDATED = pattern(
    r"""\b(?:trong|chậm_nhất|muộn_nhất|không_quá|tối_đa|sau)
        (?:_(?:thời_hạn|thời_gian|vòng|là|sau|trong|không_quá|tối_đa|chậm_nhất)){0,4}
        _<count>_(?:\([^()]{1,20}\)_)?<unit>(?!_\d)(?:_làm_việc)?
        (?:,?_(?:kể_từ|tính_từ|từ|sau|trước)_[^,;:.]{1,80})?
      | (?:(?:trước|vào|đến|chậm_nhất|định_kỳ)_(?:là_|vào_)*)(?:ngày_)?(?:<T>|\d{1,2})_(?:của_)?
        (?:hằng|hàng|mỗi)_<unit>
      | \bđịnh_kỳ(?:_(?:hằng|hàng|mỗi))?_(?:<count>_)?<unit>
        (?:(?:,_|_và_)(?:hằng_|hàng_)?<unit>)*
      | (?:^|(?<=,_)|(?<=;_))(?:hằng|hàng|mỗi)_<unit>(?=,|_<A>)
      | \btrước_(?:thềm_)?(?:mùa|Tết|kỳ_họp|Đại_hội|năm_học)\b[^,;:.]{0,40}
      | \b(?:trong|trước|hết|cuối)_<unit>_(?:này|tới)\b""",
    count=r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: lăm)?|hai mươi|ba mươi)",
    unit=r"(?:ngày|tuần|tháng|quý|năm|giờ)\b",
)

#: A deadline before the subject.
FRONTED = pattern(
    r"(?:^|(?:<assign>|rằng|nêu_rõ):?,?_)(?:trước|chậm_nhất|muộn_nhất|đến_hết|hết|trong|từ_nay)"
    r"(?:_(?:<until>)){0,8}_(?P<date><T>),"
)

#: A sentence that is nothing but a deadline.
DEADLINE_ONLY = pattern(
    r"""^\W*(?:(?:(?:tất_cả|các)_)?(?:việc|công_việc|nhiệm_vụ|nội_dung|phần_việc)(?:_(?:này|trên|đó))?_
        (?:phải|cần)_(?:được_)?)?(?:(?:thời_(?:hạn|gian)|hạn|tiến_độ|chậm_nhất|muộn_nhất|trước|công_việc_này)
        [^;:.]{0,60}?:?[^;:.]{0,40}?|(?:hoàn_thành|xong)(?:_(?:các|những|công_việc|nhiệm_vụ|nội_dung
        |việc_này|này|nêu_trên|chậm_nhất|muộn_nhất|<until>))*_)<T>[^\w]*$"""
)

#: What makes a date no deadline when it follows it.
RECURRING = re.compile(r" ?,? ?(?:hằng|hàng|mỗi|định kỳ)", re.I)

#: What follows a bare "Bộ" or "Tập đoàn" that opens a sentence and means the one named before.
_OBLIGED = (
    r"(?: (?:cũng|còn|vẫn|đồng thời|thì|chỉ))* (?:cần|phải|có trách nhiệm|có nhiệm vụ"
    r"|chịu trách nhiệm|tiếp tục|tập trung|khẩn trương|chủ động|được (?:giao|yêu cầu|đề nghị))\b"
)
#: Words that point back to actors.
ANAPHOR = FilteredPattern(
    r"(?P<speaker>\b(?:ông|bà|đồng chí)(?=(?: (?:cũng|đã|còn|tiếp tục|đồng thời))*"
    rf" (?:{URGE}|yêu cầu"
    r"|giao|đề nghị|lưu ý|chỉ đạo|phân công|nhấn mạnh|quán triệt|nói)\b))"
    r"|\b(?P<many>(?P<holder>ubnd|ủy ban nhân dân|chủ tịch ubnd|công an) (?:hai|ba|bốn|các)"
    r" (?P<places>tỉnh|thành phố|xã|phường|địa phương) (?:này|trên|nói trên))"
    r"|\b(?P<listed>(?:các|những) (?P<kin>(?:sở|bộ|cục|vụ|ban|tổng công ty|chi cục) [^,;:.]{2,40}?)"
    r" (?:nêu trên|nói trên|kể trên|có tên trên))"
    r"|\b(?P<pair>(?:cả )?(?:hai|ba|bốn) (?:bộ|cơ quan|đơn vị|ban|sở|tỉnh|địa phương|ngành)"
    r" (?:này|nói trên))"
    r"|\b(?P<near>(?:cơ quan|đơn vị|địa phương|doanh nghiệp) này)"
    r"|\b(?P<office>giám đốc|bộ trưởng|chủ tịch|trưởng|chánh văn phòng|người đứng đầu)"
    r" (?P<kind>bộ|sở|ban|ủy ban|tỉnh|thành phố|tập đoàn|ngân hàng|trung tâm|cơ quan) này"
    r"|\b(?P<noun>bộ|sở|ban|ủy ban|tỉnh|thành phố|tập đoàn|tổng công ty|công ty|ngân hàng|cục"
    r"|trung tâm|viện|học viện|hội) này"
    r"|(?:^|(?<=[.;:,] )|(?<=yêu cầu )|(?<=giao )|(?<=đề nghị )|(?<=và ))(?:"
    r"(?P<two>(?:hai|cả hai) (?:bộ|cơ quan|đơn vị|ban|sở|tỉnh|địa phương|ngành)(?: trên)?)"
    r"|(?P<above>(?:cơ quan|đơn vị|địa phương|doanh nghiệp) trên)"
    r"|(?P<level>(?-i:Tỉnh|Thành phố|Bộ|Sở|Phường|Xã|Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Cục"
    r"|Viện|Trường|Học viện|Trung tâm|Ban|Thanh tra|Văn phòng|Hội))"
    rf"(?={_OBLIGED}))",
    re.I,
)

#: Not with a predicate further on: "Xây dựng nhà ở là việc lớn" has its subject in front.
_NO_PREDICATE = (
    r"(?![^;:.]{0,160}_(?:(?<!nhất_)(?<!biệt_)(?<!hết_)là_|(?:đã|đang|sẽ)_(?!được_|có_|ban_hành_"
    r"|nêu_|giao_|đề_ra_|xảy_ra_)|vẫn_|có_thể_))"
)
#: A sentence without a subject behind a task: "Bố trí đủ thuốc, không để dịch lan.", "Đối với công
#: tác hộ tịch, cần bố trí đủ người."
RESUMES = pattern(
    r"""(?:(?:đối_với|về|riêng_về|trong)_[^,;:.\ue000-\uf3ff]{3,80},_(?=cần_|phải_))?
        (?:(?:yêu_cầu|lưu_ý|đồng_thời)_(?:phải_|cần_)?|(?:cần|phải)_(?:phải_)?)?
        (?:(?=<action>)|(?=không_(?!(?:có|còn|phải|thiếu|ai|chỉ|những)_)(?:để|được|\w+_\w)))"""
    + _NO_PREDICATE
)
#: The same in a paragraph of its own, where nobody else comes up as a subject.
RESUMES_APART = pattern(r"(?=<action>)(?![^;:.]{0,200},_<det>(?!<G>)<A>_)" + _NO_PREDICATE)

#: Somebody handing out work.
SHARES = pattern(
    r"""(?<!của_)(?P<by>(?!<G>)<A>)<near>_(?:\w+_){0,2}?(?:<share>\b
        |(?:có|ra|ký|gửi|phát|ban_hành)(?:_ban_hành)?_(?:công_văn|văn_bản|công_điện|điện|chỉ_thị|thông_báo|kế_hoạch|thông_tri)
            (?:_(?:số_[\w/-]+|hỏa_tốc|khẩn|mới)){0,2}_(?:chỉ_đạo|yêu_cầu|đề_nghị|giao|gửi|về|triển_khai|tăng_cường)\b)"""
)

#: What stands before a body that words pointing back do not mean.
COMPANION = re.compile(r"(?:cùng|(?<!đối )với|ngoài) (?:lãnh đạo )?$", re.I)

#: Somebody signing a document.
SIGNED = pattern(r"(?P<by>(?!<G>)<A>),?_(?:\w+_){0,3}?(?:ký|ban_hành)_(?:\w+_){0,2}?<D>$")

#: Who shares a task, at its beginning.
JOINT = pattern(r"(?:chủ_trì,?_)?(?:cùng|cùng_với)_<det>(?P<who><W>)")
