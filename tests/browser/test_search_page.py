"""The search page as a reader uses it, on a small site of made-up documents."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from generator.model.metadata import Completeness
from generator.model.search import SearchDocument, SearchProvision
from tests.browser.accessibility import breaches
from tests.browser.conftest import NewPage, Serve
from tests.browser.watching import Watch
from tests.search.page import READY, ask, choices, found_paths, total
from tests.search.site import build_site

pytestmark = pytest.mark.browser

PROVINCES = (("Lai Châu", "Lai Châu"), ("Quảng Nam", "Đà Nẵng"), ("Đắk Lắk", "Đắk Lắk"))
NASTY = "Cấm <img src=x onerror=\"document.title='hỏng'\"> và <script>alert(1)</script> trong lưới điện"
TEXTS = {
    "nguyen-cum": "Đẩy mạnh phát triển năng lượng mặt trời ở các xã.",
    "gan-nhau": "Năng lượng sạch, phát triển điện mặt trời.",
    "roi-rac": "Mặt bằng của nhà máy; năng suất tăng, số lượng lớn. Trời mưa. Phát đi. Triển lãm.",
    "duong": "Xây dựng đường liên xã và con đường ven sông.",
    "duong-khac": "Năng lượng dương, số dương.",
    "nasty": NASTY,
}


def document(row: int, slug: str, text: str) -> SearchDocument:
    province, today = PROVINCES[row % 3]
    year = 2020 + row % 4
    return SearchDocument(
        path=f"van-ban/{slug}/",
        title=f"Kế hoạch thử thứ {row}",
        number=f"{100 + row}/KH-UBND",
        document_type="Kế hoạch" if row % 2 else "Quyết định",
        province_at_signing=province,
        province_today=today,
        date=date(year, 3, 1 + row % 28),
        year=year,
        period="2021-2025",
        completeness=Completeness.EXCERPT if row % 5 == 0 else Completeness.FULL,
        signer="Nguyễn Thị Ký",
        provisions=(
            SearchProvision(anchor="i-1", label="Mục I.1", text=text),
            SearchProvision(anchor="i-2", label="Mục I.2", text="Mọi văn bản đều có câu chung này."),
        ),
    )


@pytest.fixture(scope="module")
def documents() -> Sequence[SearchDocument]:
    texts = {**TEXTS, **{f"them-{row}": f"Văn bản thêm {row}." for row in range(20)}}
    return [*(document(row, slug, text) for row, (slug, text) in enumerate(texts.items())), long_document()]


def long_document() -> SearchDocument:
    texts = [f"Chuyện dài, phần {part}: " + "rồi thì là " * 200 for part in range(6)]
    return SearchDocument(
        path="van-ban/dai/",
        title="Một bản không số",
        document_type="Quyết định",
        province_at_signing="Lai Châu",
        province_today="Lai Châu",
        year=2020,
        date=date(2020, 1, 1),
        provisions=tuple(
            SearchProvision(anchor=f"d{part}", label=f"Đoạn {part}", text=text)
            for part, text in enumerate([*texts, "Kết cục bất ngờ."])
        ),
    )


@pytest.fixture(scope="module")
def address(documents: Sequence[SearchDocument], serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    site = tmp_path_factory.mktemp("search")
    build_site(site, documents)
    return serve(site)


def test_the_phrase_stands_before_words_near_each_other_before_scattered_words(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=năng lượng mặt trời phát triển")
    assert set(found_paths(desktop)) == {f"van-ban/{slug}/" for slug in ("nguyen-cum", "gan-nhau", "roi-rac")}
    for typed in ("năng lượng mặt trời", "nang luong mat troi"):
        desktop.goto(f"{address}tim-kiem/?q={typed}")
        assert found_paths(desktop) == [f"van-ban/{slug}/" for slug in ("nguyen-cum", "gan-nhau", "roi-rac")]


def test_typed_without_marks_finds_all_forms_and_with_marks_only_its_own(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=duong")
    assert set(found_paths(desktop)) == {"van-ban/duong/", "van-ban/duong-khac/"}
    ask(desktop, "đường")
    assert found_paths(desktop) == ["van-ban/duong/"]
    assert desktop.locator("li[data-url] mark").all_inner_texts() == ["đường", "đường"]


def test_nothing_of_the_index_is_loaded_before_the_search_is_touched(desktop: Page, address: str) -> None:
    asked: list[str] = []
    desktop.context.on("request", lambda request: asked.append(request.url))
    desktop.goto(f"{address}tim-kiem/")
    desktop.wait_for_selector(READY)
    desktop.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/pagefind/" in url]
    desktop.get_by_role("searchbox").focus()
    desktop.wait_for_load_state("networkidle")
    assert [url for url in asked if "/pagefind/" in url]


def test_a_hit_shows_where_it_stands_and_leads_there(desktop: Page, address: str) -> None:
    desktop.goto(f'{address}tim-kiem/?q="điện mặt trời"')
    hit = desktop.locator("li[data-url]")
    expect(hit).to_contain_text("101/KH-UBND")
    expect(hit).to_contain_text("Quảng Nam (nay: Đà Nẵng)")
    expect(hit).to_contain_text("2/3/2021")
    assert hit.locator("mark").all_inner_texts() == ["điện mặt trời"]
    hit.get_by_role("link", name="Mục I.1").click()
    desktop.wait_for_url(f"{address}van-ban/gan-nhau/?tim=*#i-1")


def test_the_address_holds_the_whole_search_and_back_and_forward_walk_through_it(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ask(desktop, "câu chung")
    assert total(desktop) == 26
    desktop.get_by_role("checkbox", name="Lai Châu").first.check()
    desktop.wait_for_function("location.search.includes('tinh=Lai+Ch')")
    assert total(desktop) == 9
    desktop.get_by_role("link", name="mới nhất").click()
    desktop.wait_for_function("location.search.includes('sap=moi')")
    newest = found_paths(desktop)
    shown = desktop.url
    desktop.go_back()
    desktop.go_back()
    desktop.wait_for_function("!location.search.includes('tinh')")
    assert total(desktop) == 26
    desktop.go_forward()
    desktop.go_forward()
    desktop.wait_for_function("location.search.includes('sap=moi')")
    assert found_paths(desktop) == newest
    desktop.goto(shown)
    assert found_paths(desktop) == newest
    expect(desktop.get_by_role("searchbox")).to_have_value("câu chung")


def test_what_is_typed_is_searched_without_enter_and_is_one_step_of_the_history(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    desktop.get_by_role("searchbox").press_sequentially("lưới điện", delay=20)
    desktop.wait_for_function("location.search.includes('%C4%91i%E1%BB%87n')")
    assert found_paths(desktop) == ["van-ban/nasty/"]
    desktop.go_back()
    desktop.wait_for_function("location.search === ''")
    assert found_paths(desktop) == []


def test_counts_beside_filters_are_those_of_the_documents(
    desktop: Page, address: str, documents: Sequence[SearchDocument]
) -> None:
    desktop.goto(f'{address}tim-kiem/?q="câu chung"&loai=Kế hoạch')
    plans = [document for document in documents if document.document_type == "Kế hoạch"]
    assert total(desktop) == len(plans)
    for name, of in (
        ("tinh", lambda one: one.province_at_signing),
        ("nay", lambda one: one.province_today),
        ("nam", lambda one: str(one.year)),
        ("du", lambda one: "Bản trích" if one.completeness is Completeness.EXCERPT else "Toàn văn"),
    ):
        expected = [of(document) for document in plans]
        assert choices(desktop, name) == {value: expected.count(value) for value in {of(one) for one in documents}}
    assert choices(desktop, "loai") == {"Kế hoạch": len(plans), "Quyết định": len(documents) - len(plans) - 1}


def test_results_come_in_pages(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=câu chung&sap=so")
    seen = found_paths(desktop)
    while desktop.get_by_role("link", name="Trang sau").count():
        before = desktop.url
        desktop.get_by_role("link", name="Trang sau").click()
        desktop.wait_for_function("before => location.href !== before", arg=before)
        seen += found_paths(desktop)
    assert len(seen) == len(set(seen)) == total(desktop) == 26
    assert seen[0] == "van-ban/nguyen-cum/"
    desktop.goto(f"{address}tim-kiem/?q=câu chung&trang=99")
    assert len(found_paths(desktop)) == 6


def test_text_of_a_document_never_becomes_markup(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=lưới điện")
    expect(desktop.locator("li[data-url] .pass p").first).to_have_text(NASTY)
    assert desktop.locator("li[data-url] img, li[data-url] script").count() == 0
    desktop.goto(f"{address}tim-kiem/?q=<img src=x onerror=alert(1)>")
    assert desktop.locator("[data-search=page] img").count() == 0


def test_finding_nothing_says_so_and_shows_other_ways(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=tàu vũ trụ")
    assert total(desktop) == 0
    expect(desktop.get_by_role("status")).to_contain_text("Không tìm thấy")
    links = desktop.locator(".dead-end a").evaluate_all("links => links.map((link) => link.href)")
    assert links == [f"{address}{path}" for path in ("van-ban/", "tinh/", "linh-vuc/")]


def test_without_javascript_the_page_says_what_to_do(new_page: NewPage, address: str) -> None:
    page = new_page(360, 740, java_script_enabled=False)
    page.goto(f"{address}tim-kiem/?q=đất")
    expect(page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()
    links = page.locator("main a:visible").evaluate_all("links => links.map((link) => link.href)")
    assert links == [f"{address}{path}" for path in ("van-ban/", "tinh/", "linh-vuc/")]


def test_with_javascript_the_page_does_not_complain(phone: Page, address: str) -> None:
    phone.goto(f"{address}tim-kiem/")
    expect(phone.get_by_text("Tìm kiếm cần JavaScript")).to_be_hidden()


def test_it_works_at_the_root_of_a_domain(
    phone: Page, serve: Serve, documents: Sequence[SearchDocument], tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("root")
    build_site(site, documents[:2])
    address = serve(site, "/")
    phone.goto(f"{address}tim-kiem/?q=mặt trời")
    assert set(found_paths(phone)) == {"van-ban/nguyen-cum/", "van-ban/gan-nhau/"}
    phone.locator("li[data-url] h2 a").first.click()
    phone.wait_for_url(f"{address}van-ban/*/?tim=*")


def test_a_site_without_documents_finds_nothing_and_does_not_break(
    phone: Page, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("none")
    build_site(site, [])
    phone.goto(f"{serve(site)}tim-kiem/?q=đất đai")
    assert total(phone) == 0


@pytest.mark.parametrize(
    ("lost", "old"),
    [
        *(("bang-ke.json", False), ("pf_index", False)),
        # Without decompression in the browser, Pagefind's runtime reads the files, and has more of them.
        *(("pf_meta", True), ("pf_index", True), ("wasm.unknown.pagefind", True)),
    ],
)
def test_an_index_that_cannot_be_loaded_is_said_and_can_be_tried_again(
    lost: str, old: bool, desktop: Page, address: str, watch: Watch
) -> None:
    if old:
        desktop.add_init_script("delete globalThis.DecompressionStream")
    watch.allow("")  # Pagefind says what it misses in many ways
    failures = (lambda route: route.abort(), lambda route: route.fulfill(status=404, body="x"))
    for fail in failures:
        desktop.route(f"**/*{lost}", fail)
        desktop.goto(f"{address}tim-kiem/?q=mặt trời")
        expect(desktop.get_by_role("status")).to_contain_text("Chưa tải được dữ liệu tìm kiếm")
        desktop.unroute(f"**/*{lost}")
        ask(desktop, "mặt trời")
        assert found_paths(desktop)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_accessible_and_fits(new_page: NewPage, address: str, width: int) -> None:
    page = new_page(width, 800)
    page.goto(f"{address}tim-kiem/?q=câu chung&tinh=Lai Châu")
    page.wait_for_selector(READY)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert breaches(page) == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("nangw luongwj matwj troif", None),
        ("nangw luowngj", "năng lượng"),  # Telex
        ("mawtj trowif", "mặt trời"),
        ("nang8 luong75", None),
        ("na8ng lu7o7ng5", "năng lượng"),  # VNI
        ("mặt trờii", "mặt trời"),
        ("mặt trơi", "mặt trời"),
        ("nang luongg", "nang luong"),
        ("mattroi", "mat troi"),
        ('"mặt trợi"', '"mặt trời"'),
        ('"trời mặt"', "trời mặt"),
        ("mặt trời zzzzzzz", "mặt trời"),
    ],
)
def test_a_slip_is_answered_with_words_of_the_site(
    desktop: Page, address: str, typed: str, offered: str | None
) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ask(desktop, typed)
    assert total(desktop) == 0
    offers = desktop.locator(".offers a")
    assert offers.count() >= 1
    if offered is not None:
        assert offered in offers.all_inner_texts()
        desktop.locator(".offers a", has_text=offered).first.click()
        desktop.wait_for_function("before => location.search !== before", arg=f"?q={typed}")
        assert total(desktop) > 0


def test_an_offer_whose_words_stand_side_by_side_hides_those_whose_words_only_meet(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ask(desktop, "mặt trờị")
    assert desktop.locator(".offers a").all_inner_texts() == ["mặt trời"]


def test_every_offer_has_the_number_of_documents_it_says(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ask(desktop, "câu chungg")
    told = desktop.locator(".offers li").first.inner_text()
    desktop.locator(".offers a").first.click()
    desktop.wait_for_function("!location.search.includes('chungg')")
    assert told.endswith(f"({total(desktop)} văn bản)")


def test_what_is_written_as_a_slip_but_found_is_not_corrected(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=dương")
    assert found_paths(desktop) == ["van-ban/duong-khac/"]
    assert desktop.locator(".offers").count() == 0


def test_arrows_walk_through_the_results(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=mặt trời")
    assert len(found_paths(desktop)) == 3
    box = desktop.get_by_role("searchbox")
    box.focus()
    titles = desktop.locator("li[data-url] h2 a")
    desktop.keyboard.press("ArrowDown")
    expect(titles.nth(0)).to_be_focused()
    desktop.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    desktop.keyboard.press("ArrowUp")
    desktop.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    box.fill("")
    desktop.keyboard.type("76/NQ-CP")
    expect(box).to_have_value("76/NQ-CP")


def test_the_results_go_into_a_table(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=câu chung&sap=so&loai=Kế hoạch")
    count = total(desktop)
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="Tải danh sách kết quả (.csv)").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == count > 10  # all pages
    assert [row["Số hiệu"] for row in rows] == sorted(
        (row["Số hiệu"] for row in rows), key=lambda number: int(number[:3])
    )
    assert {row["Loại"] for row in rows} == {"Kế hoạch"}
    assert rows[0]["Số hiệu"] == "101/KH-UBND"
    assert rows[0]["Địa chỉ"] == f"{address}van-ban/gan-nhau/"
    assert (rows[0]["Ngày"], rows[0]["Tỉnh, thành phố ngày nay"]) == ("2/3/2021", "Đà Nẵng")


def test_a_cell_is_never_a_formula(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    run = (
        'async (address) => (await import(address + "assets/tim-kiem/take.js")).writeCsv([["=1+1", "a,\\"b\\"", "-x"]])'
    )
    assert desktop.evaluate(run, address).splitlines()[1] == '\'=1+1,"a,""b""",\'-x'


