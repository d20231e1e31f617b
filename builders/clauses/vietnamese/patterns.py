"""Clauses by which Vietnamese texts assign, in the notation of :func:`compile_pattern`."""

from __future__ import annotations

import re

from ...model import Place
from ..grammar import ClausePattern, Evidence
from ..masking import Masked
from .words import pattern

__all__ = ["CLAUSES", "ITEMS"]


def _clause(rule: str, words: str, rank: int = 5, **options: object) -> ClausePattern:
    return ClausePattern(f"vi.{rule}", pattern(words), rank, **options)  # type: ignore[arg-type]


#: From whom what is asked comes from below: what a province "requests" of a ministry, it proposes.
_BELOW = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Sở|Tỉnh|Thành phố|Hiệp hội|Tỉnh ủy|Hội đồng nhân dân)\b"
)
_ABOVE = re.compile(
    r"Bộ(?: trưởng)? (?!Chỉ huy|Tư lệnh)|Chính phủ|(?:Ủy ban Thường vụ )?Quốc hội|Thủ tướng"
    r"|Trung ương"
)
_ASKER = pattern(r"(?P<by><W>)(?:_(?:cũng|đã|vừa|tiếp_tục|còn))*_$")


def _not_from_below(found: re.Match[str], masked: Masked) -> bool:
    """Whether an order is none that a province or department proposes to those above it."""
    if not re.match(r"(?:kiến|đề) nghị", found[0]):
        return True
    asker = _ASKER.search(masked.text, max(0, found.start() - 30), found.start())
    asking = masked.who(asker["by"]) if asker else ()
    below = all(isinstance(a.mention, Place) or _BELOW.match(a.office.name) for a in asking)
    above = all(_ABOVE.match(a.office.name) for a in masked.who(found["who"]))
    return not (asking and below and above)


