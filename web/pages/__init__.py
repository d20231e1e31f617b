"""Pages for people: HTML made by the server, which works without scripts and better with them.

A page is asked for at an address (:mod:`.handling`), in a language (:mod:`.visits`), and put
together from a template of ``web/templates`` (:mod:`.rendering`) with the words of
``web/templates/words.tsv`` (:mod:`.words`). Those that show the store are made by its processes, as
all answers are: :data:`.making.PAGES` lists them.
"""

from __future__ import annotations
