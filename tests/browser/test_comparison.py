"""The demonstration in a real browser: every figure of every comparison leads to its sentence, nothing else is said."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from generator.pipeline.inspect import inspect_file
from generator.pipeline.project import Project
from tests.browser.accessibility import breaches
from tests.browser.conftest import NewPage

pytestmark = pytest.mark.browser

AREA = "linh-vuc/thu-tuc-hanh-chinh/"
KINDS = {
    "area": AREA,
    "area, read through": f"{AREA}nguyen-van/",
    "area of few": "linh-vuc/the-che/",
    "side by side": "doi-chieu/?tinh=son-la&tinh=lai-chau",
    "indicator": "so-sanh/tthc-thanh-toan-truc-tuyen/",
    "indicator with sentences in doubt": "so-sanh/cap-xa-trinh-do-dai-hoc/",
    "deadlines": "thoi-han/",
    "deadlines of a year": "thoi-han/2024/",
    "deadlines of a year of a province": "thoi-han/2025/son-la/",
    "deadlines of a body": "thoi-han/co-quan/so-noi-vu/",
    "province": "tinh/son-la/",
    "province today": "tinh/da-nang-2025/",
    "province without documents": "tinh/dien-bien/",
    "indicator with long units": "so-sanh/thoi-gian-dang-ky-doanh-nghiep/",
    "home": "",
    "outside the catalogue": "ngoai-danh-muc/",
    "shared wording": "trung-loi/",
    "shared wording of a document": "trung-loi/son-la-2026-97-kh-ubnd/",
}


def pages(demo_dir: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Every finished page that compares, with its address."""
    for folder in ("so-sanh", "linh-vuc", "doi-chieu", "tinh", "thoi-han"):
        for path in sorted((demo_dir / folder).rglob("index.html")):
            yield f"{path.parent.relative_to(demo_dir)}/", LexborHTMLParser(path.read_bytes())


def figures(demo_dir: Path) -> Iterator[tuple[str, str, str]]:
    """Page, link and figure of every cell: in sheets and lists, and in the tables of sentences."""
    for address, tree in pages(demo_dir):
        for link in tree.css("a[data-fig]"):
            yield address, link.attributes["href"] or "", link.attributes["data-fig"] or ""
        for said in tree.css("td"):
            figure, source = said.css_first(".said .fig"), said.css_first(".said a")
            if figure is not None and source is not None:
                yield address, source.attributes["href"] or "", figure.text()


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_cell_of_every_comparison_opens_the_sentence_with_its_figure_marked(
    desktop: Page, demo_url: str, demo_dir: Path
) -> None:
    wanted: dict[str, set[tuple[str, str]]] = {}
    cells = 0
    for address, link, figure in figures(demo_dir):
        wanted.setdefault(urljoin(demo_url + address, link), set()).add((figure, address))
        cells += 1
    wrong = []
    for link, found in sorted(wanted.items()):
        desktop.goto(link)
        target = desktop.locator(":target")
        expect(target).to_be_in_viewport()
        shown = squeezed(target.inner_text())
        marked = [squeezed(text) for text in target.locator(".fig").all_inner_texts()]
        wrong += [
            (address, link, figure)
            for figure, address in found
            if squeezed(figure) not in shown or not any(squeezed(figure) in text for text in marked)
        ]
    assert wrong == []
    assert cells > 1000
    assert len(wanted) > 150


def test_comparisons_say_what_inspect_says_and_all_of_it(demo_dir: Path, repository: Path) -> None:
    sources = [
        *sorted((repository / "content/nguon").rglob("*.txt")),
        *sorted((repository / "tests/examples/simulated").glob("*.txt")),
    ]
    project = Project(root=repository)
    inspected = []
    for path in sources:
        record = inspect_file(path, areas=project.areas(), catalogue=project.catalogue()).value
        assert record is not None
        facts = json.loads(json.dumps(record))["targets"]
        inspected += [(squeezed(fact["quote"]), fact["value"], fact["unit"], fact["deadline"] or "") for fact in facts]
    shown = []
    for path in sorted((demo_dir / "so-sanh").glob("*.csv")):
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            if row.get("gia_tri") and "tinh" in row:  # not the sheets by period, which say the same again
                quote = re.sub(r"^'(?=[=+@\t\r-])", "", row["nguyen_van"])
                shown.append((squeezed(quote), float(row["gia_tri"]), row["don_vi"], row["moc"]))
    assert sorted((quote, float(value), unit, when) for quote, value, unit, when in inspected) == sorted(shown)


