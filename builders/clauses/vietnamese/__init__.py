"""How Vietnamese texts assign tasks: clause patterns in the notation of :func:`compile_pattern`."""

from __future__ import annotations

import re

from ..grammar import ClausePattern, Evidence, Grammar, compile_pattern
from . import official, slots
from .words import ACTION, LEAD, PARTS

__all__ = ["VIETNAMESE"]


def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern, **PARTS)


def _clause(rule: str, pattern: str, rank: int = 5, **options: object) -> ClausePattern:
    regex = _pattern(pattern)
    return ClausePattern(f"vi.{rule}", regex, rank, **options)  # type: ignore[arg-type]


#: Most telling first; the comment before each says what it reads.
_CLAUSES = (
    # "X được giao nhiệm vụ V", "X được yêu cầu V"
    _clause(
        "passive",
        r"""(?P<who>(?!<G>)<W>)(?:_\([^()]{1,80}\)|,[^,;:.]{1,90},)?_(?:cũng_|còn_
            |đồng_thời_|thì_)*<passive>:?_""",
        rank=1,
    ),
    # "các xã được yêu cầu V": "được giao" behind a group only says which of them
    _clause(
        "passive_group",
        r"(?P<who><G>)_(?:cũng_|còn_|đồng_thời_|vừa_|đã_|thì_)?(?:được|bị)_(?:yêu_cầu|đề_nghị"
        r"|nhắc)_",
        rank=1,
    ),
    # "giao X V", "yêu cầu các X phải V", "đề nghị X: V"
    _clause(
        "active",
        r"""\b<assign>:?_(?:đối_với_)?<det>(?P<who><W>)<aside><bywhen>,?:?_(?:(?:phải|cần|có_trách_nhiệm
            |về_việc|làm_cơ_quan|để)_)*(?!(?:về|của|tại|ban_hành(?=_(?:<D>|kèm))|đã|là(?!_(?:cơ_quan|đơn_vị
            |đầu_mối)))\b)""",
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
    # "X V, A yêu cầu."
    _clause(
        "said_after",
        r"""(?:^|(?<=[;.]_))<opening>(?:<lead>_[^;:]{1,200}?,_)?<det>(?P<who><W>)<aside>,?_<must><small>
            (?!<nottasks>)(?=\w+_[^;:.“”"]{5,250},_(?P<by><A>)_(?:\w+_){0,2}?(?:yêu_cầu|chỉ_đạo|lưu_ý
            |nhấn_mạnh|đề_nghị|quán_triệt)(?:_(?:tại|trong)_[^;:.“”"]{3,60})?\W*$)""",
        rank=2,
    ),
    # "N (X chủ trì)"
    _clause(
        "in_brackets",
        r"""(?:^|(?<=[;:.]_))(?=<action>)(?P<what>[^;:.()]{8,220}?)_\((?:do_)?<det>(?P<who><W>)_(?:chủ_trì
            |thực_hiện|phụ_trách|chịu_trách_nhiệm|làm_đầu_mối|là_đầu_mối)\b""",
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
        r"""(?P<by>(?!<G>)<A>)_(?:\w+_){0,3}?(?:quyết_định|thống_nhất|chỉ_đạo):_<det>(?P<who><W>)
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
            (?:hoàn_thành|hoàn_tất|thực_hiện|giải_quyết|xử_lý|công_bố|công_khai|trình|ban_hành|kiểm_tra)\b""",
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
            (?P<who><W>)<aside>,?_ (?:cũng_|còn_
            |đồng_thời_|sẽ_|thì_)*
            (?: có_(?:trách_nhiệm|nhiệm_vụ)_(?!của\b) | (?=(?:chịu|nêu_cao|đề_cao)_trách_nhiệm_)
              | (?:phải|cần(?!_thiết)|cần_phải|buộc_phải|có_nghĩa_vụ)_ | (?=chủ_trì\b(?!_
                  (?:phiên|cuộc|hội_nghị|buổi|họp|lễ)))
              | (?=phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)) | (?:là|làm)_(?:cơ_quan|đơn_vị
                  |đầu_mối)_(?=chủ_trì|thường_trực|đầu_mối)
              | (?:là|làm)_(?=đầu_mối_(?!của|giao_thông|quan_trọng))
              | (?=đảm_nhận|đảm_nhiệm|phụ_trách\b(?!_(?:lĩnh_vực|ngành
                  |địa_bàn|khối|công_tác))) )""",
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
    # somebody who is only described: "chủ rừng ở vùng đệm có trách nhiệm V"
    _clause(
        "duty_some",
        r"""(?:^|(?<=[;:]_))<opening>(?!(?:khi|nếu|ai|người_nào|không|theo|tại|trong|để|việc|đây|trường_hợp|nơi)_)
            (?P<some>[^\W\d_][^,;:.()\ue000-\uf8ff]{4,80}?)_(?:phải_)?(?:có_(?:trách_nhiệm|nghĩa_vụ)_(?!của\b)
            |(?:được|bị)_yêu_cầu_(?:phải_)?|(?=chịu_trách_nhiệm_))""",
        rank=4,
    ),
    # "nhiệm vụ N thuộc về X", "việc N do X đảm nhiệm", "N được giao cho X"
    _clause(
        "falls",
        r"""<from_> (?:(?:nhiệm_vụ|trách_nhiệm|việc|công_tác|phần_việc)_)?+
            (?!theo_|để_|nếu_|khi_|mọi_)
            (?P<what><np>) ,?_(?:thì_)?
            (?: (?:sẽ_)?(?:thuộc_về|thuộc_trách_nhiệm_của|là_(?:trách_nhiệm|nhiệm_vụ|việc)_của)
              | (?:được|sẽ_được)_(?:giao|phân_công|bàn_giao|chuyển)(?:_(?:nhiệm_vụ
                  |lại))?_cho)_ <det>(?P<who><W>)""",
        rank=4,
    ),
    _clause(
        "done_by",
        r"""<from_>(?:(?:nhiệm_vụ|trách_nhiệm|việc|công_tác|phần_việc)_)?(?!theo_)(?P<what><np>),?_(?:sẽ_
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
        r"""(?<=\w),_(?:và_)?(?P<who>(?!<G>)<A>)_<must><small>(?!<nottasks>|chỉ_đạo(?:_tại_|_trong_|\W*$))(?=<action>|(?:lo|làm|sửa|dựng|cử|trực)_)""",
        rank=7,
        follows=True,
    ),
    # a nested direction: "chỉ đạo X V" inside a task
    _clause(
        "nested",
        r"""\b(?:chỉ_đạo|lãnh_đạo|yêu_cầu|giao(?:_nhiệm_vụ)?(?:_cho)?|phân_công)
            (?:,_\w+_\w+|_và_\w+_\w+)?_<det>(?P<who><A>)<which>_<must><small>(?!<nottasks>
                |trong_)(?=\w+_\w)""",
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
    # "X V" in the plain present, under an order
    _clause(
        "plain",
        r"""(?:^|(?<=[;:]_)|(?<=theo_đó,_)|(?<=trong_đó,_)|(?<=cụ_thể,_)|(?<=thời,_)|
            (?<=nêu_rõ,_)|(?<=nêu_rõ_)|(?<=quy_định_)|(?<=nhấn_mạnh,_))
            <opening>(?:<lead>_[^;:]{1,250}?,_)?<det>(?P<who><W>)<aside>,?_<must><small>
                (?!<nottasks>)(?=\w+_)""",
        rank=9,
        needs=Evidence.DOCUMENT,
    ),
)

_ITEMS = (
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

VIETNAMESE = Grammar(
    folds=(
        # "đề nghị của các bộ, cơ quan, Bộ Tài chính ...": after a preposition groups go together
        _pattern(r"<after><det><G>(?:,_<det><G>)*(?:,?_và_<det><W>)?"),
        _pattern(
            r"""(?!<after>)<W> (?:_bộ(?=,))? (?:(?:,|;|<and>)_<det><W>(?:_bộ(?=,))?)+
              | <after>(?:<P>(?:(?:,|<and>)_<det><P>)+ | (?:(?<=với_)|(?<=cùng_))<W>(?<!<G>)
                  (?<!<P>)(?:(?:,|<and>)_<det><A>)+
                  | <W>(?<!<G>)(?<!<P>)(?:,_<det><A>)*<and>_<det><A>)"""
        ),
    ),
    clauses=_CLAUSES,
    items=_ITEMS,
    head=_pattern(
        r"""(?: ^(?:<lead>_[^;:]{1,250}?,_)? | <assign>_(?:đối_với_)? )
            <det>(?P<who><W>)<aside>,?(?!_(?:<silent>)\b)(?:_[^:]{0,300})?:_?$"""
    ),
    party_only=_pattern(
        r"""^(?P<order>(?:trách_nhiệm_của|giao|đối_với|yêu_cầu|đề_nghị|phân_công|nhiệm_vụ_của)_)?
            <det>(?P<who><W>)(?:_\([^()]{1,80}\))?<which>(?:_(?:có_trách_nhiệm|chịu_trách_nhiệm))?
            (?(order)(?:_(?:tại|ở|thuộc|trên_địa_bàn)_[^,;:.]{1,60})?[:.]?|:?)_?$"""
    ),
    lead=_pattern(
        r"(?:<assign>|như_sau|sau_đây|sau|nhiệm_vụ|phần_việc|trách_nhiệm|^(?:cụ_thể|theo_đó|trong_đó))[^.]{0,80}:_?$"
    ),
    order=slots.ORDER,
    speech=slots.SPEECH,
    live=slots.LIVE,
    meeting=slots.MEETING,
    earlier=slots.EARLIER,
    under=slots.UNDER,
    background_document=slots.BACKGROUND_DOCUMENT,
    centre=slots.CENTRE,
    issued_by=slots.ISSUED_BY,
    coordinator=slots.COORDINATOR,
    deadline=slots.DEADLINE,
    undated=slots.UNDATED,
    fronted=slots.FRONTED,
    deadline_only=slots.DEADLINE_ONLY,
    recurring=slots.RECURRING,
    anaphor=slots.ANAPHOR,
    deputies_order=False,
    deputy=re.compile(r"(?:phó|ủy viên|thành viên)\b", re.I),
    task_verb=official.TASK_VERB,
    background=official.BACKGROUND,
    tail=_pattern(
        r"""[”"],?_(?:<A>|\w+)_(?:\w+_){0,3}?(?:nói|nhấn_mạnh|yêu_cầu|khẳng_định|chỉ_đạo|phát_biểu
            |cho_biết|căn_dặn|nêu)[^”"]*$|"""
        r",_<A>_(?:\w+_){0,2}?(?:yêu_cầu|chỉ_đạo|lưu_ý|nhấn_mạnh|đề_nghị|quán_triệt)"
        r"(?:_(?:tại|trong)_[^;:.]{3,60})?\W*$|"
        r",_phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)_[^;:.]{0,20}?<W>$|_\([^()]{0,30}<T>\)$"
    ),
    adjunct=re.compile(LEAD + r"\b", re.I),
    bare_head=official.BARE_HEAD,
    concludes=official.CONCLUDES,
    address=official.ADDRESS,
    reporting=official.REPORTING,
    duties=official.DUTIES,
    topic=official.TOPIC,
    listing=official.LISTING,
    action=re.compile(ACTION, re.I),
    ongoing=re.compile(
        r"các năm|những năm|trở đi|hằng|hàng (?:năm|quý|tháng)|mỗi|định kỳ|thường xuyên|giai đoạn",
        re.I,
    ),
    shared=_pattern(
        r"""(?:(?:các_)?(?:cơ_quan|đơn_vị|tổ_chức|địa_phương|doanh_nghiệp|bộ|ngành|sở|ban|hội
            |đoàn_thể),_){0,4}<G>(?:(?:,_|_và_|,_và_|/|;_)<G>)*"""
    ),
    determined=re.compile(
        r"(?:các|những|mọi|từng|mỗi|tất cả|hai|ba|bốn|năm|\d|ủy ban|ubnd|chủ tịch|lãnh đạo"
        r"|cơ quan ngang|cơ quan thuộc chính phủ|thành ủy|tỉnh ủy|đảng ủy|cấp ủy|tổ chức đảng"
        r"|công an"
        r"|(?P<alone>thủ trưởng|người đứng đầu|đại diện|cấp ủy|tổ chức đảng))\b",
        re.I,
    ),
    signed=slots.SIGNED,
    superior=official.SUPERIOR,
    visited=official.VISITED,
    described=(official.DESCRIBED,),
    goes_on=official.GOES_ON,
    continues=_pattern(
        r"""(?:trong_đó|đồng_thời|bên_cạnh_đó|ngoài_ra|cùng_với_đó|đặc_biệt|trước_mắt
            |song_song_đó),?_(?:là_)?(?:cần_|phải_|lưu_ý_|chú_trọng_|ưu_tiên_|(?=<verb>))"""
    ),
    joint=slots.JOINT,
    joints=re.compile(
        r"(?:[\s,;:.…/”\"]|\b(?:và|đồng thời|còn|trong khi|trong đó|theo đó|cụ thể|ngoài ra"
        r"|bên cạnh đó|các|riêng|tới))+$",
        re.I,
    ),
)
