"""Parties in Vietnamese that no table names but that receive tasks: "kiểm lâm địa bàn".

A noun for people in office is a party only where the sentence treats it as one: as the subject of
a duty, as the one who is told to do something, or before the verb of everyday work.
"""

from __future__ import annotations

from .words import pattern

__all__ = ["DESCRIBED"]

#: Nouns for those who hold an office or serve in one, with what always belongs to them.
_OFFICIALS = (
    r"(?:kiểm lâm(?: viên)?|biên phòng|bộ đội(?: biên phòng| địa phương)?|dân quân|dân phòng"
    r"|công an|cảnh sát (?:giao thông|khu vực|biển|môi trường)|quân khu \w+|quân y|điện lực"
    r"|mặt trận|đoàn thanh niên|hội (?:phụ nữ|nông dân|cựu chiến binh|chữ thập đỏ)|chi bộ"
    r"|chi đoàn|kho bạc|(?:trưởng|phó|bí thư chi bộ|già) (?:thôn|bản|ấp|buôn|làng|khu phố|khóm"
    r"|xóm)|trưởng (?:phòng|trạm|ban|đoàn|ca|khoa|tàu|ga|bến|xã)|(?:tổ|trạm|đội|thuyền|bếp|hạt"
    r"|viện) trưởng|hiệu trưởng|giám đốc (?:sở|ban|trung tâm|cơ sở|bệnh viện|nhà máy|dự án)"
    r"|kế toán(?: trưởng)?|thủ (?:kho|thư|quỹ)|quản giáo|điều dưỡng|bác sĩ(?: trưởng \w+)?"
    r"|giáo viên chủ nhiệm|(?:công chức|cán bộ) (?:tư pháp(?: - hộ tịch)?|hộ tịch|địa chính"
    r"|văn hóa|khuyến nông|thú y|một cửa|kỹ thuật|tiếp dân|phụ trách|chuyên trách|thuế"
    r"|tín dụng|y tế|công đoàn)|nhân viên (?:trạm|bưu điện|y tế|thư viện|bảo vệ|kỹ thuật|trực"
    r"|thu phí|một cửa)|(?:tổ|đội|đoàn|nhóm) (?:công tác|công nghệ(?: số)?(?: cộng đồng)?"
    r"|liên ngành|kiểm tra|sửa chữa|cứu hộ|bầu cử|giám sát|phản ứng nhanh|xung kích|dân phố"
    r"|tuần tra|quản lý|cơ động|thẩm định|kỹ thuật)|chủ (?:đầu tư|rừng|hồ(?: chứa)?|tàu|cơ sở"
    r"|doanh nghiệp|phương tiện|đò|mỏ|nhiệm (?:dự án|đề tài)|tịch (?:tỉnh|xã|phường))"
    r"|nhà (?:thầu(?: thi công)?|trường|ga|máy|xe|đài|mạng)|đơn vị (?:thi công|tư vấn|điện lực"
    r"|giám sát|vận hành|quản lý|thu gom|chủ quản)|cơ sở (?:bán lẻ|y tế|giáo dục|giết mổ"
    r"|khám chữa bệnh|lưu trú)|cơ quan (?:công an|thuế|hải quan|thi hành án)"
    r"|hội đồng (?:tuyển sinh|trường|thẩm định|thi|nghiệm thu|quản trị|giải phóng mặt bằng)"
    r"|ban (?:tổ chức|quản lý|giám hiệu|giám đốc)(?: (?:chợ|di tích|cảng|dự án|lễ hội|bến|rừng"
    r"|thôn))?|văn phòng (?:đảng ủy|ủy ban|đăng ký đất đai|luật sư|công chứng)|bảo tàng"
    r"|thư viện|trạm (?:y tế|thú y|bơm|kiểm dịch|khuyến nông|cân|biên phòng)"
    r"|trung tâm y tế(?: khu vực)?|phòng (?:văn hóa - xã hội|kinh tế|khám|giao dịch|hạ tầng)"
    r"|đồn biên phòng|hạt kiểm lâm|công ty (?:cấp (?:thoát )?nước|thủy lợi|môi trường|điện lực"
    r"|thoát nước|xổ số|cây xanh)|chốt kiểm dịch|thương nhân đầu mối|đại lý|hợp tác xã|xã đội"
    r"|huyện đội|cảng vụ|bưu điện|lái tàu|phi công)"
)
#: Where they serve or to whom they belong.
_TAIL = (
    r"(?:_(?:nào|đó|này|xã|phường|tỉnh|thành_phố|địa_bàn|cơ_sở|sở_tại|địa_phương|khu_vực|liên_quan|tại_chỗ"
    r"|cấp_xã|các_(?:xã|phường|tỉnh|thôn|đơn_vị|trường|cấp)|<A>"
    r"|(?:ở|tại|của|thuộc|trên)_(?:các_)?(?:<W>|\w+_<W>)|<P>"
    r"|(?-i:[A-ZĐ]\w*(?:_[A-ZĐ]\w*){0,3}))){0,3}+"
)
_MANY = (
    r"(?:(?:các|những|từng|mỗi|mọi|toàn_bộ|tất_cả_các|riêng|lực_lượng|phía|\d{1,3}|hai|ba"
    r"|bốn)_){0,2}"
)
_PARTY = rf"{_MANY}<officials>\b{_TAIL}"
#: Everyday work in the plain present; the longer verbs are those of orders.
_WORK = (
    r"(?:<action>|(?:lo|làm(?!_việc)|sửa|dựng|cử|trực|tính|soạn|mở|mua|trả|đóng|giữ|tìm|gỡ|xây|bỏ|đưa|nộp|ký|ghi|in"
    r"|phát|đo|quét|vớt|chôn|thăm|gác|khóa|kiểm|chốt|rà|tiêm|phun|dọn|gom|chở|ứng|bắt|phạt|nhập|cắt|chặn"
    r"|treo|dán|gọi|đặt|xuống|bám|nắm|đánh|cõng|viết|canh|gặp|dẫn|dạy|lấy|chuyển|chịu|đi|đứng|hậu_kiểm"
    r"|tuần_tra|tra_cứu|đối_chiếu|niêm_phong|ngừng|dừng|tháo_dỡ|cưỡng_chế|có_mặt|xin_lỗi|xem_xét|trực_tiếp"
    r"|không_(?:để|được|nhận|cấp|thu|cho|giữ)|mỗi_(?:ngày|tuần|tháng|quý)|hằng_(?:ngày|tuần|tháng))_)"
)
_TOLD = (
    r"(?:<assign>|(?:vừa|đã|có_văn_bản|cũng|trực_tiếp)_<urge>|\b(?:lệnh|lệnh_cho|ra_lệnh_cho|dặn|buộc|nhắc|lưu_ý"
    r"|đòi|hạ_lệnh_cho|cắt_cử|huy_động|điều))"
)