def test_the_sheets_of_the_areas_hold_every_comparable_figure(demo_dir: Path) -> None:
    of_pages, of_sheets = set(), set()
    for address, tree in pages(demo_dir):
        if address.startswith("so-sanh/") and tree.css_first("#theo-giai-doan, #bieu-do") is not None:
            is_own_words = "ngoài danh mục" in tree.text() or tree.css_first("details.why") is None
            links = {
                urldefrag(urljoin(f"/{address}", a.attributes["href"] or "")) for a in tree.css("table.stack .said a")
            }
            of_pages |= set() if is_own_words else links
        if address == "doi-chieu/":
            of_sheets = {
                urldefrag(urljoin(f"/{address}", a.attributes["href"] or "")) for a in tree.css(".mx a[data-fig]")
            }
    assert of_pages == of_sheets
    assert len(of_sheets) > 100


def test_every_passage_beside_others_opens_its_sentence_and_says_why(demo_dir: Path) -> None:
    themes = cards = 0
    for address, tree in pages(demo_dir):
        for theme in tree.css(".theme"):
            themes += 1
            is_named = theme.css_first("h3 + p") is not None
            for card in theme.css("li"):
                cards += 1
                link, said = card.css_first("p.small a"), card.css_first(".act")
                assert link is not None
                assert said is not None
                path, _, anchor = urljoin(f"/{address}", link.attributes["href"] or "").partition("#")
                page = LexborHTMLParser((demo_dir / path.lstrip("/") / "index.html").read_bytes())
                opened = page.css_first(f"[id='{anchor}']")
                assert opened is not None
                assert squeezed(said.text().partition("+ ")[0].rstrip("…")) in squeezed(opened.text())
                assert is_named or "ùng " in card.css("p.small")[-1].text()
    assert themes > 30
    assert cards > 150


def test_every_page_is_marked_as_simulated_and_asks_not_to_be_indexed(demo_dir: Path) -> None:
    for path in sorted(demo_dir.rglob("*.html")):
        if path.name == "404.html":
            continue
        tree = LexborHTMLParser(path.read_bytes())
        notice = tree.css_first("aside.demo")
        assert notice is not None, path
        assert "dữ liệu mô phỏng" in notice.text(), path
        assert tree.css_first("meta[name=robots][content=noindex]") is not None, path


def test_a_choice_of_provinces_lives_in_the_address(desktop: Page, demo_url: str) -> None:
    desktop.goto(demo_url + AREA + "?tinh=son-la&tinh=khong-co&tinh=lai-chau")
    heads = desktop.locator("table.mx thead th:visible")
    expect(heads).to_have_count(3)
    assert [text.split("\n")[0] for text in heads.all_inner_texts()] == ["Chỉ tiêu", "Lai Châu", "Sơn La"]
    names = desktop.locator(".theme .who b:visible").all_inner_texts()
    assert set(names) == {"Lai Châu", "Sơn La"}
    assert desktop.locator(".theme:visible").count() < desktop.locator(".theme").count()
    desktop.get_by_role("checkbox", name="Đắk Lắk").check()
    assert "tinh=dak-lak" in desktop.url
    expect(heads).to_have_count(4)
    desktop.get_by_role("checkbox", name="Bến Tre").check()
    expect(desktop.get_by_role("checkbox", name="Quảng Nam")).to_be_disabled()
    desktop.reload()
    expect(heads).to_have_count(5)
    desktop.get_by_role("button", name="Bỏ chọn").click()
    expect(desktop).to_have_url(demo_url + AREA)
    expect(heads).to_have_count(9)


