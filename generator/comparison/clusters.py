"""Things that are near each other as groups: average linkage, the same groups from the same numbers."""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

__all__ = ["cluster"]


def cluster(count: int, scores: Mapping[tuple[int, int], float], least: float) -> tuple[tuple[int, ...], ...]:
    """Return the positions from 0 to `count` in groups, each in order.

    The two groups whose members are nearest on average are joined first, as long as that average is at least `least`;
    of two equal averages the one of the earlier positions. Pairs without a score have nothing in common.

    >>> cluster(4, {(0, 1): 0.9, (1, 2): 0.3, (0, 2): 0.3}, 0.4)
    ((0, 1), (2,), (3,))
    """
    members = {at: [at] for at in range(count)}
    links: dict[int, dict[int, float]] = {at: {} for at in range(count)}
    for (one, other), score in scores.items():
        links[one][other] = links[other][one] = score
    queue = [(-score, one, other, 2) for (one, other), score in scores.items() if score >= least]
    heapify(queue)
    while queue:
        _, one, other, size = heappop(queue)
        if one not in members or other not in members or size != len(members[one]) + len(members[other]):
            continue  # one of the two has grown since
        _join(members, links, one, other)
        for third, total in links[one].items():
            first, second = min(one, third), max(one, third)
            average = total / (len(members[one]) * len(members[third]))
            if average >= least:
                heappush(queue, (-average, first, second, len(members[one]) + len(members[third])))
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def _join(members: dict[int, list[int]], links: dict[int, dict[int, float]], one: int, other: int) -> None:
    """Put the second group into the first; `links` hold sums of scores, so that averages follow from the sizes."""
    members[one] += members.pop(other)
    gone = links.pop(other)
    for third, total in _without(gone.items(), one):
        links[one][third] = links[third][one] = links[one].get(third, 0.0) + total
        del links[third][other]
    links[one].pop(other, None)


def _without(items: Iterable[tuple[int, float]], key: int) -> list[tuple[int, float]]:
    return [(third, total) for third, total in items if third != key]
