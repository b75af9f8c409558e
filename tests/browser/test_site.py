"""The finished site in a real browser: whole, reachable, readable without script, fit for everybody."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect

from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.text.unicode import bare_text
from tests.browser.accessibility import breaches
from tests.browser.conftest import NewPage, Serve
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

ACT_TEXT = "() => [...document.querySelectorAll('[data-act]')].map(node => node.innerText).join(' ')"
HIDDEN_ACT = """() => [...document.querySelectorAll('[data-act]')]
    .filter(node => node.textContent.trim() && !node.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(node => node.textContent)"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map(link => link.href)"
KINDS = {
    "home": "",
    "documents": "van-ban/",
    "document": "van-ban/lai-chau/2021/2943-kh-ubnd/",
    "decision": "van-ban/thai-nguyen/2021/4020-qd-ubnd/",
    "provinces": "tinh/",
    "province": "tinh/thai-nguyen/",
    "province today": "tinh/thai-nguyen-2025/",
    "areas": "linh-vuc/",
    "area": "linh-vuc/the-che/",
    "comparisons": "so-sanh/",
    "side by side": "doi-chieu/",
    "deadlines": "thoi-han/",
    "shared wording": "trung-loi/",
    "comparison": "so-sanh/cat-giam-quy-dinh-kinh-doanh/",
    "cited acts": "can-cu/",
    "cited act": "can-cu/76-nq-cp-2021/",
    "search": "tim-kiem/",
    "about": "gioi-thieu/",
    "how to read": "cach-doc/",
    "data": "du-lieu/",
    "columns": "du-lieu/cot/",
    "not found": "404.html",
}


def documents(repository: Path) -> Iterator[tuple[str, str]]:
    """Address and source body of each document that ships with the project."""
    folder = repository / "content" / "nguon"
    for source in sorted(folder.rglob("*.txt")):
        tree = parse_text(read_source(source.read_bytes(), source.name)).value
        raw = source.read_text(encoding="utf-8")
        sheet = bare_text("\n".join(tree.sheet.lines))
        body = bare_text(raw)
        assert body.startswith(sheet)
        yield f"van-ban/{source.relative_to(folder).with_suffix('').as_posix()}/", body.removeprefix(sheet)


def test_the_page_a_reader_sees_holds_the_source_whole(desktop: Page, site_url: str, repository: Path) -> None:
    for address, body in documents(repository):
        desktop.goto(site_url + address)
        assert bare_text(desktop.evaluate(ACT_TEXT)) == body
        assert desktop.evaluate(HIDDEN_ACT) == []


def test_on_a_phone_too(phone: Page, site_url: str, repository: Path) -> None:
    for address, body in documents(repository):
        phone.goto(site_url + address)
        assert bare_text(phone.evaluate(ACT_TEXT)) == body


@pytest.mark.parametrize("prefix", ["/", "/ke-hoach-mo/"])
def test_every_link_of_every_page_leads_somewhere(desktop: Page, serve: Serve, site_dir: Path, prefix: str) -> None:
    root = serve(site_dir, prefix)
    seen: set[str] = set()
    queue = [root]
    while queue:
        url = queue.pop()
        if url in seen:
            continue
        seen.add(url)
        if not url.endswith("/"):
            assert desktop.request.get(url).ok, url
            continue
        response = desktop.goto(url)
        assert response is not None
        assert response.ok, url
        ids = set(desktop.evaluate("() => [...document.querySelectorAll('[id]')].map(node => node.id)"))
        for link in desktop.evaluate(LINKS):
            target, fragment = urldefrag(urljoin(url, link))
            if not target.startswith(root):
                assert not target.startswith(root.removesuffix(prefix.lstrip("/"))), (
                    f"{url}: {link} leaves the site's path"
                )
                continue
            if target == url and fragment:
                assert fragment in ids, f"{url}: no element #{fragment}"
            queue.append(target.split("?")[0])
    assert len(seen) > len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_readable_without_script(new_page: NewPage, site_url: str, kind: str) -> None:
    page = new_page(360, 740, java_script_enabled=False)
    page.goto(site_url + KINDS[kind])
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("main").inner_text().split()) > len("a page that says something")


