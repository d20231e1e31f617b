"""How Vietnamese texts assign tasks: clause patterns in the notation of :func:`compile_pattern`."""

from __future__ import annotations

import re

from .grammar import ClausePattern, Grammar, compile_pattern

__all__ = ["VIETNAMESE"]

# ---------------------------------------------------------------- words

_DET = r"(?:các |cả |hai |ba |những |toàn bộ |đồng chí |các đồng chí |riêng |lãnh đạo )*"
#: What may stand between a subject and its verb; the verb's own adverbs belong to the task.
_MUST = r"(?:(?:cũng |còn |đồng thời |vẫn |sẽ |phải |cần |trước mắt |trước hết |có trách nhiệm |có nhiệm vụ )*)"
#: "within its functions, duties and powers"
_COMPETENCE = (
    r"(?:chức năng|nhiệm vụ|thẩm quyền|quyền hạn|trách nhiệm|lĩnh vực|phạm vi quản lý"
    r"|ngành, lĩnh vực)"
)
#: Words with which a task most often begins; only used to find where an adjunct ends.
_VERB = (
    r"(?:tập trung|tiếp tục|khẩn trương|chủ trì|chủ động|phối hợp|chỉ đạo|tổ chức|triển khai"
    r"|xây dựng|rà soát|hướng dẫn|thực hiện|kiểm tra|theo dõi|báo cáo|bảo đảm|đảm bảo|tăng cường"
    r"|nghiên cứu|có trách nhiệm|chịu trách nhiệm|phải|cần|kịp thời|thường xuyên|đẩy mạnh"
    r"|đẩy nhanh|bố trí|tham mưu|đề xuất|đề cao|nâng cao|quán triệt)\b"
)
#: Words with which the tasks of rules begin ("Trách nhiệm của Bộ X: 1. Hướng dẫn ...").
_ACTION = (
    r"(?:chủ trì|phối hợp|chỉ đạo|tổ chức|triển khai|xây dựng|rà soát|hướng dẫn|thực hiện|kiểm tra"
    r"|theo dõi|báo cáo|bảo đảm|đảm bảo|tăng cường|nghiên cứu|chịu trách nhiệm|có trách nhiệm|phải"
    r"|cần|kịp thời|thường xuyên|đẩy mạnh|bố trí|tham mưu|đề xuất|ban hành|trình|tiếp nhận|quản lý"
    r"|cung cấp|cập nhật|công bố|công khai|thông báo|tuyên truyền|phổ biến|đào tạo|bồi dưỡng|giám sát"
    r"|đôn đốc|thanh tra|xử lý|giải quyết|lập|gửi|tổng hợp|đánh giá|thẩm định|phê duyệt|quyết định"
    r"|huy động|hỗ trợ|chấp hành|tuân thủ|lưu trữ|vận hành|duy trì|kết nối|chia sẻ|phân công"
    r"|chuẩn bị|hoàn thiện|tiếp tục|khẩn trương|chủ động|tập trung|giúp|quy định|xác định|giao"
    r"|phân bổ|cấp|sử dụng|khai thác|bàn giao|thu|chi|đăng tải|niêm yết|yêu cầu|đề nghị|kiến nghị)\b"
)
#: Which of a group: "of the provinces named above", "from Ha Tinh to Khanh Hoa".
_WHICH = (
    r"(?: (?:nêu trên|trên đây|có liên quan|liên quan|khác|còn lại"
    r"|(?:thuộc|tại|ở|nơi|trực thuộc|có|trên địa bàn|trong) [^,;:.]{1,90}?(?=:| có trách nhiệm)"
    r"|từ [^,;:.\w] đến [^,;:.\w]"
    r"|(?>(?:được (?:giao|phân công)|thực hiện nhiệm vụ) [^;:]{1,160}?"
    r"(?= (?:có trách nhiệm|chịu trách nhiệm|phải|khẩn trương|chủ động)))))?"
)
_ASIDE = (
    r"(?: ?\([^()]{1,100}\))?"
    rf"{_WHICH}(?:,? (?:theo|trong phạm vi|căn cứ|căn cứ vào|trên cơ sở|bằng|với)(?: phạm vi)? {_COMPETENCE}"
    rf"(?:,? (?:và )?{_COMPETENCE})*(?: quản lý| của mình| được giao| được phân công| phụ trách)*,?)?"
    r"(?:,? (?:trong|theo(?! dõi)|căn cứ|trên cơ sở|với vai trò|với tư cách|tùy theo)"
    r" [^;:.]{1,140}?,"
    rf"|(?> (?:căn cứ|trên cơ sở|theo(?! dõi)|tại|ở|nơi|trên địa bàn) [^;:.]{{1,120}}?(?= {_VERB})))?"
)
#: Verbs by which somebody is given something to do, after words that make them nouns.
_ASSIGN = (
    r"(?<!theo )(?<!tại )(?<!các )(?<!những )(?<!sự )(?<!được )(?<!đáp ứng )(?<!ý kiến )(?<!nội dung )"
    r"(?<!thừa )(?<!việc )(?<!bàn )(?<!kiến nghị )(?<!kế hoạch )(?<!nhu cầu )(?:giao(?: nhiệm vụ| trách nhiệm| trọng trách)?(?: cho)?|yêu cầu|đề nghị|phân công"
    r"|ủy quyền(?: cho)?|kiến nghị|nhắc nhở|lưu ý|chỉ thị(?: cho)?|điều động)"
)
_PASSIVE = (
    r"(?:được|bị) (?:\W?\w+ )?(?:giao|yêu cầu|đề nghị|phân công|chỉ định|ủy quyền|nhắc|lưu ý)"
    r"(?: (?:nhiệm vụ|trách nhiệm|việc|chủ trì|phụ trách|làm đầu mối|thêm))?"
)
#: After an actor that begins a clause these words show that no duty follows.
_NOT_TASKS = (
    r"(?:đã|đang|vừa|mới|là|được|bị|của|tại|và|hoặc|với|thì|mà|nơi|về|từ|ở|do|bằng|có(?! phương án| giải pháp| kế hoạch| biện pháp| văn bản (?:hướng|chỉ|đề|báo|gửi)| trách nhiệm)|không(?! để)|chưa"
    r"|cho biết|cho rằng|cho hay|nhấn mạnh|khẳng định|đánh giá|nhận định|ghi nhận|biểu dương"
    r"|thống nhất với|nêu(?! cao)|phụ trách|thông báo|thông tin|phát biểu|chia sẻ|nói|kết luận|quyết định"
    r"|ký|vẫn|từng|cũng đã|hiện(?! đại)|nay|khi|nếu|để|trước đây|gồm|bao gồm|thuộc|trực thuộc|trên|dưới"
    r"|trong|ngoài|như|này|đó|nói chung|tin tưởng|mong|hoan nghênh|đồng ý|chúc|bày tỏ|dự(?! thảo| toán| báo| trù)|tham dự"
    r"|yêu cầu|giao|đề nghị|phân công|thành lập ngày|nhiệm kỳ|khóa|số(?! hóa)|năm|ngày|tháng|cấp|tỉnh|xã"
    r"|huyện|phường|thành phố|nhận thấy|xét thấy|chiếm|đạt|tăng(?! cường| tốc)|giảm(?! bớt| tải)|vào|sau|theo(?! dõi)|nhằm|vì"
    r"|rằng|nhưng|song|tuy|dù|hay|cùng các|dự kiến|ước|tiếp tục được|trở thành|làm rõ thêm"
    r"|ban hành(?= (?:<D>|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|kèm theo))"
    r"|cũng|hợp|làm cơ sở|làm căn cứ|quy định|quản lý được|đồng ý|nhất trí|cơ bản|thống nhất về|cho phép|xem xét cho|xin|trân trọng|đánh giá cao"
    r"|người|nhân dân|cộng đồng|doanh nghiệp|cán bộ|công chức|viên chức|đảng viên|chủ tịch|phó"
    r"|trưởng|giám đốc|bí thư|thứ trưởng|chức danh|khi|đến|nhằm|liên quan|điện|nào|ấy|kia)\b"
)
#: No capital follows: one begins another name, not a verb.
_SMALL = r"(?-i:(?![A-ZĐĂÂÊÔƠƯÁẮẤÉẾÍÓỐỚÚỨÝÀẰẦÈỀÌÒỒỜÙỪỲẢẲẨẺỂỈỎỔỞỦỬỶÃẴẪẼỄĨÕỖỠŨỮỸẠẶẬẸỆỊỌỘỢỤỰỴ]))"
#: A subject that has done something already, or is doing it.
_DONE = r"(?:\w+ ){0,2}(?:đã|đang|vừa|từng|chưa)\b"
#: How an adverbial begins that stands before the subject.
_LEAD = (
    r"(?:trên cơ sở|đối với|căn cứ|để|trong|theo|tại|sau khi|trước|ngoài|bên cạnh|nhằm|hằng năm"
    r"|hàng năm|định kỳ|khi|trường hợp|từ|chậm nhất|cùng với|về|đến|giai đoạn|với)"
)
#: What may stand between the word for a deadline and its date.
_UNTIL = (
    r"là|vào|đến|trước|trong|hạn|chót|hoàn thành|báo cáo|thực hiện|cuối|hết|ngày|tháng"
    r"|lễ|thứ \w+|chủ nhật|giờ|\d{1,2} giờ(?: \d\d)?|\d{1,2}h(?:\d\d)?|\d{1,2}:\d\d|,"
)
#: After the first actor of a line that ends in a colon: it gives the order, or only reports.
_SILENT = (
    r"(?:đã|đang|vừa|là|được|của|tại|và|hoặc|cho biết|cho rằng|nhấn mạnh|khẳng định|đánh giá|nêu"
    r"|thông báo|phát biểu|kết luận|quyết định|ban hành|yêu cầu|giao|đề nghị|phân công|kiến nghị"
    r"|có ý kiến|có văn bản|chỉ đạo như sau|chỉ đạo:|điện|gồm|bao gồm|thống nhất|lưu ý|hướng dẫn như sau"
    r"|trả lời|nhận được|đồng ý|ký|xin)"
)
#: Between somebody who gives an order and the verb: nobody else stands there.
_NEAR = r"(?: ?\([^()\ue000-\uf8ff]{1,100}\))?(?:,? [^;:.\ue000-\uf3ff]{1,120},)?"
#: Prepositions: a group after one is no subject, and what follows it after a comma may be.
_AFTER = r"(?:(?<=của )|(?<=với )|(?<=cùng )|(?<=tại )|(?<=cho )|(?<=từ )|(?<=đến ))"
_FROM = r"(?:^|(?<=[;:.] )|(?<=; và )|(?<=, )|(?<=\) )|(?<=“))"