#: Most telling first; the comment before each says what it reads.
CLAUSES = (
    # "X được giao nhiệm vụ V", "X được yêu cầu V"
    _clause(
        "passive",
        r"""(?<!của_)(?P<who>(?!<G>)<W>)(?:_\([^()]{1,80}\)|,[^,;:.]{1,90},)?_(?:cũng_|còn_
            |đồng_thời_|thì_|chỉ_|lại_)*<passive>:?_(?!<W>|<notgiven>)(?:(?:phải|cần)_)?""",
        rank=1,
    ),
    # "các xã được yêu cầu V": "được giao" behind a group only says which of them
    _clause(
        "passive_group",
        r"(?P<who><G>)_(?:cũng_|còn_|đồng_thời_|vừa_|đã_|thì_)?(?:được|bị)_(?:yêu_cầu|đề_nghị"
        r"|nhắc|buộc|(?:ra_)?lệnh|giao_(?:trách_nhiệm|nhiệm_vụ|việc))_(?:phải_)?",
        rank=1,
    ),
    # "giao X V", "yêu cầu các X phải V", "đề nghị X: V"
    _clause(
        "active",
        r"""\b<give>:?_[“"]?(?:đối_với_)?<det>(?P<who><W>)<aside><bywhen>,?:?_(?:(?:phải|cần|có_trách_nhiệm
            |về_việc|làm_cơ_quan|để)_)*(?!<notgiven>)""",
        rank=2,
        gate=_not_from_below,
    ),
    # "A nhắc X V", "A đốc thúc X V": an order only because A gives it
    _clause(
        "urged",
        r"""(?P<by>(?!<G>)<A>|<D>)(?:_(?:ngày_)?<T>)?(?:_của_<A>)?<near>,?(?:_(?:đã|vừa|mới|cũng|còn|tiếp_tục|nhiều_lần|một_lần_nữa|trực_tiếp
            |có|ký|ban_hành|ra|gửi|văn_bản|công_văn|công_điện|<D>)){0,8}_<urge>_(?:rằng_)?<det>(?P<who><W>)<which>
            <bywhen>,?_(?:(?:phải|cần|để|về_việc)_)*+<small>(?!<notgiven>)(?=\w+_\w)""",
        rank=2,
    ),
    # "A cho X năm ngày để V", "A ra hạn cho X đến T phải V"
    _clause(
        "given_time",
        r"""(?:(?P<by>(?!<G>)<A>)<near>_(?:\w+_){0,2}?)?\b(?:cho|(?:ra|đặt|gia|ấn_định)_(?:thời_)?hạn(?:_cho)?)_<det>(?P<who><A>)_(?:đúng_|thêm_|tối_đa_|nhiều_nhất_)?
            (?:[\w/]+_(?:ngày|tuần|tháng|giờ|quý)(?:_làm_việc|_nữa)?|(?:đến|tới|trước)_(?:hết_|ngày_)?<T>),?_(?:để|phải)_
            (?=\w+_)""",
        rank=2,
    ),
    # "A vừa có văn bản chỉ đạo X V", "A đã chỉ đạo X V"
    _clause(
        "directed",
        r"""(?P<by>(?!<G>)<A>)<near>_(?:(?:đã|vừa|mới|cũng)_)*(?:(?:đã|vừa|mới)_|(?:có|ký|ban_hành|ra|gửi)_
            (?:văn_bản|công_văn|công_điện|thông_báo|ý_kiến|<D>)_(?:\w+_){0,4}?)chỉ_đạo_<det>
            (?P<who><A>)<which>_<must><small>(?!<nottasks>|trong_|về_)(?=\w+_\w)""",
        rank=3,
    ),
    # "A chỉ đạo X V" at the head of a report's sentence
    _clause(
        "directs",
        r"""^<opening>(?:(?:tại|trước|để|nhằm|trên_cơ_sở|sau_khi|kết_luận|kết_thúc)_[^;:.\ue000-\uf3ff]{1,80}?,_)?(?P<by><A>)<near>_(?:tiếp_tục_|trực_tiếp_|cũng_|đã_)?chỉ_đạo_<det>(?P<who><A>)<which>
            _<must><small>(?!<nottasks>|trong_|về_)(?=\w+_\w)""",
        rank=2,
        superior=True,
    ),
    # "Với X, ..., A đề nghị V"
    _clause(
        "concerning",
        r"""(?:^|(?<=[;.]_))(?:với|đối_với|riêng_với|riêng_đối_với|còn_với|về_phía|phía)_<det>(?P<who><W>)(?:,[^;:.]{1,120})?,_
            (?P<by><A>)_(?:đã_|cũng_|tiếp_tục_)?(?:yêu_cầu|đề_nghị|lưu_ý|nhắc_nhở)_(?:cần_|phải_)?(?=<verb>|<action>)""",
        rank=2,
    ),
    # "theo chỉ đạo của A, X V"
    _clause(
        "as_directed",
        r"""(?:^|(?<=[;.]_))(?:thực_hiện|theo)_(?:sự_|ý_kiến_)?(?:chỉ_đạo|yêu_cầu|phân_công)_của_(?P<by><A>)
            [^;:.]{0,80}?,_<det>(?P<who><W>)<aside>,?_<must>(?:(?:là|làm)_(?=đầu_mối|cơ_quan|đơn_vị))?<small>
            (?!<nottasks>)(?=\w+_)""",
        rank=2,
    ),
    # "X V, A yêu cầu."; the words may be quoted
    _clause(
        "said_after",
        r"""(?:^[“"]?|(?<=[;.]_))<opening>(?:<lead>_[^;:]{1,200}?,_)?<det>(?P<who><W>)<aside>,?_<must><small>
            (?!<nottasks>)(?=\w+_[^;:.“”"]{5,250}(?:[”"],|,[”"]|,)_<stressed>)""",
        rank=2,
    ),
    # "X V, theo phân công của A."
    _clause(
        "assigned_after",
        r"""(?:^|(?<=[;.]_))<opening><det>(?P<who><W>)_<must><small>(?!<nottasks>)
            (?=\w+_[^;:.]{5,250},_theo_(?:sự_)?(?:phân_công|chỉ_đạo|mệnh_lệnh|yêu_cầu)_(?:\w+_){0,3}?của_(?P<by><A>)\W*$)""",
        rank=4,
    ),
    # "Đơn vị nào chậm, X V", A nói.
    _clause(
        "said_of_whoever",
        r"""^[“"]?(?:\w+_){1,3}nào_[^,;:.]{3,90},_<det>(?P<who><W>)<aside>,?_<must><small>
            (?!<nottasks>)(?=\w+_)""",
        rank=4,
    ),
    # "N (X chủ trì)"
    _clause(
        "in_brackets",
        r"""(?:^|(?<=[;:.,]_))(?=<action>)(?P<what>[^;:.()]{8,220}?)_\((?:do_)?<det>(?P<who><W>)_(?:chủ_trì
            |thực_hiện|phụ_trách|chịu_trách_nhiệm|làm_đầu_mối|là_đầu_mối|làm|lo|triển_khai|đảm_nhiệm)\b""",
        rank=2,
    ),
    # "việc N, nghị định giao cho X"
    _clause(
        "given_to",
        r"""(?:^|(?<=[;.]_))(?:còn_|riêng_)?(?:việc|nhiệm_vụ|trách_nhiệm)_(?P<what><np>),_
            (?P<by><A>|<D>|\w+_\w+)_(?:đã_|được_)?giao_(?:lại_)?(?:cho_)?<det>(?P<who><W>)(?=[;.,]|_?$)""",
        rank=2,
    ),
    # "A quyết định: X V, Y V"
    _clause(
        "decided",
        r"""(?P<by>(?!<G>)<A>)_(?:\w+_){0,3}?(?:quyết_định|thống_nhất|chỉ_đạo|phân_xử|ra_lệnh|lệnh|kết_luận
            |quyết|chốt|phân_vai|yêu_cầu|(?:gửi|ra|ký|phát)_(?:công_điện|công_văn|văn_bản|chỉ_thị|thông_báo|lệnh))(?:_(?:gọn|luôn|ngay|rõ))?:_[“"]?<det>(?P<who><W>)
            <aside>,?_<must><small>(?!<nottasks>)(?=\w+_)""",
        rank=3,
    ),
    # "Ngoài ra, X khẩn trương V" after an order to somebody else
    _clause(
        "moreover",
        r"""^(?:ngoài_ra|bên_cạnh_đó|đồng_thời|cùng_với_đó|song_song_đó|riêng|còn),?_<det>(?P<who><W>)
            <aside>,?_<must>(?=(?:khẩn_trương|chủ_động|kịp_thời|sớm|nghiêm_túc|tập_trung)_)""",
        rank=8,
    ),
    # "giao nhiệm vụ cho từng đơn vị: X V, Y V"
    _clause(
        "to_each",
        r"""<assign>_[^;:.]{0,80}:_<det>(?P<who><A>)<aside>,?_<must><small>(?!<nottasks>)(?=\w+_)""",
        rank=3,
    ),
    # "việc N phải được X hoàn thành"
    _clause(
        "done_passive",
        r"""<from_>(?:(?:việc|công_tác|phần_việc)_)?+(?!theo_|để_|nếu_|khi_)(?P<what><np>)_(?:phải|cần|sẽ)_được_<det>(?P<who><W>)_
            (?:trả_lời|niêm_yết|bàn_giao|hoàn_thành|hoàn_tất|thực_hiện|giải_quyết|xử_lý|công_bố|công_khai|trình|ban_hành|kiểm_tra)\b""",
        rank=3,
    ),
    # "đầu mối V là X"
    _clause(
        "is_lead",
        r"""<from_>(?:theo_[^,;.]{1,80},_)?(?:cơ_quan_|đơn_vị_)?(?:đầu_mối|chủ_trì|thường_trực)_
            (?P<what><np>)_là_<det>(?P<who><W>)(?=[;.,]|_?$)""",
        rank=4,
    ),
    # the same of somebody who is only described: "yêu cầu các chủ đầu tư phải V"
    _clause(
        "active_some",
        r"""<assign>_(?P<some>(?:các|từng|mỗi|mọi|những|tất_cả_các
            |người_đứng_đầu)_[^,;:.\ue000-\uf8ff]{3,60}?),?_(?:(?:phải|cần|có_trách_nhiệm)_|
            (?=<verb>))""",
        rank=3,
    ),
    # "X có trách nhiệm V", "X chịu trách nhiệm N", "X phải V", "X cần V"
    _clause(
        "duty",
        r"""(?<!của_)(?<!cho_)(?<!bởi_)(?<!với_)(?<!do_)(?<!chỉ_đạo_)(?<!chỉ_đạo_các_)(?<!lãnh_đạo_)
            <noone>(?P<who><W>)<aside>
            (?:_(?:tiếp_tục_|vẫn_)?(?:là|làm)_[^,;:.]{3,60}(?=,_có_))?,?_(?:cũng_|còn_|đồng_thời_|sẽ_|thì_)*
            (?: có_(?:trách_nhiệm|nhiệm_vụ):?_(?!của\b) | (?=(?:chịu|nêu_cao|đề_cao)_trách_nhiệm_)
              | (?:phải|buộc_phải|có_nghĩa_vụ)_ | (?=chủ_trì\b(?!_
                  (?:phiên|cuộc|kỳ|hội_nghị|hội_thảo|buổi|họp|lễ)))
              | (?=phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)) | (?:là|làm)_(?:cơ_quan|đơn_vị
                  |đầu_mối)_(?=chủ_trì|thường_trực|đầu_mối)
              | (?:là|làm)_(?=đầu_mối_(?!của|giao_thông|quan_trọng))
              | (?=đảm_nhận|đảm_nhiệm|phụ_trách\b(?!\W*$|[,;]|_(?:lĩnh_vực|ngành
                  |địa_bàn|khối|công_tác))) )""",
        rank=3,
    ),
    # "X cần V", which an expert only advises
    _clause(
        "need",
        r"""(?<!của_)(?<!cho_)(?<!bởi_)(?<!với_)(?<!do_)<noone>(?P<who><W>)<aside>,?_
            (?:cũng_|còn_|đồng_thời_|sẽ_|thì_)*cần(?!_thiết)_(?:phải_)?""",
        rank=3,
        spoken=True,
    ),
    # "X có thời hạn đến T để V", "hạn chót để X V là T"
    _clause(
        "has_until",
        r"""(?P<who><W>)_(?:chỉ_)?(?:còn|có)_(?:thời_hạn_|thời_gian_)?(?:(?:đến|tới)_(?:hết_|ngày_)?<T>
            |[\w/]+_(?:ngày|tuần|tháng)(?:_làm_việc|_nữa)?)_(?:để|phải)_(?=\w+_)""",
        rank=3,
    ),
    _clause(
        "limit",
        r"""<from_>(?:hạn_(?:chót|cuối)|thời_hạn)_(?:để_|cho_)<det>(?P<who><W>)_(?P<what>[^;:.,]{8,160}?)_là_
            (?:ngày_)?<T>""",
        rank=3,
    ),
    # "nhiệm vụ của X là V"
    _clause(
        "task_of",
        r"""<from_>(?:nhiệm_vụ|trách_nhiệm|yêu_cầu|phần_việc)_(?:[^\W\d_]+_){0,6}?(?:cho|của|với)_<det>(?P<who><W>)
            (?:_(?:lúc_này|hiện_nay|trước_mắt))?,?_là_(?:phải_)?<small>(?!<nottasks>|rất_|hết_|điều_|việc_|vô_|cực_)
            (?=\w+_)""",
        rank=2,
    ),
    # "cái được giao cho X là V", "A đặt lên vai X việc V"
    _clause(
        "entrusted",
        r"""(?:\b(?:cái|điều|việc|phần|nhiệm_vụ)_(?:được_)?(?:giao|dành|trao)_cho
            |\b(?:đặt_lên_vai|trao_cho|giao_phó_cho|khoán_cho))_<det>(?P<who><W>)_(?:là_(?:phải_)?
            |(?:việc|nhiệm_vụ|trách_nhiệm|phần_việc)_)<small>(?!<nottasks>)(?=\w+_)""",
        rank=2,
    ),
    # "theo nghị định, X V", "X, theo công điện của A, V"
    _clause(
        "under_document",
        r"""(?:^|(?<=[;.]_))(?:cũng_|(?:(?:ngay_)?sau_đó|cùng_ngày|mới_đây),_)?theo_<paper>
            (?:(?:_\w+){0,4}?_của_(?P<by><A>)|[^;:.]{0,60}?),_(?:\w+_){0,6}?<det>(?P<who><W>)<bywhen>,?_<obliged><small>
            (?!<nottasks>|sẽ_|[^,;:.]{0,40}_được_)(?=\w+_\w)""",
        rank=8,
    ),
    _clause(
        "under_document",
        r"""(?:^|(?<=[;.]_))<opening><det>(?P<who><W>),_theo_<paper>
            (?:(?:_\w+){0,4}?_của_(?P<by><A>)|[^,;:.]{0,60}),_<obliged><small>(?!<nottasks>|sẽ_|[^,;:.]{0,40}_được_)(?=\w+_\w)""",
        rank=8,
    ),
    # "X nên V"
    _clause(
        "advised",
        r"""(?<!của_)(?<!cho_)(?<!với_)<noone>(?P<who><W>)(?:,_[^,;:.]{3,60},)?_(?:cũng_|thì_|có_lẽ_)*nên_<small>(?=\w+_)""",
        rank=3,
        force="recommendation",
    ),
    # somebody who is only described: "chủ rừng ở vùng đệm có trách nhiệm V"
    _clause(
        "duty_some",
        r"""(?:^|(?<=[;:]_))<opening>(?!(?:khi|nếu|ai|người_nào|không|theo|tại|trong|để|việc|đây|trường_hợp|nơi)_|<action>)
            (?P<some>[^\W\d_][^,;:.()\ue000-\uf8ff]{4,80}?)_(?:phải_)?(?:có_(?:trách_nhiệm|nghĩa_vụ)_(?!của\b)
            |(?:được|bị)_yêu_cầu_(?:phải_)?|(?=chịu_trách_nhiệm_(?!chính_là|là)))""",
        rank=4,
    ),
    # "nhiệm vụ N thuộc về X", "việc N do X đảm nhiệm", "N được giao cho X"
    _clause(
        "falls",
        r"""<from_> (?:còn_)?+(?:(?:nhiệm_vụ|việc|công_tác|phần_việc|phần|khâu|mảng
            |(?P<duty>trách_nhiệm)(?:_chính|_cao_nhất|_trước_hết)?(?:_(?:trong|về))?(?:_việc)?)_)?+
            (?!theo_|để_|nếu_|khi_|mọi_)
            (?P<what><np>) ,?_(?:thì_)?
            (?: (?:sẽ_)?(?:(?(duty)thuộc(?:_về)?|thuộc_về)|thuộc_trách_nhiệm_của
                |là_(?:trách_nhiệm|nhiệm_vụ|việc|chuyện|phần_việc)_của
                |nằm_trong_(?:trách_nhiệm|nhiệm_vụ)_của)
                |là_(?:yêu_cầu|nhiệm_vụ|việc|đòi_hỏi)(?:_[^,;:.]{2,40}?)?_(?:với|đối_với|dành_cho)
              | (?:được|sẽ_được)_(?:giao|phân_công|bàn_giao|chuyển)(?:_(?:nhiệm_vụ
                  |lại))?_cho
              | được_<A>_(?:giao|phân_công)(?:_(?:lại|nhiệm_vụ))?(?:_cho)?)_ <det>(?P<who><W>)""",
        rank=4,
    ),
    _clause(
        "done_by",
        r"""<from_>(?:còn_)?+(?:(?:nhiệm_vụ|trách_nhiệm|việc|công_tác|phần_việc|phần|khâu|mảng)_)?(?!theo_)(?P<what><np>),?_(?:sẽ_
            |phải_)?do_<det>(?P<who><W>)_(?:đảm_nhiệm|thực_hiện|chủ_trì|phụ_trách|đảm_nhận
            |chịu_trách_nhiệm|triển_khai|làm|lo|tổ_chức|chuẩn_bị|soạn_thảo|cân_đối|đảm_trách
            |bảo_đảm|chi_trả)(?=[,;.]|_?$|_và_
            |_trong_|_trước_|_cùng_|_phối_hợp)""",
        rank=4,
    ),
    # the same with its own verb: "N do X chủ trì xây dựng"
    _clause(
        "led_by",
        r"\bdo_<det>(?P<who><W>)_(?:chủ_trì|đảm_nhiệm|phụ_trách)_(?!phối_hợp|và_)(?=\w{2,}_)",
        rank=4,
    ),
    # "yêu cầu V; việc này do X chủ trì"
    _clause(
        "this_done_by",
        r"""<assign>_(?P<what>[^;.]{8,250}?)[;,]_(?:việc|nhiệm_vụ|nội_dung|công_việc)_này_
            (?:được_giao_cho|giao_cho|do)_<det>(?P<who><W>)""",
        rank=1,
    ),
    # "; X V" going on with an order already given
    _clause(
        "ellipsis",
        r"""(?:;_|;_và_|;_đồng_thời_|;_còn_|,_còn_|;_riêng_|,_trong_khi_)<det>(?P<who><W>)<aside>,?_<must><small>
            (?!<nottasks>)(?=\w+_)""",
        rank=6,
        follows=True,
    ),
    # ", X V" after an order to somebody else
    _clause(
        "and_another",
        r"""(?<=\w),_(?:và_)?(?P<who>(?!<G>)<A>)_<must><small>(?!<nottasks>|chỉ_đạo(?:_tại_|_trong_|\W*$))(?=<action>|(?:lo|làm|sửa|dựng|cử|trực|tính|soạn|lập|mở|mua|chi|trả|đóng|giữ|tìm|gỡ|xây|bỏ|đưa|nộp)_)""",
        rank=7,
        follows=True,
    ),
    # a nested direction: "chỉ đạo X V" inside a task
    _clause(
        "nested",
        r"""(?<!từng_)(?<!xem_xét_)(?<!dự_kiến_)\b(?:<direct>|yêu_cầu|giao(?:_nhiệm_vụ)?(?:_cho)?|phân_công)
            (?:,_\w+_\w+|_và_\w+_\w+)?_<det>(?P<who><A>)<which>_<must><small>
            (?!(?!không_)<nottasks>|trong_)(?=\w+_\w)""",
        rank=8,
        nested=True,
    ),
    # the same of somebody who is only described: "chỉ đạo các nhà thầu V"
    _clause(
        "nested_some",
        r"""\b(?:chỉ_đạo|yêu_cầu)(?:,_\w+_\w+|_và_\w+_\w+)?_
            (?P<some>(?:các_|lực_lượng_|công_an_|cơ_quan_
                |đơn_vị_)[^,;:.\ue000-\uf8ff]{3,60}?)_(?:phải_|cần_)?(?=<verb>)""",
        rank=9,
        nested=True,
    ),
    # "X: V" inside a paragraph; any verb where an order has been given
    _clause(
        "label",
        r"(?:^|(?<=[;.]_))<det>(?P<who>(?!<P>)<W>)(?:_\([^()]{1,80}\))?:_<small>(?!<nottasks>)(?=\w+_)",
        rank=6,
        needs=Evidence.ORDER,
    ),
    _clause(
        "label",
        r"(?:^|(?<=[;.]_))<det>(?P<who>(?!<P>)<W>)(?:_\([^()]{1,80}\))?:_<small>(?!<nottasks>)(?=<action>)",
        rank=6,
    ),
    # "X V" in the plain present, under an order
    _clause(
        "plain",
        r"""(?:^|(?<=[;:]_)|(?<=theo_đó,_)|(?<=trong_đó,_)|(?<=cụ_thể,_)|(?<=thời,_)|
            (?<=:_[“"])|(?<=nêu_rõ,_)|(?<=nêu_rõ_)|(?<=quy_định_)|(?<=nhấn_mạnh,_))
            <opening>(?:<lead>_[^;:]{1,250}?,_)?<det>(?P<who><W>)<aside>,?_<must><small>
                (?!<nottasks>)(?=\w+_)""",
        rank=9,
        needs=Evidence.ORDER,
    ),
)

ITEMS = (
    # "- V: X;"
    _clause(
        "item_done_by",
        r"^(?P<what>[^\W\d_][^;:.]{8,220}?):_(?:do_|giao_)?<det>(?P<who><W>)[;.]?_?$",
        rank=1,
    ),
    # "X: V", "Đối với các xã ven biển: V"
    _clause(
        "item_label",
        r"""^(?P<for>(?:đối_với|riêng)_)?<det>(?P<who><W>)(?:(?<=<G>)(?:_(?!<verb>|<action>|<nottasks>)[^\W\d_]+){1,4})?
            (?:_\([^()]{1,80}\))?_?:_?(?=[^\W\d])(?(for)(?!<assign>)(?=<action>))""",
        rank=1,
    ),
    _clause(
        "item_plain",
        r"^<det>(?P<who><W>)<aside>,?_<must>(?:<small>|(?=<action>))(?!<nottasks>)(?=\w+_)",
        rank=9,
    ),
)
