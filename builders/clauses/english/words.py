"""Word classes of English orders and duties, as alternatives for the patterns of clauses.

Verbs are open classes with lists of exceptions wherever a construction tells enough by itself; the
closed lists here are for what a construction alone does not tell ("falls to" against "travels to").
"""

from __future__ import annotations

from .no_duties import NOT_LISTED, NOT_TASKS
from .verbs import BASE, THIRD, VERB

__all__ = ["PARTS"]

_ADVERB = (
    r"[\"“]?(?:also |now |then |further |each |both |all |jointly |together |therefore "
    r"|immediately |urgently |promptly |directly |proactively |meanwhile |separately |first "
    r"|again |likewise "
    r"|still |themselves |itself |strictly |regularly |soon |only |simply |in turn |instead "
    r"|additionally |specifically |explicitly |formally |once again |, however, |in future "
    r"|from now on |henceforth |at once |swiftly |quickly |personally |in person |ultimately "
    r"|accordingly |thus |hereby |kindly |respectfully )*"
)
#: How something is to be done is a part of the task: "must promptly report".
_MANNER = (
    r"(?:urgently |promptly |directly |proactively |strictly |regularly |swiftly |quickly |fully "
    r"|resolutely |seriously |actively |drastically |closely |immediately )"
)
_ALSO = (
    r"(?:also |now |then |further |each |both |all |jointly |together |therefore |meanwhile "
    r"|separately |first |again |likewise |still |themselves |itself |soon |only |simply |in turn "
    r"|instead |additionally |specifically |, however, |in future |from now on |henceforth "
    r"|at once |ultimately |accordingly |thus |hereby |kindly |respectfully )*"
)
#: What may stand between a subject and its verb: a bracket, a phrase, an apposition between commas
#: or dashes.
_ASIDE = (
    r"(?:,? \([^()]{1,100}\))?(?: directly under the [\w ]{5,30}?(?:Government|committee))?"
    r"(?:,? (?:in|for|within|under|at|on|jointly|together|along|working|with|according|as|based)"
    r"\b[^;:.]{1,140}?,"
    r"|(?: (?:of|in|at) [^,;:.]{1,50}?)?, (?!and |or |but |to )(?:[^;:.]|\.\d){1,140}?,"
    r"| [–—-] [^;:.–—]{1,140}? [–—-]"
    r"| according to (?:its|their) [^,;:.]{3,80}?,?"
    r"| from (?:the )?<P> to (?:the )?<P>"
    r"| (?:of|in|at|with|along|without|near) (?:(?:the|an?|its|their|each) )?[^,;:.]{1,40}?"
    r"(?: [–—-] [^;:.–—]{1,140}? [–—-])?"
    # others beside the party, whom nothing names
    r"|,? and (?:the |all |other |any )*(?:relevant |related )?(?:individuals|persons|people"
    r"|parties|organi[sz]ations|others|those)\b[^,;:.]{0,60}?"
    r"| (?:that|who|which|whose) [^,;:.]{2,60}?)?"
)
#: The same between somebody who gives an order and the verb: nobody else stands between.
_NEAR = (
    r"(?:,? \([^()]{1,100}\))?"
    r"(?:,[^;:.\ue000-\uefff]{1,120}(?:<W>(?: (?:of|for|at|in)\b[^;:.,()\ue000-\uefff]{1,60})?"
    r"(?: \([^()]{1,80}\))?)?,|, <W>(?: \([^()]{1,80}\))?,)?"
)
_BE = (
    r"(?:is|are|was|were|be|being|gets?|got|(?:has|have|had)(?: also| now)? been"
    r"|(?:will|shall|must)(?: also| now| then)? be|has just been|have just been)"
)
_ASSIGNED = (
    r"(?:assigned|tasked|requested|required|asked|directed|instructed|ordered|entrusted|mandated"
    r"|charged|urged|called on|called upon|obliged|reminded|designated|commanded|told|given|put"
    r"|made|handed|appointed|named|set|left|pressed|commissioned|detailed|chosen|picked"
    r"|selected|nominated|summoned|bound|obligated|advised|compelled)"
)
_ASSIGN = (
    r"(?:assign(?:s|ed|ing)?|task(?:s|ed|ing)?(?! forces?\b)|request(?:s|ed|ing)?"
    r"|requir(?:es?|ed|ing)"
    r"|ask(?:s|ed|ing)?|direct(?:s|ed|ing)|instruct(?:s|ed|ing)?|order(?:s|ed|ing)"
    r"|entrust(?:s|ed|ing)?|mandat(?:es|ed|ing)|urg(?:es|ed|ing)|oblig(?:es|ed|ing)"
    r"|call(?:s|ed|ing)?(?: on| upon| for)|demand(?:s|ed|ing)?|remind(?:s|ed|ing)?"
    r"|command(?:s|ed|ing)|press(?:es|ed|ing)|push(?:es|ed|ing)|exhort(?:s|ed|ing)?"
    r"|commission(?:s|ed|ing)?|detail(?:s|ed|ing)|summon(?:s|ed|ing)|compel(?:s|led|ling)"
    r"|warn(?:s|ed|ing)|insist(?:s|ed|ing)?(?: on| that)|delegat(?:es|ed|ing)"
    r"|would like|nominat(?:es|ed|ing)|pick(?:s|ed|ing)|chose|chooses|choosing"
    r"|designat(?:es|ed|ing)|tell(?:s|ing)?|told|charg(?:es|ed|ing)|want(?:s|ed)?|expect(?:s|ed)"
    r"|bids?|bade|provid(?:es|ed|ing) for|propos(?:es|ed|ing)|suggest(?:s|ed|ing)"
    r"|recommend(?:s|ed|ing)?|advis(?:es|ed|ing)"
    r"|ma(?:de|kes)|leaves|left|obligates?|binds|instructs|commits|committed|gave|gives|giving"
    r"|give)"
)
#: Verbs that hand something over: what they hand over tells whether it is work.
_GIVE = (
    r"(?:gives?|gave|giving|given|allow(?:s|ed|ing)?|hand(?:s|ed|ing)?|sets?|setting|assign(?:s|ed|ing)?|entrust(?:s"
    r"|ed|ing)?"
    r"|leaves?|left|leaving|allot(?:s|ted|ting)?|allocat(?:es?|ed|ing)|pass(?:es|ed|ing)?|grant"
    r"(?:s|ed|ing)?"
    r"|issu(?:es?|ed|ing)|sends?|sent|sending|lays?|laid|plac(?:es?|ed|ing)|puts?|putting"
    r"|delegat(?:es?|ed|ing)|impos(?:es?|ed|ing)|confer(?:s|red|ring)?)"
)
_DET = (
    r"(?:the |all |both |its |own |their |these |other |relevant |those |every |each |his |her "
    r"|our |your "
    r"|comrade |new |newly formed )*"
)
_JOB = (
    r"(?:tasks?|jobs?|dut(?:y|ies)|responsibilit(?:y|ies)|role|mission|work|lead|burden|errand"
    r"|assignments?|mandate|remit|brief|homework|chore|obligation|charge|care|business|affairs?)"
)
_ORDER_NOUN = (
    r"(?:orders?|instructions?|directives?|requests?|directions?|calls?|demands?|reminders?|deadlines?"
    r"|messages?|appeals?|notices?|ultimatum|requirements?|warnings?)"
)
#: The number before the first of several points: "to: (1) review ...".
_POINT = r"(?:\(?(?:\d|[ai]|i)[.)] )?"
#: Somebody who gives orders, described: "the city's chairman".
_SUPERIOR = (
    r"(?:the )?(?:[\w'’-]+ ){0,3}?(?:chair\w*|minister|leaders?|director|secretary|government"
    r"|premier|city|province|ministry|department|court|ward|commune|office|board|inspectors?|authorit\w+|chief|head|committee|council|decree|decision|resolution"
    r"|directive|plan|law|order)"
)
#: A stretch of time: "one month", "until 5 May", "ten working days".
_SPELL = (
    r"(?:(?:until|till) (?:(?:the end of )?<T>|[^,;:.]{3,24}?)"
    r"|(?:[\w-]+ ){1,3}?(?:hours?|days?|weeks?|fortnight|months?|years?))"
)
_MUST = (
    r"(?:must|shall|(?:is|are),? [^,;:.]{1,30}, to"
    r"|(?:is|are|was|were) (?:also |further |furthermore |then |now |both |each |likewise "
    r"|moreover |thereafter |first |finally |henceforth |in addition |in turn |additionally )+to"
    r"|ha(?:s|ve) (?:got )?to|need(?:s)? to|is to"
    r"|are to|was to|were to"
    r"|(?:will|would) (?:also |now |then )?(?:have|need) to|is obliged to|are obliged to"
    r"|is bound to|are bound to)"
)
#: "must be reviewed" is done to the subject; "must be ready" it does itself.
_ITSELF = (
    r"(?!be [\ue000-\ue7ff])"
    r"(?!be (?:\w+ly )?(?!ready|prepared|proactive|responsible|accountable"
    r"|resolute|determined|present|the |a |an |in charge|vigilant|strict|creative|flexible"
    r"|on duty|active|exemplary|reachable|available|on call|at hand)\w)(?!not\b)"
)
#: A subject begins a clause; after these words an actor is no subject.
_NO_SUBJECT_AFTER = (
    *("of", "by", "if", "in", "from", "at", "with", "on", "between", "against", "about", "into"),
    *("through", "than", "like", "without", "within", "after", "before", "near", "via", "outside"),
    *("inside", "among", "across", "behind", "around", "beyond", "per", "towards"),
)
_NO_SUBJECT = (
    "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in _NO_SUBJECT_AFTER)
    + r"(?<!(?<!as )(?<!^)\bfor )(?<!(?<!as )(?<!^)\bfor the )"
)
_SUBJECT = (
    rf"(?:{_NO_SUBJECT}|(?=<W>,? (?:which|who)\b))"
    rf"(?P<who><W>)(?:{_ASIDE},?|,? (?:which|who))"
)
#: An adjunct before the subject: "Under the plan, ...", "In 2026, ...".
_LEAD = (
    r"(?:[AQ]: )?(?:(?:and |while |but )?"
    r"(?:under|according to|pursuant to|in|by|on|at|from|during|following|accordingly|meanwhile"
    r"|besides|however|in addition|for this purpose|to this end|before|after|as for|for|within"
    r"|no later than|until|with|to|specifically|finally|next|first|second|third|separately|also"
    r"|moreover|furthermore|similarly|likewise|once|every|each|as soon as|based on|per"
    r"|regarding|concerning|implementing|starting|about)\b[^;:]{0,120}?(?:, |(?<=<D>) |(?<=<T>) )"
    r"|what (?:remains|is left), |and |while |but )?"
)
#: Verbs after which "X to do" is no order: leave, help, wish, cause.
_PERMITS = (
    r"(?:allow|permit|enabl|help|authori[sz]|empower|encourag|invit|caus|lead|persuad|us|assist"
    r"|support|qualif|entitl|need|compar|link|connect|add|send|attribut|due|according|belong|refer"
    r"|relat|subject|oppos|prepar|prior|next|respond|report|contribut|return|mov|transfer|hop"
    r"|plan|tr|continu|agre|wait|appl|clos|thank|motivat|inspir|forc|train|fre|leav|li|limit"
    r"|restrict"
    r"|forbid|prohibit|prevent|remain|happen|listen|talk|speak|travel|fl|present|introduc|show"
    r"|submit|explain|announc|propos|becaus)(?:e|es|ed|ted|ing|s|ied|ies)?"
)
#: Words after "to" that begin no task.
_NO_VERB = (
    r"(?:the|a|an|its|their|his|her|this|that|these|those|all|each|every|any|which|whom|where"
    r"|and|or|date|know|do (?:it|so|this))\b"
)