DESCRIBED = (
    # "lệnh cho kiểm lâm địa bàn V", "dặn các chủ tịch xã V"
    pattern(
        rf"{_TOLD}_(?P<some>{_PARTY})(?=_(?:ngay_|phải_|cần_|để_)?(?!<nottasks>)\w+_)",
        officials=_OFFICIALS,
    ),
    # "chủ rừng phải V", "nhân viên trạm được giao V", "chủ doanh nghiệp bị buộc V"
    pattern(
        rf"(?:<from_>|(?<=_thì_)|(?<=_còn_)|(?<=_là_))<opening>(?P<some>{_PARTY})(?=<aside>,?_(?:cũng_|còn_|thì_|khi_\w+_)*(?:phải|buộc_phải"
        r"|có_(?:trách_nhiệm|nghĩa_vụ|nhiệm_vụ)|<passive>|(?:được|bị)_(?:lệnh|buộc)|nên)_)",
        officials=_OFFICIALS,
    ),
    # "hiệu trưởng ký N", "công an xã đối chiếu N"
    pattern(
        rf"(?:<from_>|(?<=_thì_)|(?<=_còn_)|(?<=_là_))<opening>(?P<some>{_PARTY})(?=,?_(?:thì_|sẽ_)?(?!phối_hợp|<nottasks>){_WORK})",
        officials=_OFFICIALS,
    ),
    # "việc N thuộc về trạm y tế xã", "N là việc của kiểm lâm"
    pattern(
        rf"(?:thuộc_về|(?:giao|trao|bàn_giao)_cho|là_(?:việc|chuyện|trách_nhiệm|phần_việc|nhiệm_vụ)_của|\bdo)_"
        rf"(?P<some>{_PARTY})(?=[.,;:)]|$|_(?:đảm_nhiệm|thực_hiện|chủ_trì|phụ_trách|lo|làm|trực)\b)",
        officials=_OFFICIALS,
    ),
)
