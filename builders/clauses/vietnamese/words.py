"""Word classes of Vietnamese orders and duties, as alternatives for the patterns of clauses.

After a body that begins a clause any verb will do: the lists say what is none, and what stands
between a subject and its verb. The lists of verbs only find where an adjunct ends.
"""

from __future__ import annotations

from ....ontology import table
from ...prefilter import FilteredPattern
from ..grammar import compile_pattern

__all__ = ["ACTION", "LEAD", "URGE", "pattern"]


def _orders(*classes: str) -> str:
    """Return the verbs of ``order_verbs.tsv`` of some classes as alternatives, longest first."""
    verbs = [row["verb"] for row in table("order_verbs") if row["class"] in classes]
    return "|".join(sorted(verbs, key=lambda v: (-len(v), v))).replace("(", "(?:")


_DET = (
    r"(?:các |cả |hai |ba |những |toàn bộ |đồng chí |riêng |lãnh đạo "
    r"|(?:<G>|tỉnh|thành phố|xã|phường|đặc khu) (?=<P>)){0,4}"
)
#: What may stand between a subject and its verb; the verb's own adverbs belong to the task.
_MUST = (
    r"(?:(?:cũng |còn |đồng thời |vẫn |sẽ |thì |phải |cần |trước mắt |trước hết |có trách nhiệm "
    r"|có nhiệm vụ )*+)"
)
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
ACTION = (
    r"(?:chủ trì|phối hợp|chỉ đạo|tổ chức|triển khai|xây dựng|rà soát|hướng dẫn|thực hiện|kiểm tra"
    r"|theo dõi|báo cáo|bảo đảm|đảm bảo|tăng cường|nghiên cứu|chịu trách nhiệm|có trách nhiệm|phải"
    r"|cần|kịp thời|thường xuyên|đẩy mạnh|bố trí|tham mưu|đề xuất|ban hành|trình|tiếp nhận|quản lý"
    r"|cung cấp|cập nhật|công bố|công khai|thông báo|tuyên truyền|phổ biến|đào tạo|bồi dưỡng"
    r"|giám sát"
    r"|đôn đốc|thanh tra|xử lý|giải quyết|lập|gửi|tổng hợp|đánh giá|thẩm định|phê duyệt|quyết định"
    r"|huy động|hỗ trợ|chấp hành|tuân thủ|lưu trữ|vận hành|duy trì|kết nối|chia sẻ|phân công"
    r"|chuẩn bị|hoàn thiện|tiếp tục|khẩn trương|chủ động|tập trung|giúp|quy định|xác định|giao"
    r"|phân bổ|cấp|sử dụng|khai thác|bàn giao|thu|chi|đăng tải|niêm yết|yêu cầu|đề nghị"
    r"|kiến nghị|lãnh đạo|cắt giảm|rút ngắn|phân luồng|điều tra|khắc phục|điều phối|tháo gỡ|thu hồi"
    r"|sửa đổi|cân đối|phát động|vận động|điều chỉnh|nâng cấp|xử phạt|sẵn sàng|thành lập|ứng trực"
    r"|di dời|sơ tán|số hóa|chấn chỉnh|ngăn chặn|tiếp thu|hoàn thành|hoàn tất|kiểm soát|xác minh"
    r"|thống kê|kiểm kê|kiểm định|khảo sát|tổng kết|sơ kết|quán triệt|sớm|nghiêm túc"
    r"|quan tâm|chú trọng|thúc đẩy|tự \w+|rà soát|khơi dậy|phát huy|củng cố|kiện toàn|lựa chọn)\b"
)
#: Which of a group: "of the provinces named above", "from Ha Tinh to Khanh Hoa".
_WHICH = (
    r"(?: (?:nêu trên|nói trên|kể trên|trên đây|có liên quan|liên quan|khác|còn lại"
    r"|(?:được (?:giao|phân công) )?phụ trách (?:lĩnh vực|địa bàn|ngành|khối|công tác)"
    r"|(?:thuộc|tại|ở|nơi|trực thuộc|có|trên địa bàn|trong) [^,;:.]{1,90}?"
    r"(?=:|,? (?:có trách nhiệm|có nhiệm vụ|phải|chịu trách nhiệm|khẩn trương|chủ động|tập trung))"
    r"|từ [^,;:.\w] đến [^,;:.\w]"
    r"|(?>(?:được (?:giao|phân công)|thực hiện nhiệm vụ) [^;:]{1,160}?"
    r"(?= (?:có trách nhiệm|chịu trách nhiệm|phải|khẩn trương|chủ động)))))?"
)
#: What a body is besides, behind a dash: "Sở Y tế - Cơ quan thường trực Ban Chỉ đạo rà soát ...".
_ROLE = (
    r"(?:cơ quan|đơn vị|thành viên|ủy viên|trưởng|phó trưởng|thường trực|chủ đầu tư|đầu mối|nơi)"
)
_ASIDE = (
    r"(?: ?\([^()]{1,100}\))?"
    rf"(?: ?[-–] ?(?:là )?{_ROLE} [^;:.]{{1,160}}?"
    rf"(?:(?<=<A>)(?= (?!phòng|về|ứng phó|của)\w)|(?=,? {_VERB})),?)?"
    r"(?:, (?:cơ quan|đơn vị|nơi|người|địa phương|tổ chức|nhất là|đặc biệt là|trước hết là"
    r"|trong đó có|kể cả) [^;:.]{3,120},)?"
    rf"{_WHICH}(?:,? (?:theo|trong phạm vi|căn cứ(?: theo| vào)?|trên cơ sở|bằng|với)"
    rf"(?: phạm vi)? {_COMPETENCE}"
    rf"(?:,? (?:và )?{_COMPETENCE})*(?: quản lý| của mình| được giao| được phân công"
    rf"| phụ trách)*,?)?"
    r"(?:,? (?:trong|theo(?! dõi)|với sự|căn cứ|trên cơ sở|với vai trò|với tư cách|tùy theo)"
    r" [^;:.]{1,140}?,"
    rf"|(?> (?:căn cứ|trên cơ sở|theo(?! dõi)|tại|ở|nơi|trên địa bàn) [^;:.]{{1,120}}?"
    rf"(?= (?:{_VERB}|để \w))(?: để)?))?"
)
#: Not after words that make a noun of the verb of an order, or tell that none has been given yet.
_NO_NOUN = (
    r"(?<!theo )(?<!về )(?<!tại )(?<!các )(?<!những )(?<!sự )(?<!được )(?<!đáp ứng )(?<!ý kiến )"
    r"(?<!nội dung )(?<!lời )(?<!công tác )(?<!từng )"
    r"(?<!xem xét )(?<!dự kiến )(?<!cân nhắc )(?<!chưa )(?<!không )(?<!dự định )"
    r"(?<!thừa )(?<!việc )(?<!bàn )(?<!kiến nghị )(?<!kế hoạch )(?<!nhu cầu )"
)
#: Verbs by which somebody is given something to do, whoever gives it.
_ORDER = rf"{_NO_NOUN}(?:{_orders('order')})"
#: The same, and those that are an order only where somebody is named who gives it.
_ASSIGN = rf"{_NO_NOUN}(?:{_orders('order', 'urge')})"
URGE = rf"(?:{_orders('urge')})"
#: Handing out work.
_SHARE = rf"(?:{_orders('share')})"
#: Orders that may themselves be what somebody else has been told to do.
_DIRECT = rf"(?:{_orders('direct')})"
_PASSIVE = (
    r"(?:được|bị) (?:(?P<by><A>) |\W?\w+ )?(?:giao|yêu cầu|đề nghị|phân công|chỉ định"
    r"|ủy quyền|nhắc nhở|nhắc|lưu ý|đốc thúc|đôn đốc|hối thúc|thúc giục|buộc|căn dặn|kêu gọi"
    r"|(?:ra )?lệnh|trao(?= (?:nhiệm vụ|trách nhiệm|trọng trách)))"
    r"(?: (?:nhiệm vụ(?! cụ thể)|trách nhiệm|trọng trách|việc|làm đầu mối|thêm))?"
)
#: After an actor that begins a clause these words show that no duty follows.
_NOT_TASKS = (
    r"(?:đã|đang|vừa|mới|là|được|bị|của|tại|và|hoặc|với|thì|mà|nơi|về|từ|ở|do|bằng|có"
    r"(?! phương án| giải pháp| kế hoạch(?=,| và| cụ thể| chi tiết)| biện pháp| văn bản"
    r" (?:hướng|chỉ|đề|báo|gửi)"
    r"| trách nhiệm)|không(?! để| được| ngừng)|chưa"
    r"|gửi lời|nợ|than phiền|kiến nghị(?= <A>)|xảy ra|phát hiện|dẫn đầu|trước nay|lâu nay|tính đến"
    r"|(?:cùng )?vào cuộc|[^;:.,]{0,40} (?:hứa|cho rằng|thì nói)"
    r"|để xảy ra|lo ngại|kỳ vọng|gặp|thiếu|phản ánh|nhận thức|lo lắng|băn khoăn"
    r"|có thể|nhận được|trả lời(?= để| như)|cho biết|cho rằng|cho hay|nhìn nhận|nhấn mạnh"
    r"|khẳng định"
    r"|đánh giá|nhận định|ghi nhận|biểu dương"
    r"|thống nhất với|nêu(?! cao)|phụ trách|thông báo(?! cho| đến| tới| ngay| kết quả"
    r"| công khai)|thông tin|phát biểu|chia sẻ|nói|kết luận"
    r"|quyết định(?! (?:thời|mức|số|cách|việc|phương))"
    r"|ký(?! cam kết)|vẫn|bắt đầu|cam kết|hứa|lên kế hoạch|đặt (?:kế hoạch|mục tiêu)"
    r"|tiếp tục là|rất|luôn|không chỉ"
    r"|cũng đã|hiện(?! đại)|nay|khi|nếu|để|trước đây|gồm|bao gồm|thuộc|trực thuộc"
    r"|trên|dưới"
    r"|trong|ngoài|như|này|đó|nói chung|tin tưởng|mong|hoan nghênh|đồng ý|chúc|bày tỏ|dự(?! thảo"
    r"| toán| báo| trù)|tham dự"
    r"|yêu cầu|giao|đề nghị|phân công|thành lập ngày|nhiệm kỳ|khóa|số(?! hóa)|năm|ngày|tháng"
    r"|cấp(?= (?:tỉnh|xã|huyện|trung|ủy|trên|dưới|cao|cơ sở|có|nào|quốc))|tỉnh|xã"
    r"|huyện|phường|thành phố|nhận thấy|xét thấy|chiếm|đạt|tăng(?! cường| tốc)|giảm(?! bớt| tải)"
    r"|vào|sau|theo(?! dõi)|nhằm|vì"
    r"|truyền đạt|cùng thực hiện"
    r"|rằng|nhưng|song|tuy|dù|hay|cùng các|dự kiến|ước|tiếp tục được|trở thành|làm rõ thêm"
    r"|ban hành(?= (?:<D>|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|kèm theo))"
    r"|cũng|hợp|làm cơ sở|làm căn cứ|quy định|quản lý được|đồng ý|nhất trí|cơ bản|thống nhất về"
    r"|cho phép|xem xét cho|xin|trân trọng|đánh giá cao"
    r"|người|nhân dân|cộng đồng|doanh nghiệp|cán bộ|công chức|viên chức|đảng viên|chủ tịch|phó"
    r"|trưởng|giám đốc|bí thư|thứ trưởng|chức danh|khi|đến|nhằm|liên quan|điện|nào|ấy|kia)\b"
)
#: After an order and the one who receives it these words show that the order is something else.
_NOT_GIVEN = (
    r"(?:về|của|tại|ban hành(?= (?:<D>|kèm))|đã|là(?! (?:cơ quan|đơn vị|đầu mối))|vì|do|tên|nhiều"
    r"|trong|và|hoặc|trước đó|tới|nhiệm vụ|rằng|không còn)\b"
)
#: Somebody who has told what stands before, at the end of the sentence.
_STRESSED = (
    r"(?:ông |bà |đồng chí |vị )?(?P<by><A>),?(?: [^;:.“”\"]{3,80},)?(?: \w+){0,2}? (?:yêu cầu"
    r"|chỉ đạo|lưu ý|nhấn mạnh|đề nghị|quán triệt|căn dặn|dặn|nhắc|nhắc nhở|giao nhiệm vụ|chốt lại"
    r"|chỉ thị|đặt hàng|giao việc)"
    r"(?:(?: rõ)?(?: tại| trong| với| khi) [^;:.“”\"]{3,80})?\W*$"
)
#: A time between an assignee and the verb: "đến trước ngày 25/8 phải V".
_BY_WHEN = (
    r"(?:,? (?:đến|trước|chậm nhất|muộn nhất|trong)(?: (?:trước|là|đến|vào|hết))* <T>,?"
    r"(?= (?:phải|cần|có trách nhiệm)))?"
)
#: What may open a sentence before its lead: "Nay", "Thứ hai,".
_OPENING = (
    r"(?:(?:nay|còn|cũng(?= theo)|thứ \w+|một là|hai là|ba là|bốn là|năm là|trước hết"
    r"|cuối cùng|kế đó|kế đến|tiếp đó|đồng thời"
    r"|bên cạnh đó|ngoài ra|cùng với đó|từ đó|vì vậy|do đó|do vậy|bởi vậy|trước mắt"
    r"|trên cơ sở đó),? )?"
)
#: No capital follows: one begins another name, not a verb.
_SMALL = r"(?-i:(?![\dA-ZĐĂÂÊÔƠƯÁẮẤÉẾÍÓỐỚÚỨÝÀẰẦÈỀÌÒỒỜÙỪỲẢẲẨẺỂỈỎỔỞỦỬỶÃẴẪẼỄĨÕỖỠŨỮỸẠẶẬẸỆỊỌỘỢỤỰỴ]))"
#: A subject that has done something already, or is doing it; behind a verb "từng" means each.
_DONE = (
    r"(?:(?:\w+ ){0,2}(?:đã|đang|vừa|chưa)|(?:cũng |vốn |cơ quan |đơn vị |nơi )?từng(?! bước))\b"
)
#: How an adverbial begins that stands before the subject.
LEAD = (
    r"(?:trên cơ sở|đối với|căn cứ|để|trong|theo|tại|sau khi|trước|ngoài|bên cạnh|nhằm|hằng năm"
    r"|hàng năm|định kỳ|khi|trường hợp|từ|chậm nhất|cùng với|về|đến|giai đoạn|với|(?:\w+ ){1,3}nào)"
)
#: What may stand between the word for a deadline and its date.
_UNTIL = (
    r"là|vào|đến|trước|trong|hạn|chót|hoàn thành|báo cáo|thực hiện|cuối|hết|ngày|tháng"
    r"|lễ|dịp|quốc khánh|thứ \w+|chủ nhật|giờ"
    r"|\d{1,2} giờ(?: \d\d)?|\d{1,2}h(?:\d\d)?|\d{1,2}:\d\d|,"
)
#: After the first actor of a line that ends in a colon: it gives the order, or only reports.
_SILENT = (
    r"(?:đã|đang|vừa|là|được|của|tại|và|hoặc|cho biết|cho rằng|nhấn mạnh|khẳng định|đánh giá|nêu"
    r"|thông báo|phát biểu|kết luận|quyết định|ban hành|yêu cầu|giao|đề nghị|phân công|kiến nghị"
    r"|có ý kiến|có văn bản|chỉ đạo như sau|chỉ đạo:|điện|gồm|bao gồm|thống nhất|lưu ý"
    r"|hướng dẫn như sau"
    r"|trả lời|nhận được|đồng ý|ký|xin)"
)
#: Between somebody who gives an order and the verb: nobody else stands there.
_NEAR = r"(?: ?\([^()\ue000-\uf8ff]{1,100}\))?(?:,? [^;:.\ue000-\uf3ff]{1,120},)?"
#: Not after what makes somebody an object: "chào mừng Đại hội Đảng, yêu cầu ..." is no order of it.
_SUBJECT = (
    r"(?<!của )(?<!theo )(?<!đại biểu )(?<!chào mừng )(?<!hướng tới )(?<!tiến tới )(?<!phục vụ )"
    r"(?<!báo cáo )(?<!đối với )(?<!gửi )"
)
#: Prepositions: a group after one is no subject, and what follows it after a comma may be.
_AFTER = (
    r"(?:(?<=của )|(?<=theo )|(?<=gửi )|(?<=ngoài )|(?<=về phía )"
    r"|(?<=với )|(?<=cùng )|(?<=tại )|(?<=cho )|(?<=từ )"
    r"|(?<=đến ))"
)
_FROM = r"(?:^|(?<=[;:.] )|(?<=; và )|(?<=, )|(?<=\) )|(?<=“))"