def _clause(rule: str, pattern: str, rank: int = 5, **options: object) -> ClausePattern:
    regex = compile_pattern(
        pattern,
        aside=_ASIDE,
        must=_MUST,
        small=_SMALL,
        which=_WHICH,
        verb=_VERB,
        assign=_ASSIGN,
        passive=_PASSIVE,
        det=_DET,
        nottasks=rf"(?:{_NOT_TASKS}|{_DONE})",
        from_=_FROM,
        lead=_LEAD,
        np=r"[^;:.]{8,220}?",
    )
    return ClausePattern(f"vi.{rule}", regex, rank, **options)  # type: ignore[arg-type]


#: Most telling first; the comment before each says what it reads.
_CLAUSES = (
    # "X được giao nhiệm vụ V", "X được yêu cầu V"
    _clause(
        "passive",
        r"(?P<who>(?!<G>)<W>)(?:_\([^()]{1,80}\)|,[^,;:.]{1,90},)?_(?:cũng_|còn_|đồng_thời_)?<passive>:?_",
        rank=1,
    ),
    # "các xã được yêu cầu V": "được giao" behind a group only says which of them
    _clause(
        "passive_group",
        r"(?P<who><G>)_(?:cũng_|còn_|đồng_thời_|vừa_|đã_)?(?:được|bị)_(?:yêu_cầu|đề_nghị|nhắc)_",
        rank=1,
    ),
    # "giao X V", "yêu cầu các X phải V", "đề nghị X: V"
    _clause(
        "active",
        r"\b<assign>:?_(?:đối_với_)?<det>(?P<who><W>)<aside>,?:?_(?:(?:phải|cần|có_trách_nhiệm|về_việc|làm_cơ_quan|để)_)*(?!(?:về|của|tại|ban_hành|đã|là(?!_(?:cơ_quan|đơn_vị|đầu_mối)))\b)",
        rank=2,
    ),
    # the same of somebody who is only described: "yêu cầu các chủ đầu tư phải V"
    _clause(
        "active_some",
        r"<assign>_(?P<some>(?:các|từng|mỗi|mọi|những|tất_cả_các|người_đứng_đầu)_[^,;:.\ue000-\uf8ff]{3,60}?),?_(?:(?:phải|cần|có_trách_nhiệm)_|(?=<verb>))",
        rank=3,
    ),
    # "X có trách nhiệm V", "X chịu trách nhiệm N", "X phải V", "X cần V"
    _clause(
        "duty",
        r"""(?<!của_)(?<!cho_)(?<!bởi_)(?<!với_) (?<!do_)(?P<who><W>)<aside>,?_ (?:cũng_|còn_|đồng_thời_|sẽ_)?
            (?: (?:có|chịu|nêu_cao)_(?:trách_nhiệm|nhiệm_vụ)_(?:chính_|trực_tiếp_)?(?!của\b)
              | (?:phải|cần(?!_thiết)|cần_phải|buộc_phải|có_nghĩa_vụ)_ | (?=chủ_trì\b(?!_(?:phiên|cuộc|hội_nghị|buổi|họp|lễ)))
              | (?=phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)) | (?:là|làm)_(?:cơ_quan|đơn_vị|đầu_mối)_(?=chủ_trì|thường_trực|đầu_mối)
              | chịu_trách_nhiệm_| (?=đảm_nhận|đảm_nhiệm|phụ_trách\b(?!_(?:lĩnh_vực|ngành|địa_bàn|khối|công_tác))) )""",
        rank=3,
    ),
    # "nhiệm vụ N thuộc về X", "việc N do X đảm nhiệm", "N được giao cho X"
    _clause(
        "falls",
        r"""<from_> (?:(?:nhiệm_vụ|trách_nhiệm|việc|công_tác|phần_việc)_)? (?!theo_)(?P<what><np>) ,?_
            (?: (?:sẽ_)?(?:thuộc_về|thuộc_trách_nhiệm_của|là_(?:trách_nhiệm|nhiệm_vụ|việc)_của)
              | (?:được|sẽ_được)_(?:giao|phân_công|bàn_giao|chuyển)(?:_(?:nhiệm_vụ|lại))?_cho)_ <det>(?P<who><W>)""",
        rank=4,
    ),
    _clause(
        "done_by",
        r"<from_>(?:(?:nhiệm_vụ|trách_nhiệm|việc|công_tác|phần_việc)_)?(?P<what><np>),?_(?:sẽ_|phải_)?do_<det>(?P<who><W>)_(?:đảm_nhiệm|thực_hiện|chủ_trì|phụ_trách|đảm_nhận|chịu_trách_nhiệm|triển_khai|làm|lo|tổ_chức|chuẩn_bị|soạn_thảo)(?=[,;.]|_?$|_và_|_trong_|_trước_|_cùng_|_phối_hợp)",
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
        r"<assign>_(?P<what>[^;.]{8,250}?)[;,]_(?:việc|nhiệm_vụ|nội_dung|công_việc)_này_(?:được_giao_cho|giao_cho|do)_<det>(?P<who><W>)",
        rank=1,
    ),
    # "; X V" going on with an order already given
    _clause(
        "ellipsis",
        r"(?:;_|;_và_|;_đồng_thời_|;_còn_|,_còn_)<det>(?P<who><W>)<aside>,?_<must><small>(?!<nottasks>)(?=\w+_)",
        rank=6,
        follows=True,
    ),
    # a nested direction: "chỉ đạo X V" inside a task
    _clause(
        "nested",
        r"""\b(?:chỉ_đạo|yêu_cầu|giao(?:_nhiệm_vụ)?(?:_cho)?|phân_công)
            (?:,_\w+_\w+|_và_\w+_\w+)?_<det>(?P<who><A>)<which>_<must><small>(?!<nottasks>|trong_)(?=\w+_\w)""",
        rank=8,
        nested=True,
    ),
    # the same of somebody who is only described: "chỉ đạo các nhà thầu V"
    _clause(
        "nested_some",
        r"""\b(?:chỉ_đạo|yêu_cầu)(?:,_\w+_\w+|_và_\w+_\w+)?_
            (?P<some>(?:các_|lực_lượng_|công_an_|cơ_quan_|đơn_vị_)[^,;:.\ue000-\uf8ff]{3,60}?)_(?:phải_|cần_)?(?=<verb>)""",
        rank=9,
        nested=True,
    ),
    # "X V" in the plain present, under an order
    _clause(
        "plain",
        r"""(?:^|(?<=[;:]_)|(?<=theo_đó,_)|(?<=trong_đó,_)|(?<=cụ_thể,_)|(?<=thời,_)|(?<=nêu_rõ,_)|(?<=nêu_rõ_)|(?<=quy_định_)|(?<=nhấn_mạnh,_))
            (?:<lead>_[^;:]{1,250}?,_)?<det>(?P<who><W>)<aside>,?_<must><small>(?!<nottasks>)(?=\w+_)""",
        rank=9,
        reported=True,
    ),
)

