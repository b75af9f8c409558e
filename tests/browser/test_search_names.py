"""A query that is a name: of a body, whose tasks have a page, or of a person, whose documents are a filter."""

from collections.abc import Sequence
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from generator.model.search import SearchBody, SearchDocument, SearchProvision
from tests.browser.accessibility import breaches
from tests.browser.conftest import NewPage, Serve
from tests.browser.watching import Watch
from tests.search.page import READY, ask, choices, found_paths, total
from tests.search.site import build_site

pytestmark = pytest.mark.browser

BODIES = (
    SearchBody(name="Sở Nội vụ", path="thoi-han/co-quan/so-noi-vu/", tasks=1234),
    SearchBody(name="Sở Thông tin và Truyền thông", path="thoi-han/co-quan/so-tttt/", tasks=12),
    SearchBody(name="Sở Lao động - Thương binh và Xã hội", path="thoi-han/co-quan/so-ld/", tasks=3),
    SearchBody(name="Văn phòng Ủy ban nhân dân tỉnh", path="thoi-han/co-quan/van-phong/", tasks=2),
)
SIGNERS = ("Trần Tiến Dũng", "Trần Tiến Dũng", "Trần Tiến Dụng", "Lê Quang Tiến", None)


@pytest.fixture(scope="module")
def documents() -> Sequence[SearchDocument]:
    return [
        SearchDocument(
            path=f"van-ban/{row}/",
            title=f"Kế hoạch thứ {row}",
            province_at_signing=("Lai Châu", "Sơn La")[row % 2],
            date=date(2021, 1, 1 + row),
            signer=signer,
            provisions=(
                SearchProvision(anchor="d1", label="Đoạn 1", text="Giao Sở Nội vụ; tiến bộ, dũng cảm, họ Trần."),
            ),
        )
        for row, signer in enumerate(SIGNERS)
    ]


@pytest.fixture(scope="module")
def address(documents: Sequence[SearchDocument], serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    site = tmp_path_factory.mktemp("names")
    build_site(site, documents, bodies=BODIES)
    return serve(site)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        *((typed, "so-noi-vu/") for typed in ("Sở Nội vụ", "so noi vu", '"SỞ NỘI VỤ"', "Sở NV", "SNV")),
        *((typed, "so-tttt/") for typed in ("Sở TT&TT", "Sở TTTT", "sở thông tin & truyền thông", "STTTT")),
        *((typed, "so-ld/") for typed in ("Sở LĐTBXH", "Sở LĐ-TB&XH", "Sở Lao động, Thương binh và Xã hội")),
        *((typed, "van-phong/") for typed in ("VP UBND tỉnh", "văn phòng UBND tỉnh")),
        *((typed, None) for typed in ("Sở Nội", "Sở Nội vù", "nội vụ", "Sở", "Sở Nội vụ -Trần", "sn", "")),
    ],
)
def test_the_name_or_the_initials_of_a_body_lead_to_its_tasks(
    typed: str, path: str | None, desktop: Page, address: str
) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ask(desktop, typed)
    links = desktop.locator('[data-search="named"] a').evaluate_all("links => links.map((link) => link.href)")
    assert links == ([] if path is None else [f"{address}thoi-han/co-quan/{path}"])


def test_the_number_of_tasks_is_told_as_numbers_are_written_here(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=Sở Nội vụ")
    named = desktop.locator('[data-search="named"]')
    expect(named).to_have_text("Việc giao cho Sở Nội vụ (1.234 việc, mọi tỉnh)")
    assert total(desktop) == len(SIGNERS)  # the passages that name it are found as ever


def test_a_signer_s_name_leads_to_what_they_signed_and_to_nothing_else(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ask(desktop, "Trần Tiến Dũng")
    assert total(desktop) == len(SIGNERS)  # words that stand anywhere
    desktop.get_by_role("link", name="Văn bản do Trần Tiến Dũng ký").click()
    desktop.wait_for_function("location.search.includes('ky=')")
    assert found_paths(desktop) == ["van-ban/1/", "van-ban/0/"]
    assert choices(desktop, "tinh") == {"Lai Châu": 1, "Sơn La": 1}
    chip = desktop.locator('[data-search="chips"]')
    expect(chip).to_contain_text("Trần Tiến Dũng")
    shared = desktop.url
    chip.get_by_role("link").first.click()
    desktop.wait_for_function("!location.search.includes('ky=')")
    desktop.goto(shared)
    assert total(desktop) == 2
    desktop.go_back()
    desktop.wait_for_selector(READY)


def test_without_marks_a_name_may_be_several_people(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=tran tien dung")
    desktop.wait_for_selector(READY)
    links = desktop.locator('[data-search="named"] a').all_inner_texts()
    assert links == ["Văn bản do Trần Tiến Dũng ký", "Văn bản do Trần Tiến Dụng ký"]


def test_names_that_do_not_arrive_leave_the_results_as_they_are(desktop: Page, address: str, watch: Watch) -> None:
    watch.allow("")
    desktop.route("**/ten.json", lambda route: route.abort())
    desktop.goto(f"{address}tim-kiem/?q=Sở Nội vụ")
    assert total(desktop) == len(SIGNERS)
    assert desktop.locator('[data-search="named"] a').count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_with_a_name_is_accessible_and_fits(new_page: NewPage, address: str, width: int) -> None:
    page = new_page(width, 800)
    page.goto(f"{address}tim-kiem/?q=Sở Nội vụ")
    page.wait_for_selector(READY)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert breaches(page) == []
