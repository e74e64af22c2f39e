"""The phrase in a figure's head that says what is measured: among commas, insertions and introductions."""

from __future__ import annotations

from parsers.figures.phrases import Phrase, noun_phrase
from parsers.figures.sentence import Terms
from parsers.vocabulary.language import unit_kinds


def head_phrase(terms: Terms, indices: list[int], text: str) -> Phrase:
    """The phrase of the last part between commas that measures something; parts joined by "and" stay one."""
    parts = _parts(terms, indices)
    phrases = [
        (part, phrase)
        for part in parts
        if not _only_measures(terms, part) and (phrase := noun_phrase(terms, part, text)).text
    ]
    if not phrases:
        return Phrase("")
    first, last = phrases[0], phrases[-1]
    if len(phrases) > 1 and terms.any_has(last[0][1:], "conjunction"):
        return noun_phrase(terms, range(phrases[-2][0][0], last[0][-1] + 1), text)
    if terms.any_has(last[0], "where"):
        return last[1]  # "…, where the loss was 1 602 people": the clause has a subject of its own
    return last[1] if _ends_head(last[0], indices, terms) else first[1]


def _only_measures(terms: Terms, part: list[int]) -> bool:
    """`income, thsd. tenge:`: a unit set off is no part of what is measured."""
    if not terms[part[0]].has("unit", "multiplier"):
        return False
    units = [str(terms[i].value("unit")) for i in part if terms[i].has("unit")]
    only = all(terms[i].has("unit", "multiplier") for i in part)
    return only and (len(part) > len(units) or any(unit_kinds()[code] != "count" for code in units))


def _ends_head(part: list[int], indices: list[int], terms: Terms) -> bool:
    """Whether no words but verbs and joins follow the part: else it is an insertion between two commas."""
    return not any(terms[i].has("level") for i in indices if i > part[-1])


def _parts(terms: Terms, indices: list[int]) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    for i in indices:
        if terms[i].word in {",", ":"} and terms[i].depth == 0:
            parts.append([])
        else:
            parts[-1].append(i)
    return [part for part in parts if part]


def without_topics(terms: Terms, head: range, text: str) -> tuple[list[int], tuple[str, ...]]:
    """The head without introductions like `In terms of X,`, and those X."""
    if terms.lack("topic"):
        return list(head), ()
    kept: list[int] = []
    topics: list[str] = []
    i = head.start
    while i < head.stop:
        comma = next((j for j in range(i, head.stop) if terms[j].word == ","), None)
        if terms[i].has("topic") and comma is not None and not terms.any_has(range(i, comma), "level"):
            topic = noun_phrase(terms, range(i + 1, comma), text).text
            topics.extend([topic] if topic else [])
            i = comma + 1
        else:
            kept.append(i)
            i += 1
    return kept, tuple(topics)