def test_the_link_of_a_search_is_copied(new_page: NewPage, address: str) -> None:
    page = new_page(1280, 900, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}tim-kiem/?q=mặt trời&sap=moi")
    page.get_by_role("button", name="Chép liên kết tìm kiếm này").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_all_places_of_a_document_are_shown_when_asked_for(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=chuyện dài")
    hit = desktop.locator('li[data-url="van-ban/dai/"]')
    expect(hit.locator(".pass")).to_have_count(1)
    hit.locator("summary").click()
    expect(hit.locator("summary")).to_have_text("Cả 6 chỗ trong văn bản này")
    expect(hit.locator(".places .pass")).to_have_count(6)


def test_a_result_shows_the_part_of_a_long_document_that_holds_most(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=kết cục bất ngờ")
    assert found_paths(desktop) == ["van-ban/dai/"]
    assert desktop.locator('li[data-url="van-ban/dai/"] mark').all_inner_texts() == ["Kết cục bất ngờ"]
    ask(desktop, "cục")
    assert desktop.locator('li[data-url="van-ban/dai/"] mark').all_inner_texts() == ["cục"]


def test_the_count_is_told_to_who_does_not_see_it(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=mặt trời")
    total(desktop)
    expect(desktop.get_by_role("status")).to_contain_text("3 văn bản")


TOLD = """() => {
  globalThis.told = [];
  const status = document.querySelector("[role=status]");
  new MutationObserver(() => globalThis.told.push(status.textContent)).observe(status, { childList: true });
}"""


def test_the_count_is_told_once_however_many_keys_it_took(desktop: Page, address: str) -> None:
    desktop.clock.install(time=0)
    desktop.goto(f"{address}tim-kiem/")
    desktop.wait_for_selector(READY)
    desktop.evaluate(TOLD)
    desktop.get_by_role("searchbox").focus()
    desktop.clock.pause_at(3_600_000)  # a busy machine would make pauses between the keys
    for letter in "năng lượng mặt trời":
        desktop.get_by_role("searchbox").press_sequentially(letter)
        desktop.clock.run_for(60)
    desktop.clock.resume()
    expect(desktop.get_by_role("status")).to_contain_text("“năng lượng mặt trời”")
    assert len(desktop.evaluate("told")) == 1


def test_nothing_moves_the_results_once_they_stand_there(phone: Page, address: str) -> None:
    phone.goto(f"{address}tim-kiem/")
    phone.wait_for_selector(READY)
    phone.evaluate(TOPS)
    phone.get_by_role("searchbox").fill("câu chung")
    expect(phone.locator("li[data-url]")).to_have_count(10)
    expect(phone.locator('[data-search="facets"] fieldset').first).to_be_attached()
    assert len(set(phone.evaluate("tops"))) == 1


TOPS = """() => {
  globalThis.tops = [];
  const hits = document.querySelector('[data-search="hits"]');
  const look = () => {
    if (hits.children.length) globalThis.tops.push(hits.firstElementChild.getBoundingClientRect().top + scrollY);
    requestAnimationFrame(look);
  };
  look();
}"""
