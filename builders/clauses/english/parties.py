"""Parties in English that no table names but that receive tasks: "the two officers on duty".

A noun for people in office is a party only where the sentence treats it as one: as the subject of
a duty, as the one who is told to do something, or as the one to whom work falls.
"""

from __future__ import annotations

from ..grammar import compile_pattern
from .words import PARTS

__all__ = ["DESCRIBED"]

#: Nouns for those who hold an office or serve in one.
_OFFICIALS = (
    r"(?:police|army|officers?|officials?|staff|servants?|clerks?|inspectors?|rangers?|guards?"
    r"|soldiers|doctors?|nurses?|teachers?|technicians|trainers?|experts|specialists|accountants?"
    r"|teams?|groups?|forces?|task_forces?|delegations?|brigades?|units?|committees?|boards?"
    r"|offices?|departments?|agency|agencies|authority|authorities|administrations?|stations?"
    r"|directors?|headmasters|principals|managers?|heads?|chiefs?|leaders|chairpersons|chairmen"
    r"|secretaries|members?|schools?|hospitals?|clinics|centres?|centers?|inspectorates?|posts?"
    r"|courts?|prosecutors|registries|branch(?:es)?|treasury|squads?|panels?|councils?|deput(?:y|ies)"
    r"|notaries|principal|headteachers?|headmaster|chairman|chairwoman|secretariat|desks?"
    r"|commanders?|captain|militias?|precincts|wards|laboratory|librar(?:y|ies)|divisions?|vets"
    r"|surgeons|librarians?|archivists?|curators?|custodian|registrars?|judges?"
    r"|bailiffs?|embass(?:y|ies)|consulates?|unions?)"
)
#: Nouns that end like those of people but are things, and people who only have to follow rules.
_NO_DOERS = (
    r"(?:answers|banners|barriers|bidders|boosters|borders|buffers|buyers|centers"
    r"|chapters|clusters|colou?rs|computers|containers|controllers|corners|corridors"
    r"|covers|craters|customers|dinners|disasters|doors|elevators|errors|factors"
    r"|figures|filters|floors|flowers|generators|harbours|hours|indicators|ladders"
    r"|layers|learners|letters|lorries|matters|meters|metres|mirrors|monitors|motors"
    r"|numbers|offers|orders|others|papers|passengers|posters|powers|printers"
    r"|quarters|reactors|registers|rivers|rumours|scanners|sectors|sellers|sensors"
    r"|servers|shelters|speakers|summers|tenders|tourists|towers|trackers|tractors"
    r"|trailers|travellers|users|viewers|visitors|vouchers|waters|winters|years)"
)
#: The same and those who only do so when they are told to.
_ANYBODY = (
    rf"(?:{_OFFICIALS}|employees|volunteers|workers|people|operators?|contractors?|compan(?:y|ies)"
    r"|firms?|banks?|airlines?|owners?|investors?|developers?|suppliers?|consultants?|carriers?"
    r"|providers?|associations?|cooperatives?|traders?|enterprises?|landlords|households|farmers"
    r"|drivers|designers?|universit(?:y|ies)|colleges?|institutes?|laborator(?:y|ies)|museums?|librar(?:y|ies)"
    r"|stations|holders?|administrator|guides|captains|crews|masters|utilit(?:y|ies)|funds?"
    rf"|(?!{_NO_DOERS}\b)[a-z]{{3,}}(?:ers|ors|men|ees|ists))"
)
_DETERMINER = (
    r"(?:the|an?|all|both|every|each|any|its|their|his|her|our|these|those|two|three|four|five|six"
    r"|seven|eight|nine|ten|\d[\d,]*|several|some|other|more_than_\d+)"
)
#: A word that may stand before the noun; others begin or end a phrase.
_MODIFIER = (
    r"(?:(?!(?:to|of|in|on|at|by|for|from|with|that|which|who|about|into|not|be|is|are|was|were"
    r"|has|have|had|must|shall|should|will|would|it|them|him|if|when|as|than|said|also|or)_)"
    r"[a-z][a-z'’-]*_|<P>(?:['’]s)?_|<A>['’]s?_)"
)
_TAIL = (
    r"(?:_(?:nationwide|concerned|involved|in_question)|_(?:led_by|under|of|from)_(?:the_)?<A>|(?:_[a-z]+ed)?_(?:of|in|at|on|from|with|along|under|for|within)_"
    r"[^,;:.()\ue400-\uebff]{2,50}?)?"
)
_PARTY = rf"(?:{_DETERMINER}_)?{_MODIFIER}{{0,5}}?"


