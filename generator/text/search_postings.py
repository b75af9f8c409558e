"""Where the terms of a document stand: the numbers that the search index keeps for it.

A position says two things at once. Its room, ``position >> ROOM_BITS``, is the part of the document: room 0 is the
header (title, number, signer, provinces), the others are the blocks in which the text is handed to the reader, so a
result fetches the one block that matters and never the whole text. Its place in the room counts two for a word and
one for punctuation that ends a phrase. Hence *a b c d* is one phrase exactly where the pair *c d* stands four places
after the pair *a b* (half of the pairs decide it), and *a b, c d* exactly where it stands five places after it. Two
words with a comma between them are a pair too, of another kind: a phrase may begin or end with one word beside it.

Pairs and document numbers keep all their positions, single words the rooms they stand in. A pair that stands nearly
everywhere ("tổ chức") has a list of hundreds of kilobytes; for phrases that hold one, three neighbours are a term too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from generator.text.search_codec import (
    Token,
    find_numbers,
    iter_tokens,
    normalize_search_text,
    pair_letters,
    pair_term,
    token_term,
    triple_term,
)

__all__ = ["BLOCK_LETTERS", "ROOM_BITS", "cut_blocks", "find_postings"]

ROOM_BITS = 11
BLOCK_LETTERS = 3000
"""Letters that a block of text holds at most, unless one provision alone is longer."""

Postings = dict[str, list[int]]


def cut_blocks(texts: Sequence[str]) -> list[list[int]]:
    """Return the texts' places in blocks of a size that is quickly fetched.

    >>> cut_blocks(["a" * 2000, "b" * 900, "c" * 900, "d" * 9000])
    [[0, 1], [2], [3]]
    """
    blocks: list[list[int]] = []
    letters = 0
    for place, text in enumerate(texts):
        letters += len(text)
        if not blocks or letters > BLOCK_LETTERS:
            blocks.append([])
            letters = len(text)
        blocks[-1].append(place)
    return blocks


def find_postings(
    header: Iterable[str],
    blocks: Iterable[Iterable[str]],
    own_number: str | None = None,
    dense: Set[str] = frozenset(),
) -> tuple[Postings, list[range]]:
    """Return where each term stands, and the rooms that each block takes.

    >>> places, rooms = find_postings(["Kế hoạch"], [["cải cách, cải"]])
    >>> places["caiːcachˍrˍsˍ"], places["caiˍrˍ"], rooms
    ([2048], [1], [range(1, 2)])

    Args:
        header: What is searched beside the text.
        blocks: The text's passages, block by block.
        own_number: The document's own number, which leads its results.
        dense: Pairs (`pair_letters`) that stand nearly everywhere.
    """
    postings: Postings = {}
    _add_room(postings, 0, header, dense)
    room, rooms = 1, []
    for block in blocks:
        end = _add_room(postings, room, block, dense)
        rooms.append(range(room, end))
        room = end
    if own_number is not None:
        for _, term in find_numbers(normalize_search_text(own_number), "o"):
            postings[term] = [0]
    return postings, rooms


def _add_room(postings: Postings, room: int, passages: Iterable[str], dense: Set[str]) -> int:
    """Add the terms of one block and return the room after it: a very long provision takes several."""
    position = room << ROOM_BITS
    for passage in passages:
        text = normalize_search_text(passage)
        tokens = tuple(iter_tokens(text))
        places = _places(tokens, position)
        for place, token in zip(places, tokens, strict=True):
            rooms = postings.setdefault(token_term(token), [])
            if not rooms or rooms[-1] != place >> ROOM_BITS:
                rooms.append(place >> ROOM_BITS)
        for place, token, follower in zip(places, tokens, tokens[1:], strict=False):
            postings.setdefault(pair_term(token, follower), []).append(place)
        if dense:
            _add_triples(postings, places, tokens, dense)
        starts = [token.start for token in tokens]
        for start, term in find_numbers(text):
            found = postings.setdefault(term, [])
            place = places[min(bisect_left(starts, start), len(places) - 1)]
            if not found or found[-1] < place:
                found.append(place)
        position = places[-1] + 8 if places else position  # farther than any comma leaves
    return max(room + 1, (position >> ROOM_BITS) + 1)


def _add_triples(postings: Postings, places: Sequence[int], tokens: Sequence[Token], dense: Set[str]) -> None:
    letters = ["" if follower.breaks else pair_letters(token, follower) for token, follower in pairwise(tokens)]
    for at, (one, other) in enumerate(pairwise(letters)):
        if one and other and (one in dense or other in dense):
            postings.setdefault(triple_term(*tokens[at : at + 3]), []).append(places[at])


def _places(tokens: Sequence[Token], first: int) -> list[int]:
    places: list[int] = []
    for token in tokens:
        first += 1 if token.breaks and places else 0
        places.append(first)
        first += 2
    return places
