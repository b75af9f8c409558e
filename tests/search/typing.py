"""A reader at the keyboard of a slow phone: one key after the other, on a slow line, with the time the answer takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.search.truth import without_marks

KEY = 330
"""Milliseconds a key: 36 words a minute, what people type on phones (Palin et al. 2019, 37,000 people)."""

_WATCH = """() => {
  const hits = document.querySelector('[data-search="hits"]');
  window.drawn = [];
  new MutationObserver(() => {
    const link = hits.querySelector("li[data-url] h2 a");
    if (link) window.drawn.push([performance.now(), new URL(link.href).searchParams.get("tim")]);
  }).observe(hits, { childList: true });
}"""
_TYPE = """async ([texts, gap, inputType]) => {
  const input = document.querySelector('[data-search="input"]');
  input.focus();
  for (const text of texts) {
    await new Promise((resume) => { setTimeout(resume, gap); });
    input.value = text;
    window.lastKey = performance.now();
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
  }
}"""
_DRAWN = "(typed) => window.drawn.find(([, asked]) => asked === typed)"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A slow connection of Chromium's developer tools."""

    name: str
    latency: float
    """Milliseconds from each request to the head of its answer."""
    down: int
    """Bytes a second."""
    up: int


# "Slow 4G" is both: what Lighthouse simulates packet by packet, and what it and the developer tools apply to requests.
SLOW_4G = (
    Line(name="slow 4G as Lighthouse simulates it (150 ms)", latency=150, down=204_800, up=93_750),
    Line(name="slow 4G as the developer tools apply it (562 ms)", latency=562.5, down=184_320, up=84_375),
)


def keys(typed: str) -> Iterator[str]:
    """Yield what stands in the box after each key; a word's marks come with its last key, as in Telex.

    >>> list(keys("cải c"))
    ['c', 'ca', 'cai', 'cải', 'cải ', 'cải c']
    """
    done = ""
    for number, word in enumerate(typed.split(" ")):
        if number:
            done += " "
            yield done
        bare = without_marks(word)
        yield from (done + bare[:size] for size in range(1, len(bare) + 1))
        if bare != word:
            yield done + word
        done += word


def time_answer(page: Page, typed: str, line: Line, texts: list[str]) -> float:
    """Return the milliseconds from the last key to the first result, on a phone four times slower than this machine."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    conditions = {"latency": line.latency, "downloadThroughput": line.down, "uploadThroughput": line.up}
    session.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(_WATCH)
    page.evaluate(_TYPE, [texts, KEY, "insertText" if len(texts) > 1 else "insertFromPaste"])
    page.wait_for_function(_DRAWN, arg=typed, timeout=60_000)
    shown: float = page.evaluate(f"(typed) => ({_DRAWN})(typed)[0] - window.lastKey", typed)
    return shown