def _phrase(nouns: str) -> str:
    return rf"{_PARTY}{nouns}\b(?!_{_OFFICIALS}\b){_TAIL}"


#: Words before a group that a table names: "army {units}".
_KIND_OF_GROUP = (
    rf"(?:(?:the|its|their|all)_)?(?!(?:{_DETERMINER}|and|while|but)_){_MODIFIER}{{1,4}}?<G>"
)
_OFFICE = rf"(?:{_phrase(_OFFICIALS)}|{_KIND_OF_GROUP})"
#: What those in office are in or come to, in the plain present, rather than do.
_CONDITIONS = r"(?:works?|comes?|starts?|begins?|ends?|finds?|stays?|stands?|looks?|needs?)_"
_SUBJECT = rf"(?:{_phrase(_ANYBODY)}|{_KIND_OF_GROUP})"
_TELL = (
    r"(?:(?:ask|task|request|requir|direct|instruct|order|urg|oblig|remind|command|press|assign"
    r"|compel|charg|mobili[sz]|warn)(?:e|es|s|ed|d|ing)?|tells?|told|telling|call(?:s|ed|ing)?_(?:on"
    r"|upon))"
)

DESCRIBED = (
    # "heads of units under the State Bank"
    compile_pattern(
        r"(?P<some>(?:<A>_of_)?<G>_(?:directly_)?under_(?:the_)?<A>)"
        r"(?=[,;.]|$|_(?:and|or|to|must|shall|are|is|will|should)\b)"
    ),
    # "told the two officers on duty that they must V"
    compile_pattern(
        rf"\b{_TELL}_(?P<some>{_SUBJECT})(?=(?:_and_<G>)?_(?:also_)?(?:must|shall)_)", **PARTS
    ),
    # "and has the doctor V"
    compile_pattern(
        rf"(?:<A>|<D>(?:_of_[^;:.,]{{2,40}}?)?|\b(?:he|she|it|they|and))_(?:has|have|had)_(?P<some>"
        rf"(?:(?:the|its|his|her|every|each)_{_MODIFIER}{{0,2}}?{_OFFICIALS}"
        rf"|{_MODIFIER}{{0,2}}?(?=\w+s_){_OFFICIALS})(?:_of_(?:the_)?(?:\w+_)?<A>)?)(?!_{_OFFICIALS}\b)"
        r"(?=_(?!with_|from_|that_|who_|which_|under_|into_|and_)(?:bring|[a-z]{3,}(?<!ing)(?<!s)(?<!ed))_)",
        **PARTS,
    ),
    # "sent a rapid response team to V"
    compile_pattern(
        r"\b(?:sent|sends|sending|dispatched|deployed|deploys|mobili[sz]ed|mobili[sz]es|established"
        rf"|set_up|formed)_(?P<some>{_SUBJECT})(?=(?:_to_[^,;:.]{{2,60}}?)?_(?:in_order_)?to_[a-z]{{3,}}_)",
        **PARTS,
    ),
    # "provincial police must V"
    compile_pattern(
        rf"<from_><lead>(?P<some>{_OFFICE})(?=<aside>,?_<adverb>(?:<must>|<be>_<assigned>_to"
        r"|(?:will_be|is|are|was|were)_(?:responsible|accountable)_for)_)",
        **PARTS,
    ),
    # "captains must V", "the owner shall V", "lenders have the task of V-ing"
    compile_pattern(
        rf"<from_><lead>(?P<some>{_SUBJECT})(?=<aside>,?_<adverb>(?:(?:must|shall)_<also><itself>[a-z]"
        r"|(?:has|have|is_given|are_given)_(?:<spell>_to|the_<job>_of)_))",
        **PARTS,
    ),
    # "lenders are instructed to V", "its contractor has been told by Y to V"
    compile_pattern(
        rf"<from_><lead>(?P<some>(?:{_SUBJECT}|{_PARTY}[a-z]{{3,}}s{_TAIL}|{_DETERMINER}_{_MODIFIER}{{0,4}}?[a-z]{{3,}}{_TAIL}))(?=<aside>,?_<adverb><be>_<adverb>(?:ordered"
        r"|instructed|directed|tasked|told|requested|asked|assigned)_(?:by_[^;:.,]{2,60}?_)?(?:not_)?to_[a-z])",
        **PARTS,
    ),
    # "rangers patrol N", "the principal signs N"
    compile_pattern(
        rf"<from_><lead>(?!<act>)(?P<some>{_OFFICE})(?=<aside>,?_<also>(?!<notlisted>|{_CONDITIONS})<act>"
        r"(?!_\d))",
        **PARTS,
    ),
    # "the ministry's member follows N"
    compile_pattern(
        rf"<from_><lead>(?P<some>(?:the|its|his|each|every|an?)_{_MODIFIER}{{0,4}}?{_OFFICIALS}(?<!s))"
        rf"(?=_<also>(?!<notlisted>|{_CONDITIONS})<third>_(?!\d))",
        **PARTS,
    ),
    # "X to V, the fire unit to V", in a headline or a list behind a colon
    compile_pattern(rf":_(?P<some>{_OFFICE})(?=_to_<base>_)", **PARTS),
    compile_pattern(
        rf"<W>_to_<base>_[^,:;.]{{3,80}}[,;]_(?:and_)?(?P<some>{_OFFICE})(?=_to_<base>_)", **PARTS
    ),
    # "has given the site's operator a week to V"
    compile_pattern(
        rf"\b(?:gives?|gave|given|giving|allows?|allowed|grants?|granted|sets?)_(?P<some>{_SUBJECT})"
        r"(?=_<spell>_(?:in_which_)?to_)",
        **PARTS,
    ),
    # "rangers must V, and the power company to V"
    compile_pattern(
        rf"\b(?:<must>|to)_[a-z]{{3,}}_[^:;.]{{3,160}}?(?:[,;]_(?:and|while)_|_(?:and|while)_(?=(?:the|all|its)_))"
        rf"(?P<some>{_SUBJECT})"
        r"(?=_to_<base>_)",
        **PARTS,
    ),
    # "checks are the regional branches' job"
    compile_pattern(
        rf"\b(?:is|are|remains?)_(?P<some>{_PARTY}{_OFFICIALS})(?=['’]s?_(?:\w+_)?(?:job|task|duty"
        r"|responsibility|business|affair)\b)",
        **PARTS,
    ),
    # "that falls to provincial police", "N must be approved by the city's engineers"
    compile_pattern(
        r"(?:\b(?:falls?|fell|passes|goes|left|given|entrusted|assigned|handed|rests?|lies)"
        r"_(?:up)?(?:to|on|upon|with)|\bup_to|\bbe_[a-z]+(?:ed|en|ut)(?:_\w+)?_by"
        r"|\b(?:job|task|duty|responsibility|business)_(?:of|for))"
        rf"_(?P<some>{_OFFICE})(?=[.,;:)]|$|_(?:to|and|while|by|before|until)_)",
        **PARTS,
    ),
)
