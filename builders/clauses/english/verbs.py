"""Verbs of administrative work in the base form, as they open the items of English lists.

An item that opens with one of these is something to do, whatever its head says. Nouns of the same
form ("a report", "plans of") are told apart by what follows.
"""

from __future__ import annotations

__all__ = ["BASE", "THIRD", "VERB"]

_BASE = """
    abolish accelerate accept account achieve act adapt add address adhere adjust adopt
    advance advise advocate allocate allot allow amend analyse analyze announce answer
    anticipate appeal apply appoint appraise approve arrange assemble assess assign assist
    attach attend audit authorise authorize avoid
    balance ban barricade begin bind borrow bring broadcast build bundle bury buy
    calculate call cancel cap care carry catch certify chair challenge change charge chart
    check choose cite clarify classify clean clear close co-ordinate codify collate collect
    combat combine come communicate compare compensate compile complete comply compute
    concentrate conclude conduct confirm confiscate connect consider consolidate construct
    consult contact continue contribute convene convert cooperate coordinate copy cordon
    correct count cover create cross-check cull curb cut
    deal decentralise decentralize decide declare decommission deepen define delegate delete
    deliver demarcate deploy describe design designate detail detect determine develop devise
    devote dig digitise digitize direct disburse disclose discourage discuss disinfect
    dismantle dispatch disperse display dispose disseminate distribute divide document double
    draft drain draw dredge drive drop dry
    earmark educate elect eliminate embed employ empty enable encourage end enforce engage
    enhance enlarge enrol enroll ensure enter equip eradicate erase erect escalate escort
    establish estimate evacuate evaluate examine exchange execute exempt exercise expand
    expedite explain explore extend
    facilitate feed fence ferry file fill finalise finalize finance find finish fit fix focus
    follow forbid forecast foresee form formulate forward foster free fulfil fulfill fumigate
    fund furnish
    gather get give go grant group guarantee guard guide
    hand handle harmonise harmonize harvest hasten have hear help hire hoist hold host house
    identify implement import impose improve include incorporate increase index inform
    initiate innovate inspect install instruct insure integrate intensify interview introduce
    inventory invest investigate invite involve irrigate isolate issue
    join
    keep kill knock
    label launch lay lead lease leave legalise lend let levy liaise lift limit link liquidate
    list listen load locate lock lodge log look lower
    maintain make manage map mark match measure mediate meet mend merge migrate minimise
    minimize mobilise mobilize modernise modernize modify monitor mount move mow
    name negotiate nominate notify number
    observe obtain offer open operate order organise organize orient outline overcome overhaul
    oversee
    paint participate pass patch patrol pay perform permit persuade phase phone photograph
    pilot place plan plant pool post postpone prepare present preserve preside press prevent
    print prioritise prioritize process procure produce prohibit promote prompt promulgate
    propagate propose prosecute protect prove provide publicise publicize publish pull pump
    punish purchase push put
    qualify quantify quarantine question
    raise rank rate raze re-examine reach react read realise realize reallocate reassign
    reassure rebuild recall receive recheck reclaim recommend reconcile record recover recruit
    rectify reduce refer refill reform refrain refund refuse register regulate reimburse
    reinforce reject relax relay release relieve relinquish relocate remedy remind remit
    remove renew renovate rent reopen reorganise reorganize repaint repair repatriate repeal
    replace reply report represent request require reroute rescind rescue research reserve
    resettle resolve respect respond restore restrict restructure resume resurface retain
    retire retrain return reuse revamp review revise revoke reward rotate run
    safeguard salvage sample save scan schedule screen scrutinise scrutinize seal search
    second secure see seek seize select sell send separate serve set settle shape share
    shelter shift shorten show shut sign simplify sink sit slaughter sort speak specify speed
    spend split spray spread stabilise staff stage stamp stand standardise standardize start
    state stay steer step sterilise stick stop store streamline strengthen stress strike strip
    strive study submit substitute suggest summarise summarize summon supervise supplement
    supply support surrender survey suspend swap sweep switch synchronise synchronize
    synthesise synthesize
    table tackle tag tailor take talk tally target taste teach tell tend terminate test think
    tidy tighten tow trace track train transfer translate transmit transport treat trial trim
    turn
    unblock undertake unify unite unload unlock update upgrade uphold upload urge use utilise
    utilize
    vaccinate validate value verify vet view visit vote
    waive walk warn wash watch weed weigh welcome widen withdraw withhold work write
"""


def _third(verb: str) -> str:
    """Return the form of the third person: "carries", "presses", "sends"."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _gerund(verb: str) -> str:
    """Return the form in -ing, with the last letter as it may be doubled: "cut(t)ing"."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}?ing"


_WORDS = _BASE.split()
BASE = rf"(?:{'|'.join(_WORDS)})"
THIRD = rf"(?:{'|'.join(map(_third, _WORDS))})"
#: What shows that such a word is a verb and no noun: "report of" and "plans are" are none.
_NO_NOUN = (
    r"(?! (?:of|is|are|was|were|has|have|had|will|may|must|can|shall|should|would|could|for which"
    r"|belongs?|remains?|by)\b|\s*[:.;]?$| ?:)"
)
#: What follows a verb in the third person, and no plural.
_OBJECT = (
    r"(?= (?:the|an?|all|its|their|every|each|any|this|these|those|both|one|two|three|up|out|off"
    r"|over|to|with|on|down|back|into|at|in|forward|only|more|as|whether|how|who|that|what|and|\d"
    r"|[\ue000-\uf3ff]))"
)
VERB = (
    rf"(?:(?:{'|'.join(_WORDS)})\b{_NO_NOUN}"
    rf"|{THIRD}\b{_OBJECT}(?! (?:of|is|are|was|were|has|have|will)\b)"
    rf"|(?:{'|'.join(map(_gerund, _WORDS))})\b(?! (?:is|are|was|were|has|have|will)\b))"
)