_ITEMS = (
    _clause("item_label", r"^<det>(?P<who><W>)(?:_\([^()]{1,80}\))?_?:_?(?=[^\W\d])", rank=1),
    _clause(
        "item_plain",
        r"^<det>(?P<who><W>)<aside>,?_<must><small>(?!<nottasks>)(?=\w+_)",
        rank=9,
    ),
)

#: "Theo Nghị định số ..., ..."
_UNDER = compile_pattern(r"(?:^|[;,:]_)(?:theo|tại|trong)_(?:nội_dung_)?(?P<doc><D>)")

VIETNAMESE = Grammar(
    folds=(
        # "đề nghị của các bộ, cơ quan, Bộ Tài chính ...": after a preposition groups go together
        compile_pattern(
            r"<after><det><G>(?:,_<det><G>)*(?:,?_và_<det><W>)?", det=_DET, after=_AFTER
        ),
        compile_pattern(
            r"""(?!<after>)<W> (?:_bộ(?=,))? (?:(?:,|;|<and>)_<det><W>(?:_bộ(?=,))?)+
              | <after>(?:<P>(?:(?:,|<and>)_<det><P>)+ | (?:(?<=với_)|(?<=cùng_))<W>(?<!<G>)(?<!<P>)(?:(?:,|<and>)_<det><A>)+
                  | <W>(?<!<G>)(?<!<P>)(?:,_<det><A>)*<and>_<det><A>)""",
            **{"and": r",? (?:và|cùng|cùng với|hoặc|&)"},
            det=_DET,
            after=_AFTER,
        ),
    ),
    clauses=_CLAUSES,
    items=_ITEMS,
    head=compile_pattern(
        r"""(?: ^(?:<lead>_[^;:]{1,250}?,_)? | <assign>_(?:đối_với_)? )
            <det>(?P<who><W>)<aside>,?(?!_(?:<silent>)\b)(?:_[^:]{0,300})?:_?$""",
        lead=_LEAD,
        assign=_ASSIGN,
        aside=_ASIDE,
        det=_DET,
        silent=_SILENT,
    ),
    party_only=compile_pattern(
        r"""^(?P<order>(?:trách_nhiệm_của|giao|đối_với|yêu_cầu|đề_nghị|phân_công|nhiệm_vụ_của)_)?
            <det>(?P<who><W>)(?:_\([^()]{1,80}\))?<which>(?:_(?:có_trách_nhiệm|chịu_trách_nhiệm))?
            (?(order)[:.]?|:?)_?$""",
        det=_DET,
        which=_WHICH,
    ),
    lead=compile_pattern(
        r"(?:<assign>|như_sau|sau_đây|sau|nhiệm_vụ|^(?:cụ_thể|theo_đó|trong_đó))[^.]{0,80}:_?$",
        assign=_ASSIGN,
    ),
    order=compile_pattern(
        r"(?<!của_)(?P<by>(?!<G>)<A>|<D>)(?:_của_<A>)?<near>(?:_(?:cũng|đã|vừa|còn|tiếp_tục|sẽ|nhấn_mạnh,?|đồng_thời|đồng_ý|thống_nhất,?|và|có_ý_kiến))*_(?:<assign>)",
        near=_NEAR,
        assign=_ASSIGN,
    ),
    speech=compile_pattern(
        r"(?<!của_)(?P<by>(?!<G>)<A>)(?:_của_<A>)?<near>_(?:\w+_){0,3}?(?:yêu_cầu|nhấn_mạnh|cho_biết|khẳng_định|đề_nghị|phát_biểu|kết_luận|nêu_rõ|cho_rằng|lưu_ý|(?<!được_)giao_nhiệm_vụ|(?:ý_kiến_)?chỉ_đạo(?=_như_sau|:))",
        near=_NEAR,
    ),
    live=(
        compile_pattern(
            r"(?:ký(?:_ban_hành)?|ban_hành|ra|phê_duyệt|công_bố|có|thông_qua)_(?:\w+_){0,2}?(?P<doc><D>)"
        ),
        _UNDER,
        compile_pattern(
            r"(?:^|[;,]_)(?:\w+_){0,1}?(?P<doc><D>)[^;:.]{0,160}?_(?:yêu_cầu|nêu|giao|quy_định|nhấn_mạnh|đặt_ra|xác_định|phân_công|chỉ_đạo|cũng|đề_ra|được_ban_hành|của)"
        ),
    ),
    under=_UNDER,
    background_document=re.compile(
        r"(?:thực hiện|căn cứ|theo|triển khai|thay thế|sửa đổi|bổ sung|bãi bỏ|quy định tại|trên cơ sở"
        r"|thi hành|tổng kết|sơ kết|của|kèm theo|tại|báo cáo)[^,;:.]{0,60}$",
        re.I,
    ),
    centre=re.compile(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương"),
    issued_by=compile_pattern(r"<D>(?:_<T>)?_của_$"),
    coordinator=compile_pattern(
        r"(?:phối_hợp|phối_với|hợp_tác|thống_nhất)(?:_(?:chặt_chẽ|hiệu_quả|đồng_bộ|và_\w+_\w+))?(?:,_\w+_\w+)?_(?:với|cùng|cùng_với)?_?<det>(?P<who><W>)"
        r"|(?:với_sự_(?:phối_hợp|tham_gia|hỗ_trợ)_của)_<det>(?P<helped><W>)",
        det=_DET,
    ),
    deadline=compile_pattern(
        r"""(?: (?:trước|chậm_nhất|muộn_nhất|xong|hoàn_thành|hoàn_tất|kết_thúc|dứt_điểm|thời_hạn
              |thời_gian|tiến_độ|hạn|đến_hết|không_(?:để_)?quá|không_muộn_hơn|hết)
              (?:_(?:<until>))*:?_?(?P<date><T>)
            | (?P<weak>trong|vào|đến)(?:_(?:<until>))*:?_?(?P<time><T>)
            | \((?:[^()]{0,30}_)?(?P<bracket><T>)\) )""",
        until=_UNTIL,
    ),
    fronted=compile_pattern(
        r"^(?:trước|chậm_nhất|muộn_nhất|đến_hết|hết)(?:_(?:<until>))*_(?P<date><T>),", until=_UNTIL
    ),
    deadline_only=compile_pattern(
        r"^\W*(?:(?:thời_(?:hạn|gian)|hạn|tiến_độ|hoàn_thành|xong|chậm_nhất|muộn_nhất|trước)[^;:.]{0,60}?<T>[^\w]*)$"
    ),
    recurring=re.compile(r"\s*,?\s*(?:hằng|hàng|mỗi|định kỳ)", re.I),
    anaphor=re.compile(
        r"(?:^|(?<=[.;:] )|(?<=, )|(?<=yêu cầu )|(?<=giao )|(?<=đề nghị )|(?<=và ))(?:"
        r"(?P<two>(?:hai|cả hai) (?:bộ|cơ quan|đơn vị|ban|sở|tỉnh|địa phương|ngành)(?: này| trên)?)"
        r"|(?P<near>(?:cơ quan|đơn vị|địa phương|doanh nghiệp) (?:này|trên))"
        r"|(?P<office>giám đốc|bộ trưởng|chủ tịch|trưởng|chánh văn phòng|người đứng đầu) "
        r"(?P<kind>bộ|sở|ban|ủy ban|tỉnh|thành phố|tập đoàn|ngân hàng|trung tâm|cơ quan) (?:này|trên)"
        r"|(?P<noun>bộ|sở|ban|ủy ban|tỉnh|thành phố|tập đoàn|ngân hàng|trung tâm) (?:này|trên)"
        r"|(?P<level>(?-i:Tỉnh|Thành phố|Bộ|Sở|Phường|Xã))"
        r"(?= (?:cần|phải|có trách nhiệm|tiếp tục|tập trung|khẩn trương|chủ động)\b))",
        re.I,
    ),
    deputy=re.compile(r"(?:phó|ủy viên|thành viên)\b", re.I),
    task_verb=re.compile(
        r"(?:các|việc|những) [^;:.]{1,90}? (?:phải|cần|gửi)\b"
        r"|(?!(?:hiện nay|thời gian qua|tuy nhiên|kết quả|với|nơi nhận|các|những|mục tiêu|số(?! hóa)"
        r"|năm|tổng(?! hợp| kết| rà soát)|theo đó|đến nay|đây là|việc|ngoài ra|về|phụ lục|bảng|biểu"
        r"|điều(?! chỉnh| tra| phối| hành| động| tiết| chuyển)|khoản)\b)[^\W\d]{2,}",
        re.I,
    ),
    background=re.compile(
        r"(?:hiện nay|thời gian qua|tuy nhiên|kết quả|trước đó|đến nay|vừa qua|tính đến|năm \d{4}"
        r"|đồng ý|nhất trí|thống nhất chủ trương|ghi nhận|biểu dương|đánh giá cao|hoan nghênh|mọi"
        r"|trong quá trình|trường hợp|(?:\w+ ){1,2}(?:đã|đang|vừa))\b|(?:về|đối với) [^.;]*$",
        re.I,
    ),
    tail=compile_pattern(r",_phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)_[^;:.]{0,20}?<W>$"),
    adjunct=re.compile(_LEAD + r"\b", re.I),
    bare_head=compile_pattern(
        r"(?:_(?:sau|sau_đây|dưới_đây|như_sau|trọng_tâm)|phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)_<det><W>(?:_triển_khai|_thực_hiện|_tổ_chức_thực_hiện)?)_?:_?$",
        det=_DET,
    ),
    address=compile_pattern(r"^(?:kính_gửi\b|<A>_?điện\b)|<A>_điện:_?$"),
    reporting=re.compile(
        r"(?:đánh giá|tình hình|kết quả|thực trạng|mục (?:đích|tiêu)|quan điểm|phạm vi|đối tượng"
        r"|giải thích từ ngữ|sự cần thiết|căn cứ|bối cảnh|tồn tại|hạn chế|nguyên nhân|hồ sơ|trình tự"
        r"|điều kiện|tiêu chí|nguyên tắc|khái niệm)\b",
        re.I,
    ),
    duties=re.compile(
        r"(?:một số |các |những )?(?:trách nhiệm|tổ chức thực hiện|phân công|nhiệm vụ|quyền hạn|(?:các )?giải pháp"
        r"|điều khoản thi hành|tổ chức thi hành|hiệu lực)\b",
        re.I,
    ),
    listing=compile_pattern(
        r"\b(?:gồm|bao_gồm|gồm_có|nội_dung_chính|nội_dung_chủ_yếu|thành_phần)\b[^:]{0,80}:_?$"
    ),
    action=re.compile(_ACTION, re.I),
    ongoing=re.compile(
        r"các năm|những năm|trở đi|hằng|hàng (?:năm|quý|tháng)|mỗi|định kỳ|thường xuyên|giai đoạn",
        re.I,
    ),
    shared=compile_pattern(
        r"(?:(?:các_)?(?:cơ_quan|đơn_vị|tổ_chức|địa_phương|doanh_nghiệp|bộ|ngành|sở|ban|hội|đoàn_thể),_){0,4}<G>(?:(?:,_|_và_|,_và_|/|;_)<G>)*"
    ),
    determined=re.compile(
        r"(?:các|những|mọi|từng|mỗi|tất cả|hai|ba|bốn|năm|\d|ủy ban|ubnd|chủ tịch|lãnh đạo"
        r"|cơ quan ngang|cơ quan thuộc chính phủ|thành ủy|tỉnh ủy|đảng ủy|cấp ủy|tổ chức đảng|công an"
        r"|(?P<alone>thủ trưởng|người đứng đầu|đại diện|cấp ủy|tổ chức đảng))\b",
        re.I,
    ),
    signed=compile_pattern(
        r"(?P<by>(?!<G>)<A>),?_(?:\w+_){0,3}?(?:ký|ban_hành)_(?:\w+_){0,2}?<D>$"
    ),
    superior=re.compile(
        r"(?:Thủ tướng )?Chính phủ|Thủ tướng|(?:Ủy ban Thường vụ )?Quốc hội|Chủ tịch nước"
        r"|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương(?: Đảng)?"
    ),
    visited=compile_pattern(
        r"làm_việc_với_(?:(?:ban|tập_thể|lãnh_đạo|thường_trực|chủ_chốt|tỉnh|thành_phố|<G>)_)*(?P<who><P>)"
    ),
    continues=compile_pattern(
        r"(?:trong_đó|đồng_thời|bên_cạnh_đó|ngoài_ra|cùng_với_đó|đặc_biệt|trước_mắt|song_song_đó),?_(?:là_)?(?:cần_|phải_|lưu_ý_|chú_trọng_|ưu_tiên_|(?=<verb>))",
        verb=_VERB,
    ),
    joint=compile_pattern(r"(?:chủ_trì,?_)?(?:cùng|cùng_với)_<det>(?P<who><W>)", det=_DET),
    joints=re.compile(
        r"(?:[\s,;:.…/]|\b(?:và|đồng thời|còn|trong đó|theo đó|cụ thể|ngoài ra|bên cạnh đó|các|riêng|tới))+$",
        re.I,
    ),
)