@pytest.mark.parametrize(
    "asked",
    ["/ khong-co", "/ van-ban/khong-co/2021/", "/ke-hoach-mo/ khong-co", "/ke-hoach-mo/ tinh/khong-co/index.html"],
)
def test_a_missing_page_leads_back_wherever_the_site_lies(
    phone: Page, watch: Watch, serve: Serve, site_dir: Path, asked: str
) -> None:
    """This site was built without its public address: the page has to find its root by itself."""
    watch.allow("answer 404")
    watch.allow("404 (Not Found)")
    prefix, missing = asked.split()
    root = serve(site_dir, prefix)
    phone.goto(root + missing, wait_until="networkidle")
    expect(phone.locator("h1")).to_have_text("Không có trang này")
    for link in phone.evaluate(LINKS):
        target, _ = urldefrag(link)
        if target != urldefrag(phone.url)[0]:
            assert target.startswith(root), link
            assert phone.request.get(target).ok, link
    phone.locator("main input[name=q]").fill("hành chính")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{root}tim-kiem/?q=*")


def test_search_without_script_says_so_and_offers_the_indexes(new_page: NewPage, site_url: str) -> None:
    page = new_page(360, 740, java_script_enabled=False)
    page.goto(site_url + "tim-kiem/?q=hành chính")
    expect(page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()
    for name in ("theo năm và số hiệu", "theo tỉnh", "theo lĩnh vực"):
        expect(page.locator("main").get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_at_360_and_320_pixels(new_page: NewPage, site_url: str, kind: str) -> None:
    for width in (360, 320):
        page = new_page(width, 740)
        page.goto(site_url + KINDS[kind])
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_accessible(new_page: NewPage, site_url: str, kind: str, scheme: str) -> None:
    page = new_page(360, 740, color_scheme=scheme)
    page.goto(site_url + KINDS[kind])
    assert breaches(page) == []


# What axe-core does not ask for: no level of headings skipped, every heading of a table says what it heads, every
# drawing hidden or named, every target that is no word in a sentence at least 24 pixels or as large as its label.
BARRIERS = """() => {
    const found = [];
    let level = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        if (!heading.checkVisibility()) continue;
        const own = Number(heading.tagName[1]);
        if (level && own > level + 1) found.push(`h${level} then h${own}: ${heading.textContent}`);
        level = own;
    }
    for (const head of document.querySelectorAll('th:not([scope])')) found.push(`no scope: ${head.textContent}`);
    for (const drawing of document.querySelectorAll('svg')) {
        const named = drawing.getAttribute('role') === 'img' && drawing.getAttribute('aria-label');
        if (!named && !drawing.closest('[aria-hidden=true]')) found.push(`unnamed: ${drawing.outerHTML.slice(0, 80)}`);
    }
    for (const target of document.querySelectorAll('a[href], button, input, summary, select')) {
        if (!target.checkVisibility() || getComputedStyle(target).display === 'inline') continue;
        const label = target.closest('label') ?? document.querySelector(`label[for='${target.id}']`);
        const isSmall = [target, ...(label ? [label] : [])].every((node) => {
            const { width, height } = node.getBoundingClientRect();
            return width < 24 || height < 24;
        });
        if (isSmall && !target.matches('.vh, .skip')) found.push(`small: ${target.outerHTML.slice(0, 80)}`);
    }
    return found;
}"""
FOCUSED = """() => {
    const node = document.activeElement;
    const style = getComputedStyle(node.closest('.chip') ?? node);
    return [node.className, node.getBoundingClientRect().top >= 0 && style.outlineStyle !== 'none'];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_that_axe_does_not_know(phone: Page, site_url: str, kind: str) -> None:
    phone.goto(site_url + KINDS[kind])
    assert phone.evaluate(BARRIERS) == []


@pytest.mark.parametrize("kind", ["home", "document", "comparison", "search", "not found"])
def test_the_keyboard_sees_where_it_is(desktop: Page, site_url: str, kind: str) -> None:
    desktop.goto(site_url + KINDS[kind])
    desktop.keyboard.press("Tab")
    assert desktop.evaluate(FOCUSED) == ["skip", True]
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main")).to_be_focused()
    for _ in range(12):
        desktop.keyboard.press("Tab")
        if desktop.evaluate("() => document.activeElement === document.body"):
            break  # past the last stop of a short page
        name, is_seen = desktop.evaluate(FOCUSED)
        assert is_seen or name == "pick", name  # the radio buttons of the map show it on their labels


def test_an_opened_provision_is_marked_and_its_link_can_be_copied(new_page: NewPage, site_url: str) -> None:
    page = new_page(1280, 900, permissions=["clipboard-read", "clipboard-write"])
    page.goto(site_url + KINDS["document"])
    page.locator("[id='ii-1-a-g1'] > .num").click()
    assert page.url.endswith("#ii-1-a-g1")
    acts = page.locator("[id='ii-1-a-g1'] .acts")
    expect(acts).to_be_visible()
    acts.get_by_text("Chép liên kết").click()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url
    acts.get_by_text("Chép trích dẫn").click()
    cited = page.evaluate("() => navigator.clipboard.readText()")
    assert "điểm a khoản 1 mục II Kế hoạch số 2943/KH-UBND ngày 20/9/2021 của UBND tỉnh Lai Châu" in cited


def test_the_home_page_lets_one_search_at_once(phone: Page, site_url: str) -> None:
    phone.goto(site_url)
    phone.locator("input[name=q]").first.fill("cai cach hanh chinh")
    phone.keyboard.press("Enter")
    expect(phone.locator("[data-total]")).to_have_attribute("data-total", "2")
    phone.locator("li[data-url] a").first.click()
    expect(phone.locator("article")).to_be_visible()


def test_every_cell_of_a_comparison_opens_the_sentence_with_its_figure(desktop: Page, site_url: str) -> None:
    desktop.goto(site_url + "so-sanh/")
    tables = {
        link for link in desktop.evaluate(LINKS) if "/so-sanh/" in link and link.endswith("/") and link != desktop.url
    }
    checked = 0
    for table in sorted(tables):
        desktop.goto(table)
        cells = desktop.evaluate("""() => [...document.querySelectorAll('.said')]
            .map(cell => [cell.querySelector('.fig').innerText, cell.querySelector('a').href])""")
        for figure, link in cells:
            desktop.goto(link)
            sentence = desktop.locator(":target")
            expect(sentence).to_be_visible()
            assert figure in sentence.inner_text()
            assert figure in " ".join(sentence.locator(".fig").all_inner_texts())
            checked += 1
    assert checked == len(["thể chế", "thể chế", "cắt giảm quy định", "cắt giảm chi phí"])


def test_a_cut_source_is_never_called_silent(desktop: Page, site_url: str) -> None:
    desktop.goto(site_url + KINDS["comparison"])
    row = desktop.get_by_role("row").filter(has_text="Thái Nguyên")
    expect(row).to_contain_text("Không rõ (bản trích)")
    expect(row).not_to_contain_text("Không đề ra")


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("đường lối", 1),
        ("duong loi", 1),
        ("dương lối", 0),
        ('"cải cách hành chính"', 2),
        ('"cai cach hanh chinh"', 2),
        ('"chính hành cách cải"', 0),
        ("2943/KH-UBND", 1),
        ("2943 KH UBND", 1),
        ("76/NQ-CP", 2),
        ("76/NQ- CP", 2),
        ("95%", 1),
        ("95 %", 1),
        ("96%", 0),
        ("Trần Tiến Dũng", 1),
        ("không-có-từ-này", 0),
    ],
)
def test_search_finds_what_it_should_and_nothing_else(desktop: Page, site_url: str, query: str, total: int) -> None:
    desktop.goto(site_url + "tim-kiem/")
    desktop.locator("main input[name=q]").fill(query)
    desktop.keyboard.press("Enter")
    expect(desktop.locator("[data-total]")).to_have_attribute("data-total", str(total))
    expect(desktop.locator("li[data-url]")).to_have_count(total)
