"""Vietnamese text as typists wrote it in old encodings, and texts to write so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
VIETNAMESE = ("tests/passages/paragraphs-vi.md", "examples/nghi-dinh-278.md")

# TCVN 5712:1993, VN3: its letters in the order of their codes, "." where it has none.
VN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ......"
    ".ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
)
PLAIN = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
ROUND = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True)) | {"": "â"}
SHORT = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True)) | {"": "ê"}
ALONE = dict(zip("íìỉĩịỵđơư", "íìæóòîñôö", strict=True))


def tcvn3(text: str) -> bytes:
    """Encode as typists did: capital vowels with tone marks are small ones."""
    codes = {sign: 0xA1 + at for at, sign in enumerate(VN3) if sign != "."}
    return bytes(
        codes.get(sign) or codes.get(sign.lower()) or sign.encode("cp1252")[0] for sign in text
    )


def vni(text: str) -> bytes:
    return "".join(map(_vni, text)).encode("cp1252")


def _vni(sign: str) -> str:
    small = sign.lower()
    marks = unicodedata.normalize("NFD", small)
    tone = "".join(mark for mark in marks if mark in PLAIN)
    if small in ALONE:
        shown = ALONE[small]
    elif "\u031b" in marks:
        shown = ALONE["ơ" if marks[0] == "o" else "ư"] + PLAIN[tone]
    elif "\u0302" in marks or "\u0306" in marks:
        shown = marks[0] + (ROUND if "\u0302" in marks else SHORT)[tone]
    else:
        shown = marks[0] + PLAIN.get(tone, "") if len(marks) > 1 else small
    return shown.upper() if sign.isupper() else shown


def windows_1258(text: str) -> bytes:
    """Encode as its keyboard does: every tone mark is a character of its own."""
    return "".join(map(_toneless, text)).encode("cp1258")


def _toneless(sign: str) -> str:
    marks = unicodedata.normalize("NFD", sign)
    tone = "".join(mark for mark in marks if mark in PLAIN)
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in PLAIN)) + tone


def precomposed_1258(text: str) -> bytes:
    """Encode with the letters of Windows-1258 that have a tone mark already."""
    return b"".join(
        sign.encode("cp1258") if sign in "àáâèéêíóôùúÀÁÂÈÉÊÍÓÔÙÚ" else windows_1258(sign)
        for sign in text
    )


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "TCVN3 (ABC)": tcvn3,
    "VNI-Windows": vni,
    "Windows-1258": windows_1258,
    "UTF-8 taken for Windows-1252": str.encode,
}
CAPITALS = [name for name in ENCODERS if name != "TCVN3 (ABC)"]

TEXT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập – Tự do – Hạnh phúc\n\n"
    "Số: 17/2003/QĐ-BTC\n"
    "Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ rà soát quỹ nhà đất; báo cáo trước 30/6/2004.\n"
    "Các xã, phường ở Đắk Lắk thực hiện “kiểm kê” và lưu hồ sơ tại UBND huyện…\n"
)


def vietnamese_texts() -> list[str]:
    return [(ROOT / name).read_text("utf-8") for name in VIETNAMESE]
