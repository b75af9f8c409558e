"""Names of laws, as they are cited without a number."""

from functools import cache

from generator.vocab.loading import load_data


@cache
def law_names() -> tuple[str, ...]:
    """Return the names behind the word *Luật*, *Bộ luật* or *Pháp lệnh*.

    >>> "Cán bộ, công chức" in law_names()
    True
    """
    return tuple(load_data("laws")["names"])