#: Not after nouns of people and prepositions: what stands behind them is no subject.
_NO_ONE = (
    r"(?<!mà )"
    r"(?<!viên )(?<!sinh )(?<!dân )(?<!nhân )(?<!khách )(?<!bác sĩ )(?<!cử tri )(?<!ở )(?<!tại )"
    r"(?<!để )(?<!khiến )(?<!nếu )(?<!khi )(?<!vì )(?<!từ )(?<!trong )(?<!về )(?<!đến )"
    r"(?<!tới )(?<!cán bộ )(?<!gửi )"
)
#: A document that a sentence speaks under, by its type alone.
_PAPER = (
    r"(?:<D>|(?:phân công|quyết định|nghị định|quy chế|quy chuẩn|quy trình|phương án|kế hoạch"
    r"|chỉ thị|công điện|điện|thông tư|nghị quyết|thỏa thuận|quy định|hướng dẫn|luật)\b)"
)
#: What may stand between the subject of a duty in the plain present and its verb.
_OBLIGED = r"(?:(?:cũng |còn |đồng thời |thì |phải |cần |có trách nhiệm |có nhiệm vụ )*+)"

#: The classes by the names that patterns call them by.
_PARTS = {
    "action": ACTION,
    "bywhen": _BY_WHEN,
    "opening": _OPENING,
    "after": _AFTER,
    "aside": _ASIDE,
    "assign": _ASSIGN,
    "give": _ORDER,
    "urge": URGE,
    "direct": _DIRECT,
    "obliged": _OBLIGED,
    "paper": _PAPER,
    "det": _DET,
    "from_": _FROM,
    "lead": LEAD,
    "must": _MUST,
    "near": _NEAR,
    "notgiven": _NOT_GIVEN,
    "stressed": _STRESSED,
    "passive": _PASSIVE,
    "share": _SHARE,
    "subject": _SUBJECT,
    "silent": _SILENT,
    "small": _SMALL,
    "until": _UNTIL,
    "verb": _VERB,
    "which": _WHICH,
    "noone": _NO_ONE,
    "nottasks": rf"(?:{_NOT_TASKS}|{_DONE}|\w+(?: \w+)?:)",
    "np": r"[^;:.]{8,220}?",
    "and": r",? (?:và|cùng|cùng với|hoặc|&)",
}


def pattern(words: str, **parts: str) -> FilteredPattern:
    """Compile a pattern of :func:`compile_pattern` with these classes, and ``parts`` of its own."""
    return compile_pattern(words, **_PARTS, **parts)
