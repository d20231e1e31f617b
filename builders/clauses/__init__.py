"""Who is assigned what: from blocks with mentions to tasks.

The path of a block: :mod:`.masking` turns each sentence into a string in which every actor, place,
document and date is one character, so that grammar can be written as short patterns
(:mod:`.english`, :mod:`.vietnamese`); :mod:`.grammar` applies them and settles overlaps;
:mod:`.outline` knows which heads stand above a list item; :mod:`.discourse` knows which document
is being reported and who speaks; :mod:`.walk` goes through the text with all of these.
"""

from .walk import find

__all__ = ["find"]