def test_the_file_of_a_choice_holds_what_is_shown(desktop: Page, demo_url: str) -> None:
    desktop.goto(demo_url + AREA + "?tinh=ben-tre&tinh=dak-lak&tinh=lai-chau")
    expect(desktop.locator("table.mx thead th:visible")).to_have_count(4)
    with desktop.expect_download() as download:
        desktop.get_by_role("link", name="Tải bảng này (CSV)").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert {row["tinh"] for row in rows} == {"Bến Tre", "Đắk Lắk", "Lai Châu"}
    figures = desktop.locator("table.mx td:visible .f b").all_inner_texts()
    assert [squeezed(row["muc_de_ra"]).lstrip("'") for row in rows if row["muc_de_ra"]] == list(map(squeezed, figures))
    assert {row["trang_thai"] for row in rows} == {"Đề ra", "Không đề ra", "Không rõ (bản trích)"}
    with desktop.expect_download() as download:
        desktop.get_by_role("link", name="Tải bảng này (CSV)").last.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    shown = desktop.locator(".theme li:visible .act").all_inner_texts()
    said = [squeezed(row["nguyen_van"]).lstrip("'") for row in rows if row["chu_de"]]
    assert sorted(said) == sorted(map(squeezed, shown))


def test_the_choice_works_with_the_keyboard_alone(desktop: Page, demo_url: str) -> None:
    desktop.goto(demo_url + "doi-chieu/")
    desktop.get_by_role("checkbox", name="Lai Châu").focus()
    desktop.keyboard.press("Space")
    expect(desktop.get_by_role("status")).to_contain_text("chọn thêm ít nhất một tỉnh")
    desktop.get_by_role("checkbox", name="Sơn La").focus()
    desktop.keyboard.press("Space")
    expect(desktop.get_by_role("status")).to_contain_text("Đang đặt cạnh nhau: Lai Châu, Sơn La")


def test_without_script_the_whole_sheet_is_there(new_page: NewPage, demo_url: str) -> None:
    page = new_page(360, 740, java_script_enabled=False)
    page.goto(demo_url + AREA + "?tinh=son-la&tinh=lai-chau")
    expect(page.locator("form.choose")).to_be_hidden()
    rows = page.locator("table.mx tbody tr")
    assert rows.count() > 10
    assert page.locator("table.mx td:visible").count() == rows.count() * 8


def test_a_large_site_brings_its_sheets_from_the_pages_of_the_areas(desktop: Page, demo_url: str) -> None:
    """What the script does where one page cannot hold everything, tried by emptying the page first."""

    def emptied(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        body = re.sub(
            r'<div class="mx-frame".*?</table></div>',
            '<div data-from="../linh-vuc/the-che/" data-table="bang"></div>',
            answer.text(),
            count=1,
        )
        route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]

    desktop.route("**/doi-chieu/?*", emptied)
    desktop.goto(demo_url + "doi-chieu/?tinh=son-la&tinh=lai-chau")
    brought = desktop.locator("[data-from] table.mx")
    expect(brought).to_have_count(1)
    expect(brought.locator("thead th:visible")).to_have_count(3)
    link = brought.locator("td a:visible").first
    link.click()
    expect(desktop.locator(":target")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_fits_a_phone_and_everybody(new_page: NewPage, demo_url: str, kind: str) -> None:
    for width in (360, 320):
        page = new_page(width, 740)
        page.goto(demo_url + KINDS[kind])
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        page = new_page(360, 740, color_scheme=scheme)
        page.goto(demo_url + KINDS[kind])
        assert breaches(page) == []


def test_prints_on_a4_without_losing_a_column(new_page: NewPage, demo_url: str) -> None:
    page = new_page(680, 960)  # A4 between its margins, in CSS pixels
    page.emulate_media(media="print")
    for address in (AREA, AREA + "?tinh=son-la&tinh=lai-chau&tinh=dak-lak&tinh=ben-tre", KINDS["province"]):
        page.goto(demo_url + address)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 680
        outside = page.evaluate(
            """() => [...document.querySelectorAll('.mx td, .mx th')].filter(cell => cell.checkVisibility() &&
            cell.getBoundingClientRect().right > innerWidth + 1).length"""
        )
        assert outside == 0


def test_the_national_target_is_a_line_through_the_plot(desktop: Page, demo_url: str) -> None:
    desktop.goto(demo_url + "so-sanh/tthc-thanh-toan-truc-tuyen/")
    lines = desktop.locator(".plot .national")
    assert lines.count() == desktop.locator(".plot-row:not(.axis) svg.track").count() > 0
    expect(desktop.locator(".glyphs")).to_contain_text("mức chung cả nước: ≥ 80% (2025)")
    desktop.goto(demo_url + "so-sanh/cat-giam-chi-phi-tuan-thu/")
    expect(desktop.locator(".glyphs")).to_contain_text("mức chung cả nước: giảm ≥ 20% (2025)")
    desktop.goto(demo_url + "so-sanh/tthc-thanh-toan-truc-tuyen/")
    expect(desktop.locator(".silent")).to_contain_text("Không đề ra trong văn bản đầy đủ")
    why = desktop.locator("details.why").first
    why.locator("summary").click()
    expect(why).to_contain_text("“nghĩa vụ tài chính”")


def test_the_map_stands_beside_a_table_of_the_same_figures(phone: Page, demo_url: str) -> None:
    phone.goto(demo_url)
    phone.get_by_text("Xem bản đồ dưới dạng bảng").click()
    for name, table in (("m34", 0), ("m63", 1)):
        tiles = phone.locator(f".map.{name} a.tile").evaluate_all("nodes => nodes.map(node => node.ariaLabel)")
        rows = phone.locator(".map-table tbody").nth(table).locator("tr").all_inner_texts()
        said = [re.sub(r" \(.*?\)| mô phỏng", "", tile) for tile in tiles]
        shown = [" ".join(row.replace("mô phỏng", "").split()) for row in rows]
        assert sorted(said) == sorted(re.sub(r" (\d+) \d+$", r": \1 văn bản", row) for row in shown)
        assert len(said) > 5


def test_the_map_of_an_indicator_is_walked_with_the_keyboard(desktop: Page, demo_url: str) -> None:
    desktop.goto(demo_url + "so-sanh/tthc-thanh-toan-truc-tuyen/")
    tile = desktop.locator(".map.m34 a.tile", has_text="Bắc")
    expect(tile).to_have_attribute("aria-label", "Bắc Ninh (văn bản của Bắc Giang): ≥\u00a080% năm 2025")
    tile.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("tr:target")).to_contain_text("Bắc Giang")
    desktop.locator("#m34").focus()
    desktop.keyboard.press("ArrowRight")
    expect(desktop.locator(".map.m63")).to_be_visible()
    expect(desktop.locator(".map.m34")).to_be_hidden()