#: Parts by the names under which patterns use them.
PARTS = {
    "subject": _SUBJECT,
    "aside": _ASIDE,
    "adverb": _ADVERB,
    "also": _ALSO,
    "manner": _MANNER,
    "be": _BE,
    "assigned": _ASSIGNED,
    "assign": _ASSIGN,
    "give": _GIVE,
    "det": _DET,
    "near": _NEAR,
    "job": _JOB,
    "order": _ORDER_NOUN,
    "spell": _SPELL,
    "superior": _SUPERIOR,
    "point": _POINT,
    "must": _MUST,
    "itself": _ITSELF,
    "nottasks": NOT_TASKS,
    "notlisted": NOT_LISTED,
    "act": VERB,
    "permits": _PERMITS,
    "base": BASE,
    "third": THIRD,
    "noverb": _NO_VERB,
    "lead": _LEAD,
    # "X, which must": what follows is the duty
    "relative": rf",? (?:which|who) {_ADVERB}(?:{_MUST}|{_BE} {_ASSIGNED} to)(?= )",
    "remark": r"(?:,_(?!and_|but_)[^;:.,]{2,60},)?".replace("_", " "),
    "np": r"(?:(?!,? and the )[^;:.]){3,220}?",
    "from_": r"(?:^|(?<=[;:,.] )|(?<=and )|(?<=while ))",
}
