"""The search codec in a real browser, held to the same vectors as the Python side."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Serve

pytestmark = pytest.mark.browser

RUN = """async ([address, vectors]) => {
  const { encodeWord, decodeWord, normalize, tokens } = await import(address + "assets/tim-kiem/codec.js");
  return {
    words: vectors.words.map(({ word }) => ({ word, code: encodeWord(word) })),
    back: vectors.words.map(({ code }) => decodeWord(code)),
    texts: vectors.texts.map(({ text }) => ({
      text,
      normalized: normalize(text),
      tokens: tokens(normalize(text)).map(({ base, marks, breaks }) => [base, marks, Number(breaks)]),
    })),
  };
}"""
NUMBERS = """async ([address, typed]) => {
  const { parseQuery } = await import(address + "assets/tim-kiem/query.js");
  return typed.map((text) => parseQuery(text).numbers.map(({ term }) => term));
}"""


@pytest.fixture
def vectors(repository: Path) -> Any:
    return json.loads((repository / "tests/vectors/search-codec.json").read_text(encoding="utf-8"))


@pytest.fixture
def modules(desktop: Page, serve: Serve, repository: Path, tmp_path: Path) -> tuple[Page, str]:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><link rel=icon href=data:,>")
    shutil.copytree(repository / "theme_overrides/assets/tim-kiem", tmp_path / "assets/tim-kiem")
    address = serve(tmp_path)
    desktop.goto(address)
    return desktop, address


def test_the_browser_codes_and_decodes_as_the_vectors_say(modules: tuple[Page, str], vectors: Any) -> None:
    page, address = modules
    result = page.evaluate(RUN, [address, vectors])
    assert result["words"] == vectors["words"]
    assert result["back"] == [vector["word"] for vector in vectors["words"]]
    assert result["texts"] == vectors["texts"]


def test_a_number_typed_has_the_term_of_the_number_printed(modules: tuple[Page, str], vectors: Any) -> None:
    page, address = modules
    lone = {"2943/KH-UBND", "08-NQ/TU", "34/2016/NĐ-CP", "3759/BNV-CCHC", "541/TTr-SNV", "08/2021/QH15"}
    known = [vector for vector in vectors["numbers"] if vector["text"] in lone]
    assert len(known) == len(lone)
    assert page.evaluate(NUMBERS, [address, [vector["text"] for vector in known]]) == [v["terms"] for v in known]
