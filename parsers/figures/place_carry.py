"""Where the figures of one sentence are from, each leaning on those before it."""

from __future__ import annotations

from parsers.figures.context import Context
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES, leads_to_name
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.phrases import noun_phrase
from parsers.figures.places import Place, read_place
from parsers.figures.sentence import COUNTRY, Terms
from parsers.vocabulary.language import language


class PlaceCarry:
    """A place named outside a list holds for the rest of the sentence, one in a list for its item alone.

    `place` is the one that the sentence begins with: of what it goes on to tell of; `context` holds the one
    that the sentence before was about, which this one may call "the region", the one that it began with,
    of which this one tells too where it names none, and the area of the release.
    """

    def __init__(self, terms: Terms, text: str, place: Place | None, context: Context) -> None:
        self._terms, self._text = terms, text
        self._place = place
        self._told, self._goes_on = context.place, context.leading_place
        self._area, self._regional = context.area, context.area != COUNTRY
        self._field_endings = language(context.reading.lang).field_endings
        self._seen: set[Place] = set()
        self._last: Place | None = None
        self._names = False  # whether a name before a bracket was one of a place
        self._open: str | None = None  # why "the region" is not known, until another place is named
        self._region_told: Place | None = None
        bare = not terms.lack("region_bare")
        self._tells_apart = bare and sum(term.has("population") for term in terms) > 1
        self._lists_places = False

    def of(self, frame: Frame) -> tuple[Place | None, str | None]:
        """The place of `frame`, or a reason why it is not decided."""
        place, reason = read_place(self._terms, _outside_label(frame), self._text)
        place, reason = self._referred_to(frame, place, reason)
        if place is None or place.code == COUNTRY:
            reason = self._of_several(frame) or reason
        if not frame.in_own_brackets:
            self._place = place or self._place
        item, item_reason = read_place(self._terms, [frame.label], self._text)
        if item is not None and item.code == COUNTRY and self._is_whole(frame):
            item = None
        if item is not None and self._place is None and self._tells_of_it(frame):
            self._place = item
        else:
            self._lists_places = self._lists_places or item is not None
        item = item or self._called(frame) or self._of_figure_before(frame, place)
        found = item or self._place or self._goes_on
        self._last = found
        if found is not None and found.code is not None and self._region_told is None:
            self._region_told = found
        self._seen.update({found} if found is not None and found.code != COUNTRY else ())
        where = "preposition" if found is not None else "inside"
        if (found is None or found is self._goes_on) and self._names_unknown(frame, where):
            return found, "area_undecided"
        self._open = reason if self._calls_it_region(frame) else (self._open if found is None else None)
        return found, item_reason or (None if item else reason or (self._open if found is None else None))

    def _called(self, frame: Frame) -> Place | None:
        """A name that no vocabulary holds, where the sentence says that it is one of a place."""
        told = self._place or self._regional
        named = self._lists_places or (told and leads_to_name(self._terms, frame.label, self._text))
        if frame.label and named and (place := self._unknown(frame)) is not None:
            return place
        listed = frame.in_brackets and not self._terms.lack("district")
        return self._name_before(frame) if listed else None

    def _of_figure_before(self, frame: Frame, place: Place | None) -> Place | None:
        """The place of the figure that this one adds to, or gives the reason of."""
        if frame.host is not None:
            return place if self._names_its_own(frame, place) else frame.host.place or place
        return self._last if self._terms.any_has(frame.head, "because") else None

    def _names_its_own(self, frame: Frame, place: Place | None) -> bool:
        """`(республика бойынша орташа – 6 712,4 мың теңге)`: the country beside the place told of."""
        if place is None or place.code != COUNTRY:
            return place is not None
        told = self._terms[frame.unit.first - 1].word in DASHES  # "(в целом по республике – 16,8 %)"
        return frame.in_brackets and (told or frame.unit.kind in ("money", "quantity"))

    def _of_several(self, frame: Frame) -> str | None:
        """The share of `five regions`, or of `them` after a list of places: of several, not named here."""
        if not self._terms.any_has(frame.head, "share_verb", "share") or frame.label:
            return None
        counted = any(
            self._terms[i].has("list_noun", "region_plural")
            and self._terms.has_at(i - 1, "number", "number_word")
            for i in frame.head
        )
        several = len(self._seen) > 1 and self._terms.any_has(frame.head, "pronoun")
        return "area_undecided" if counted or several else None

    def _referred_to(
        self, frame: Frame, place: Place | None, reason: str | None
    ) -> tuple[Place | None, str | None]:
        """The place that the words name or refer to: "the region", a part of a whole told before."""
        if place is not None and place.code == COUNTRY and self._is_whole(frame):
            place = None  # "its share in the country's GDP": of the place that was told of
        beside_town = self._place is not None and (self._place.code is None or self._regional)
        if place is None and reason is None and (self._place is None or beside_town):
            if self._calls_it_region(frame):
                place, reason = self._region(frame)
            elif self._place is None and self._terms.any_has(frame.head, "of_whole"):
                place = self._told  # "Of them 283,1 thousand lived in cities"
        return place, reason

    def _region(self, frame: Frame) -> tuple[Place | None, str | None]:
        """ "The region": the one told of, else that of the release."""
        if self._regional:
            called = next(self._terms[i] for i in frame.around if self._is_bare_kind(i))
            return Place(self._area, self._text[called.start : called.end]), None
        told = self._region_told or self._told
        return told, None if told else "area_undecided"

    def _names_unknown(self, frame: Frame, lead_is: str) -> bool:
        """`В Темиртау зарплата составила …`: a name that nothing here knows may be of another place."""
        if self._terms.in_capitals:
            return False
        return any(self._terms[i].has(lead_is) and self._is_unknown_name(i + 1) for i in frame.head[:-1])

    def _is_unknown_name(self, i: int) -> bool:
        """A capitalised word without a meaning, and no first word of `Статистическом бизнес-регистре`."""
        name, terms = self._terms[i], self._terms
        compound = (
            i + 2 < len(terms) and terms[i + 2].word in DASHES and terms[i + 1].end == terms[i + 2].start
        )
        return not (name.categories or compound) and self._text[name.start : name.end].istitle()

    def _tells_of_it(self, frame: Frame) -> bool:
        """`ВРП Атырауской области – 11 384,2 млрд, рост – 8,9%`: a label that names more than the place."""
        return not self._seen and any(is_core(self._terms[i]) for i in frame.label)

    def _is_whole(self, frame: Frame) -> bool:
        """Whether the country is what the share of the place told of is a share of."""
        told = self._place or self._goes_on
        return self._refers_back(frame) or (
            told is not None and self._terms.any_has(frame.head, "share", "share_verb")
        )

    def _refers_back(self, frame: Frame) -> bool:
        return self._place is not None and self._terms.any_has(frame.head, "pronoun")

    def _calls_it_region(self, frame: Frame) -> bool:
        """`в области`, `облыстың`, `in the region`: one region without its name, after the one it had."""
        return not self._terms.lack("region_bare") and any(self._is_bare_kind(i) for i in frame.around)

    def _is_bare_kind(self, i: int) -> bool:
        term, terms = self._terms[i], self._terms
        if not term.has("region_bare") or terms.has_at(i - 1, "number", "number_word"):
            return False
        if term.has("population") and self._tells_apart:
            return False  # "қалада …, ауылда …": in towns and in villages
        if terms.has_at(i - 1, "preposition") and self._names_field(i + 1):
            return False
        beside = range(max(i - 2, 0), min(i + 3, len(terms)))
        return not terms.any_has(beside, "area_region", "area_city")

    def _names_field(self, i: int) -> bool:
        """`в области здравоохранения`: a word in the genitive right behind says which field, not where."""
        if i >= len(self._terms) or not is_core(self._terms[i]):
            return False
        return bool(self._field_endings) and self._terms[i].word.endswith(self._field_endings)

    def _name_before(self, frame: Frame) -> Place | None:
        """`in Almaly (22,8 %) and Bostandyk (21,4 %) districts`: a name right before the bracket."""
        name = self._terms[frame.label.stop - 1] if frame.label else None
        if name is None or name.categories or not self._text[name.start].isupper():
            return None
        lead = frame.label.stop - 2
        joined = self._names and self._terms.has_at(lead, "conjunction")
        led = self._terms.has_at(lead, "preposition") and not self._terms.has_at(lead, "part_of")
        if not (joined or led):
            return None
        self._names = True
        return Place(None, self._text[name.start : name.end])

    def _unknown(self, frame: Frame) -> Place | None:
        """A name among places is a place too, if one without a code."""
        if any(self._is_bare_kind(i) for i in frame.label):
            return None
        name = noun_phrase(self._terms, frame.label, self._text).text
        return Place(None, name) if name[:1].isupper() else None


def _outside_label(frame: Frame) -> list[range]:
    """The words of a figure that name no item of a list."""
    head = range(frame.head.start, frame.label.start) if frame.label else frame.head
    return [head, frame.tail, frame.beyond]


def begins_with_place(terms: Terms, frame: Frame) -> bool:
    """`In Pavlodar region 3 742 crimes were registered`: what comes next is of that region too."""
    if frame.label or frame.in_brackets or not terms.lack("superlative"):
        return False
    return terms.any_has(frame.head, "area_region", "area_city")