def test_no_chart_is_heavy(demo_dir: Path) -> None:
    for _, tree in pages(demo_dir):
        assert all(len((svg.html or "").encode()) < 30_000 for svg in tree.css("svg"))
        assert sum(len((svg.html or "").encode()) for svg in tree.css(".plot svg, .glyphs svg")) < 30_000


def test_every_sheet_and_plot_has_an_address_and_a_citation(demo_dir: Path) -> None:
    for address, tree in pages(demo_dir):
        ids = {node.attributes["id"] for node in tree.css("[id]")}
        cited = [link.attributes["href"] for link in tree.css("[data-cite] a")]
        assert all((anchor or "")[1:] in ids for anchor in cited), address
        sheets = {table.attributes["id"] for table in tree.css("table.mx")}
        assert sheets <= {(anchor or "")[1:] for anchor in cited}, address


def test_every_table_and_plot_has_a_file_of_what_is_shown_and_a_citation(demo_dir: Path) -> None:
    """Every page but those of single documents, acts, columns and figures of quality, which have files of their own."""
    elsewhere = ("van-ban/", "can-cu/", "du-lieu/", "cach-doc/", "gioi-thieu/", "tim-kiem/")
    seen = 0
    for path in sorted(demo_dir.rglob("index.html")):
        address = f"{path.parent.relative_to(demo_dir)}/"
        if address.startswith(elsewhere):
            continue
        for shown in LexborHTMLParser(path.read_bytes()).css("main table, main .plot, main .map, main .theme"):
            seen += 1
            around = shown.parent
            while around is not None and around.css_first("[data-cite]") is None:
                assert around.tag != "main", f"{address}: {shown.attributes}"
                around = around.parent
            link = around.css_first("a[download][href$='.csv']") if around is not None else None
            assert link is not None, f"{address}: {shown.attributes}"
            file = urljoin(f"/{address}" if address != "./" else "/", link.attributes["href"] or "")
            assert (demo_dir / file.lstrip("/")).is_file(), f"{address}: {file}"
    assert seen > 300
