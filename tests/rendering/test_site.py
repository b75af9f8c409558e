"""Every page of a site: planned once, the act's words whole, nothing in them markup, every link at its place."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # has no stubs in the test group
import pytest
from justhtml import JustHTML
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from generator.model.corpus import Corpus
from generator.model.metadata import Signature, SourceClaims
from generator.model.page import Page
from generator.rendering.site import render_hand_written, render_site
from tests.rendering.sample import AREAS, HOSTILE, PROVISIONS, SETTINGS, corpus

ROOT = Path(__file__).resolve().parents[2]
PAGES = render_site(corpus(), SETTINGS, AREAS)
HTML = [page for page in PAGES if page.path.suffix == ".md"]
DOCUMENT = "van-ban/lai-chau/2021/2943-kh-ubnd"
BUILTIN = ["toc", "tables", "fenced_code", "attr_list"]  # what MkDocs always loads, and what mkdocs.yml adds


def _front(page: Page) -> dict[str, object]:
    loaded = YAML(typ="safe", pure=True).load(page.text.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def _body(page: Page) -> str:
    return page.text.partition("\n---\n\n")[2]


def _page(path: str) -> Page:
    return next(page for page in PAGES if str(page.path) == path)


def _tree(path: str) -> LexborHTMLParser:
    return LexborHTMLParser(_body(_page(f"{path}.md")))


def _solid(text: str) -> str:
    return "".join(text.split())


def test_all_kinds_of_pages_are_planned_once() -> None:
    paths = [str(page.path) for page in PAGES]
    assert sorted(set(paths)) == sorted(paths)
    assert {
        "index.md", "van-ban/index.md", f"{DOCUMENT}.md", f"{DOCUMENT}/van-ban.json", f"{DOCUMENT}/chi-tieu.csv",
        "tinh/index.md", "tinh/lai-chau.md", "tinh/quang-nam.md", "tinh/da-nang-2025.md", "linh-vuc/index.md",
        "linh-vuc/the-che.md", "so-sanh/index.md", "so-sanh/dung-quy-dinh.md", "so-sanh/dung-quy-dinh.csv",
        "can-cu/index.md", "can-cu/76-nq-cp-2021.md", "tim-kiem.md",
    } <= set(paths)  # fmt: skip


@pytest.mark.parametrize("page", HTML, ids=lambda page: str(page.path))
def test_page_is_front_matter_and_one_line_of_html(page: Page) -> None:
    assert {"title", "description", "section"} <= _front(page).keys()
    block = _body(page)
    assert block.startswith('<div class="page">')
    assert block.count("\n") == 1


@pytest.mark.parametrize("page", HTML, ids=lambda page: str(page.path))
def test_both_markdown_engines_leave_the_block_alone(page: Page) -> None:
    block = _body(page)
    assert markdown.Markdown(extensions=BUILTIN).convert(block).strip() == block.strip()
    assert MarkdownIt("commonmark").render(block).strip() == block.strip()


@pytest.mark.parametrize("page", HTML, ids=lambda page: str(page.path))
def test_nothing_in_a_document_becomes_markup(page: Page) -> None:
    tree = LexborHTMLParser(_body(page))
    own = {"tim-kiem/main.js", "giao-dien/chon-tinh.js"}
    scripts = [node.attributes.get("src") or "inline" for node in tree.css("script")]
    assert [script for script in scripts if not any(script.endswith(name) for name in own)] == []
    assert tree.css("u, i, article article, img") == []
    assert [node for node in tree.css("a") if (node.attributes.get("href") or "").startswith("javascript")] == []
    assert [
        error.code for error in JustHTML(f"<!doctype html><title>x</title>{_body(page)}", collect_errors=True).errors
    ] == []


def test_page_of_a_document_holds_its_words_whole_and_in_order() -> None:
    tree = _tree(DOCUMENT)
    shown = "".join(node.text(deep=True) for node in tree.css("[data-act]"))
    assert _solid(shown) == _solid("".join(provision.printed for provision in PROVISIONS))
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert {provision.anchor for provision in PROVISIONS} <= ids


@pytest.mark.parametrize("character", ["\x02", "\x03", "\t", "\x0b", "\x85", "\u2028", "\r"])
def test_characters_that_engines_keep_for_themselves_survive(character: str) -> None:
    own = corpus()
    text = f"trước{character}sau klzzwxh:0001"
    first = own.documents[0]
    tree = replace(first.document.tree, provisions=(*PROVISIONS[:-1], replace(PROVISIONS[-1], text=text)))
    changed = replace(first, document=replace(first.document, tree=tree))
    pages = render_site(Corpus(documents=(changed,)), SETTINGS, AREAS)
    block = next(_body(page) for page in pages if str(page.path) == f"{DOCUMENT}.md")
    code = f"&#{ord(character)};"
    assert f"trước{code}sau klzzwxh:0001" in markdown.Markdown(extensions=BUILTIN).convert(block)


def test_hostile_words_come_out_as_words() -> None:
    shown = _tree(DOCUMENT).css_first("#ii-1-a-g2 .txt")
    assert shown is not None
    assert shown.text() == HOSTILE


def test_figures_and_citations_are_marked_inside_the_words() -> None:
    tree = _tree(DOCUMENT)
    assert [node.text() for node in tree.css(".fig")] == ["Trên 95%", "100%"]
    cited = tree.css_first("a.cite")
    assert cited is not None
    assert cited.text() == "Nghị quyết số 76/NQ- CP ngày 15/7/2021"
    assert tree.css_first(cited.attributes["href"] or "") is not None


def test_provision_can_be_linked_and_cited() -> None:
    tree = _tree(DOCUMENT)
    number = tree.css_first("#ii-1-a-g1 > a.num")
    assert number is not None
    assert number.attributes["href"] == "#ii-1-a-g1"
    place = tree.css_first("#ii-1-a .where")
    assert place is not None
    assert place.text() == "điểm a khoản 1 mục II"
    article = tree.css_first("article")
    assert article is not None
    assert article.attributes["data-cite-of"] == "Kế hoạch số 2943/KH-UBND ngày 20/9/2021 của UBND tỉnh Lai Châu"


def test_what_only_the_source_says_is_marked() -> None:
    facts = {node.css_first("dt").text(): node.css_first("dd").text() for node in _tree(DOCUMENT).css(".facts > div")}  # type: ignore[union-attr]
    assert facts["Ngày ban hành"] == "20/9/2021"
    assert facts["Người ký"] == "Trần Tiến Dũng theo nguồn; phần trích không có chữ ký"
    assert facts["Ngày có hiệu lực"].startswith("20/9/2021 theo nguồn")


def test_what_the_source_says_against_the_document_stands_beside_each_fact() -> None:
    corpus_ = corpus()
    first, *others = corpus_.documents
    claims = SourceClaims(
        number="2934/KH-UBND",
        document_type="Quyết định",
        issuer="Tỉnh Sơn La",
        signer="Lê Văn C",
        date_document=date(2021, 9, 21),
        effective_date=date(2021, 9, 22),
    )
    metadata = replace(
        first.document.metadata,
        signature=Signature(person="Trần Tiến Dũng", role="Chủ tịch", capacity=None),
        effective_date=date(2021, 9, 20),
        by_source=claims,
    )
    doubted = replace(first, document=replace(first.document, metadata=metadata))
    pages = render_site(replace(corpus_, documents=(doubted, *others)), SETTINGS, AREAS)
    page = next(page for page in pages if str(page.path) == f"{DOCUMENT}.md")
    facts = {
        node.css_first("dt").text(): node.css_first("dd").text()  # type: ignore[union-attr]
        for node in LexborHTMLParser(_body(page)).css(".facts > div")
    }
    assert facts["Số, ký hiệu"] == "2943/KH-UBND trang nguồn ghi: 2934/KH-UBND"
    assert facts["Loại văn bản"] == "Kế hoạch trang nguồn ghi: Quyết định"
    assert facts["Ngày ban hành"] == "20/9/2021 trang nguồn ghi: 21/9/2021"
    assert facts["Người ký"] == "Trần Tiến Dũng Chủ tịch; trang nguồn ghi: Lê Văn C"
    assert facts["Ngày có hiệu lực"] == "20/9/2021 trang nguồn ghi: 22/9/2021"
    assert facts["Địa bàn"].endswith("trang nguồn ghi: Sơn La")


def test_printed_table_is_a_table_and_a_single_row_is_none() -> None:
    tree = _tree(DOCUMENT)
    assert [node.text() for node in tree.css("#ii-1-b1 thead th")] == ["|STT|", "Nhiệm vụ|"]
    assert len(tree.css("#ii-1-b1 tbody tr")) == 2
    assert tree.css("#ii-1-b2 table") == []


def test_comparison_says_every_state_in_words_and_leads_to_the_sentence() -> None:
    tree = _tree("so-sanh/dung-quy-dinh")
    rows = {node.css_first("th").text().split()[0]: node for node in tree.css("tbody tr")}  # type: ignore[union-attr]
    states = {name: _solid(row.css(".cell")[0].text(deep=True)) for name, row in rows.items()}
    assert states["Lai"] == ">95%"
    assert states["Quảng"].startswith("Khôngsođược>95%Đơnvịkhác<u>")
    assert states["Sơn"].startswith("Khôngrõ(bảntrích)")
    assert states["Đắk"].startswith("Khôngđềra")
    link = rows["Lai"].css_first(".said a")
    assert link is not None
    assert link.attributes["href"] == f"../../{DOCUMENT}/#ii-1-a-g1"


def test_links_are_relative_and_lead_somewhere() -> None:
    addresses = {
        str(page.path.with_suffix("")).removesuffix("index").rstrip("/")
        if page.path.suffix == ".md"
        else str(page.path)
        for page in PAGES
    }
    known = addresses | {"gioi-thieu", "cach-doc", "du-lieu"}
    for page in HTML:
        here = "" if page.path.stem == "index" and len(page.path.parts) == 1 else str(page.path.with_suffix(""))
        here = here.removesuffix("/index")
        for node in LexborHTMLParser(_body(page)).css("a[href]"):
            href = (node.attributes["href"] or "").partition("#")[0].partition("?")[0]
            if not href or href.startswith(SETTINGS.report_url.partition("?")[0]):
                continue
            assert not href.startswith(("/", "http"))
            target = posixpath.normpath(posixpath.join(here, href)).removeprefix(".").strip("/")
            is_download = target.endswith((".md.txt", "ban-goc.txt"))  # written by the pipeline, byte for byte
            assert is_download or target in known, f"{page.path}: {href}"


def test_data_files_are_read_back() -> None:
    data = json.loads(_page(f"{DOCUMENT}/van-ban.json").text)
    assert [provision["text"] for provision in data["provisions"]] == [provision.text for provision in PROVISIONS]
    assert [(one["raw"], one["value"]) for one in data["targets"]] == [("Trên 95%", 95), ("100%", 100)]
    text = _page("so-sanh/dung-quy-dinh.csv").text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["trang_thai"] for row in rows] == ["set", "not-comparable", "unknown", "not-set"]
    assert rows[0]["dia_chi"] == f"{DOCUMENT}/#ii-1-a-g1"
    assert rows[0]["dau"] == ">"


def test_demonstration_is_marked_on_every_page() -> None:
    pages = render_site(corpus(), replace(SETTINGS, is_demo=True), AREAS)
    assert all(_front(page)["demo"] is True for page in pages if page.path.suffix == ".md")
    assert _front(render_hand_written("a.md", "# A", replace(SETTINGS, is_demo=True)))["demo"] is True


def test_hand_written_page_keeps_its_own_front_matter() -> None:
    page = render_hand_written("a.md", "---\ntitle: A\n---\n\n# A\n", SETTINGS)
    assert _front(page)["title"] == "A"
    assert _front(page)["site_name"] == "Kế hoạch mở"
    assert page.text.endswith("---\n\n# A\n")


def test_no_report_link_without_an_address_for_reports() -> None:
    pages = render_site(corpus(), replace(SETTINGS, report_url=""), AREAS)
    assert not any("Báo lỗi" in page.text for page in pages)


def test_empty_corpus_makes_a_site() -> None:
    pages = render_site(Corpus(documents=()), SETTINGS, AREAS)
    assert {"index.md", "van-ban/index.md", "so-sanh/index.md", "can-cu/index.md"} <= {str(page.path) for page in pages}


def test_same_input_same_bytes() -> None:
    assert render_site(corpus(), SETTINGS, AREAS) == PAGES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as MkDocs builds it with the project's own settings and frame."""
    work = tmp_path_factory.mktemp("mkdocs")
    hand = [
        render_hand_written(path.name, path.read_text(encoding="utf-8"), SETTINGS)
        for path in (ROOT / "content/trang").glob("*.md")
    ]
    for page in (*PAGES, *hand):
        path = work / "build/docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)
    (work / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    (work / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(work / "mkdocs.yml"),
    ]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return work / "site"


def test_finished_page_is_ours_alone(built: Path) -> None:
    html = (built / DOCUMENT / "index.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    fetched = [
        node.attributes.get("src") or node.attributes.get("href") or ""
        for node in tree.css("script[src], link[rel=stylesheet], link[rel=icon]")
    ]
    assert fetched
    assert all(address.startswith("../") for address in fetched)
    shown = "".join(node.text(deep=True) for node in tree.css("[data-act]"))
    assert _solid(shown) == _solid("".join(provision.printed for provision in PROVISIONS))
    assert tree.css_first("html").attributes["lang"] == "vi"  # type: ignore[union-attr]
    assert len(tree.css("h1")) == 1
    assert not (built / "assets/javascripts").exists()


def test_finished_page_describes_itself(built: Path) -> None:
    tree = LexborHTMLParser((built / DOCUMENT / "index.html").read_text(encoding="utf-8"))
    script = tree.css_first('script[type="application/ld+json"]')
    assert script is not None
    data = json.loads(script.text())
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "2943/KH-UBND"
    assert data["legislationDate"] == "2021-09-20"
    title = tree.css_first('meta[name="citation_title"]')
    assert title is not None
    assert title.attributes["content"] == "Kế hoạch cải cách hành chính tỉnh Lai Châu"
    shared = {
        node.attributes["property"]: node.attributes["content"] or "" for node in tree.css('meta[property^="og:"]')
    }
    assert shared["og:title"] == "Kế hoạch 2943/KH-UBND, tỉnh Lai Châu"
    assert shared["og:description"].startswith("Kế hoạch cải cách hành chính tỉnh Lai Châu.")
    assert data["citation"] == ["Nghị quyết số 76/NQ-CP"]
    footer = tree.css_first("footer")
    assert footer is not None
    assert "Chữ giữ nguyên so với nguồn: 100%" in footer.text()
    assert "Không phải bản chính thức" in footer.text()


def test_missing_page_fetches_nothing(built: Path) -> None:
    tree = LexborHTMLParser((built / "404.html").read_text(encoding="utf-8"))
    assert tree.css("script[src], link[rel=stylesheet]") == []
    assert tree.css_first("form.find") is not None
