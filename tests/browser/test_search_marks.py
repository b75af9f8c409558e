"""From a result to the words marked in the document itself, on the finished site."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import breaches
from tests.search.page import READY

pytestmark = pytest.mark.browser

PLAN = "van-ban/lai-chau/2021/2943-kh-ubnd/"


def test_a_result_opens_the_document_with_the_words_marked(desktop: Page, site_url: str) -> None:
    desktop.goto(f'{site_url}tim-kiem/?q="thủ tục hành chính"&tinh=Lai Châu')
    desktop.wait_for_selector(READY)
    link = desktop.locator("li[data-url] .pass a").first
    where = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    desktop.wait_for_url(f"**/{PLAN}?tim=*#{where}")
    marks = desktop.locator("mark.tim")
    expect(marks.first).to_be_visible()
    assert {text.lower() for text in marks.all_inner_texts()} == {"thủ tục hành chính"}
    provision = desktop.locator(f'[id="{where}"]')
    expect(provision.locator("mark.tim").first).to_be_in_viewport()
    expect(desktop.get_by_role("status").filter(has_text="Đang đánh dấu")).to_contain_text(f"{marks.count()} chỗ")
    assert breaches(desktop) == []


def test_marks_change_no_letter_of_the_text_and_can_be_taken_off(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}{PLAN}")
    # Notes beside the text and what a script adds are not the text.
    read = "[...document.querySelectorAll('#nguyen-van [data-act]')].map((one) => one.textContent)"
    before = desktop.evaluate(read)
    desktop.goto(f"{site_url}{PLAN}?tim=cai cach 76/NQ-CP")
    expect(desktop.locator("mark.tim").first).to_be_attached()
    assert desktop.evaluate(read) == before
    texts = desktop.locator("mark.tim").all_inner_texts()
    assert any("76/NQ" in text for text in texts)
    desktop.get_by_role("button", name="Bỏ đánh dấu").click()
    assert desktop.locator("mark.tim").count() == 0
    assert desktop.url == f"{site_url}{PLAN}"
    assert desktop.evaluate(read) == before


def test_the_next_place_comes_into_view(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}{PLAN}?tim=hành chính")
    expect(desktop.locator("mark.tim").nth(3)).to_be_attached()
    desktop.evaluate("scrollTo(0, 0)")
    desktop.get_by_role("button", name="Chỗ tiếp theo").click()
    expect(desktop.locator("mark.tim").first).to_be_in_viewport()


def test_a_document_opened_without_a_search_loads_nothing_of_it(desktop: Page, site_url: str) -> None:
    asked: list[str] = []
    desktop.context.on("request", lambda request: asked.append(request.url))
    desktop.goto(f"{site_url}{PLAN}")
    desktop.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/tim-kiem/" in url]


def test_what_the_address_says_never_becomes_markup(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}{PLAN}?tim=<img src=x onerror=alert(1)> hành chính")
    expect(desktop.locator("mark.tim").first).to_be_attached()
    assert desktop.locator("main img").count() == 0


def test_slash_leads_to_the_search_from_every_page(desktop: Page, site_url: str) -> None:
    desktop.goto(site_url)
    desktop.keyboard.press("/")
    expect(desktop.get_by_role("searchbox")).to_be_focused()
    desktop.goto(f"{site_url}{PLAN}")
    desktop.keyboard.press("/")
    desktop.wait_for_url(f"{site_url}tim-kiem/")
    desktop.keyboard.press("/")
    expect(desktop.get_by_role("searchbox")).to_be_focused()
    desktop.keyboard.type("76/NQ-CP")
    expect(desktop.get_by_role("searchbox")).to_have_value("76/NQ-CP")


def test_slash_can_be_turned_off_and_stays_off(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}tim-kiem/")
    desktop.get_by_text("Cách tìm").click()
    desktop.get_by_label("Dùng phím / trên mọi trang").uncheck()
    desktop.goto(f"{site_url}{PLAN}")
    desktop.keyboard.press("/")
    expect(desktop).to_have_url(f"{site_url}{PLAN}")
    desktop.goto(f"{site_url}tim-kiem/")
    desktop.get_by_text("Cách tìm").click()
    desktop.get_by_label("Dùng phím / trên mọi trang").check()
    desktop.goto(f"{site_url}{PLAN}")
    desktop.keyboard.press("/")
    desktop.wait_for_url(f"{site_url}tim-kiem/")
