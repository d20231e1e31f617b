"""How Vietnamese texts assign tasks."""

from __future__ import annotations

import re

from ..grammar import Grammar
from . import official, parties, slots
from .patterns import CLAUSES, ITEMS
from .words import ACTION, LEAD, pattern

__all__ = ["VIETNAMESE"]

VIETNAMESE = Grammar(
    folds=(
        # "Cùng với Bộ Công an, Bộ Y tế ...": both
        pattern(r"(?:^|(?<=[;.]_))cùng(?:_với)?_<det><A>,_<det><A>(?=_)"),
        # "đề nghị của các bộ, cơ quan, Bộ Tài chính ...": after a preposition groups go together
        pattern(r"<after><det><G>(?:,_<det><G>)*(?:,?_và_<det><W>)?"),
        pattern(
            r"""(?!<after>)<W> (?:_bộ(?=,))? (?:(?:,|;|<and>)_<det><W>(?:_bộ(?=,))?)+
              | <after>(?:<P>(?:(?:,|<and>)_<det><P>)+ | (?:(?<=với_)|(?<=cùng_))<W>(?<!<G>)
                  (?<!<P>)(?:(?:,|<and>)_<det><A>)+
                  | <W>(?<!<G>)(?<!<P>)(?:,_<det><A>)*<and>_<det><A>)"""
        ),
    ),
    clauses=CLAUSES,
    items=ITEMS,
    head=pattern(
        r"""(?: ^(?:<lead>_[^;:]{1,250}?,_)? | <assign>_(?:đối_với_)? )
            <det>(?P<who><W>)<aside>,?(?!_(?:<silent>)\b)(?:_[^:]{0,700})?:_?$"""
    ),
    party_only=pattern(
        r"""^(?P<order>(?:trách_nhiệm_của|giao|đối_với|yêu_cầu|đề_nghị|phân_công|nhiệm_vụ_của)_)?
            <det>(?P<who><W>)(?:_\([^()]{1,80}\))?<which>(?:_(?:có_trách_nhiệm|chịu_trách_nhiệm))?
            (?(order)(?:_(?:tại|ở|thuộc|trên_địa_bàn)_[^,;:.]{1,60})?[:.]?|:?)_?$"""
    ),
    lead=pattern(
        r"(?:<assign>|như_sau|sau_đây|sau|nhiệm_vụ|phần_việc|trách_nhiệm|^(?:cụ_thể|theo_đó|trong_đó))[^.]{0,80}:_?$"
    ),
    order=slots.ORDER,
    speech=slots.SPEECH,
    answers=slots.ANSWERS,
    live=slots.LIVE,
    meeting=slots.MEETING,
    passed_on=slots.PASSED_ON,
    earlier=slots.EARLIER,
    under=slots.UNDER,
    background_document=slots.BACKGROUND_DOCUMENT,
    centre=slots.CENTRE,
    issued_by=slots.ISSUED_BY,
    coordinator=slots.COORDINATOR,
    directs=slots.DIRECTS,
    deadline=slots.DEADLINE,
    undated=slots.UNDATED,
    fronted=slots.FRONTED,
    deadline_only=slots.DEADLINE_ONLY,
    recurring=slots.RECURRING,
    anaphor=slots.ANAPHOR,
    companion=slots.COMPANION,
    deputies_order=False,
    deputy=re.compile(r"(?:phó|ủy viên|thành viên)\b", re.I),
    task_verb=official.TASK_VERB,
    background=official.BACKGROUND,
    tail=pattern(
        r"""[”"],?_(?:<A>|\w+)_(?:\w+_){0,3}?(?:nói|nhấn_mạnh|yêu_cầu|khẳng_định|chỉ_đạo|phát_biểu
            |cho_biết|căn_dặn|nêu)[^”"]*$|"""
        r",_<A>_(?:\w+_){0,2}?(?:yêu_cầu|chỉ_đạo|lưu_ý|nhấn_mạnh|đề_nghị|quán_triệt)"
        r"(?:_(?:tại|trong)_[^;:.]{3,60})?\W*$|"
        r",_phối_hợp_(?:chặt_chẽ_)?(?:với|cùng)_[^;:.]{0,20}?<W>$|_\([^()]{0,30}<T>\)$"
    ),
    adjunct=re.compile(LEAD + r"\b", re.I),
    bare_head=official.BARE_HEAD,
    measures=official.MEASURES,
    concludes=official.CONCLUDES,
    address=official.ADDRESS,
    product=official.PRODUCT,
    concluded_by=official.CONCLUDED_BY,
    reporting=official.REPORTING,
    duties=official.DUTIES,
    topic=official.TOPIC,
    listing=official.LISTING,
    action=re.compile(ACTION, re.I),
    ongoing=re.compile(
        r"các năm|những năm|trở đi|hằng|hàng (?:năm|quý|tháng)|mỗi|định kỳ|thường xuyên|giai đoạn",
        re.I,
    ),
    shared=pattern(
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
    levels=official.LEVELS,
    proposal=official.PROPOSAL,
    visited=official.VISITED,
    described=(official.DESCRIBED, *parties.DESCRIBED),
    goes_on=official.GOES_ON,
    resumes=slots.RESUMES,
    resumes_apart=slots.RESUMES_APART,
    shares=slots.SHARES,
    continues=pattern(
        r"""(?:trong_đó|đồng_thời|bên_cạnh_đó|ngoài_ra|cùng_với_đó|đặc_biệt|trước_mắt
            |song_song_đó),?_(?:(?:là|đặc_biệt)_)?(?:cần_|phải_|lưu_ý_|chú_trọng_|ưu_tiên_|(?=<verb>))(?:phải_)?
          | (?!<G>)<A>_(?:cũng_|còn_|đồng_thời_|tiếp_tục_)*(?:yêu_cầu|lưu_ý|nhấn_mạnh|nhắc|căn_dặn)_
            (?:phải_|cần_)*+(?=<action>)"""
    ),
    joint=slots.JOINT,
    joints=re.compile(
        r"(?:[\s,;:.…/”\"]|\b(?:và|đồng thời|còn|trong khi|trong đó|theo đó|cụ thể|ngoài ra"
        r"|bên cạnh đó|các|riêng|tới)){1,24}$",
        re.I,
    ),
)
