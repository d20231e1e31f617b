"""Who is assigned what: from blocks with mentions to tasks.

:mod:`.walk` goes through a text. Each sentence becomes a :mod:`mask <.masking>`, a string in which
every actor, place, document and date is one character, so that grammar can be written as short
patterns (:mod:`.english`, :mod:`.vietnamese`); :mod:`.grammar` applies them and settles which
clauses stand. What a clause does not say itself, :mod:`.slots` takes from its surroundings:
:mod:`.heads` and :mod:`.outline` know the lines above a list item, :mod:`.discourse` which document
is reported on and who speaks, :mod:`.anaphors` whom "it" means, :mod:`.sections` what kind of
section it is, :mod:`.addressees` to whom a letter speaks. :mod:`.tasks` puts them together. Tasks
that stand in labels or tables instead of clauses are read by :mod:`.plans`.
"""

from .walk import find

__all__ = ["find"]
