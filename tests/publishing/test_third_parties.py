"""Every way in which a page could ask another host for something."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.publishing.third_parties import iter_asked_by_page

ASKING = [
    '<script src="https://x.org/a.js"></script>',
    '<link rel="stylesheet" href="//x.org/a.css">',
    '<link rel="preconnect" href="https://x.org/">',
    '<link rel="alternate stylesheet" href="https://x.org/a.css">',
    '<img src="https://x.org/a.png">',
    '<img src="a.png" srcset="b.png 1x, https://x.org/c.png 2x">',
    '<picture><source srcset="https://x.org/c.webp"></picture>',
    '<video poster="https://x.org/p.jpg"></video>',
    '<iframe src="https://x.org/"></iframe>',
    '<object data="https://x.org/a.svg"></object>',
    '<form action="https://x.org/tim"></form>',
    '<form><button formaction="https://x.org/tim">Tìm</button></form>',
    '<a href="b/" ping="https://x.org/dem">b</a>',
    '<svg><use href="https://x.org/a.svg#b"/></svg>',
    '<p style="background: url(https://x.org/a.png)">a</p>',
    "<p style=\"background: url( 'https://x.org/a.png' )\">a</p>",
    '<style>@import "https://x.org/a.css";</style>',
    "<style>@import url(//x.org/a.css);</style>",
    '<style>@font-face { src: url("https://x.org/a.woff2") }</style>',
    '<meta http-equiv="refresh" content="0; url=https://x.org/">',
    "<meta http-equiv='Refresh' content=\"5;URL='https://x.org/'\">",
]
SILENT = [
    '<a href="https://x.org/">a link that a reader follows</a>',
    '<link rel="canonical" href="https://x.org/">',
    '<link rel="alternate" type="application/atom+xml" href="https://x.org/a.atom">',
    '<img src="../a.png" srcset="b.png 1x, c.png 2x">',
    '<form action="../tim-kiem/"></form>',
    '<p style="background: url(data:image/svg+xml,%3Csvg%3E)">a</p>',
    "<style>a { mask: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\") }</style>",
    "<style>a { fill: url(#x) }</style>",
    '<meta http-equiv="refresh" content="0; url=../moi/">',
]


@pytest.mark.parametrize("markup", ASKING)
def test_a_page_that_asks(markup: str) -> None:
    assert [address for address in iter_asked_by_page(LexborHTMLParser(markup)) if "x.org" in address]


@pytest.mark.parametrize("markup", SILENT)
def test_a_page_that_does_not(markup: str) -> None:
    assert list(iter_asked_by_page(LexborHTMLParser(markup))) == []
