"""The page at ``doi-chieu/``: two to four provinces side by side in everything, area by area."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.page import Page
from generator.rendering.area import area_tables
from generator.rendering.environment import html_page
from generator.rendering.matrix import Column, Matrix, by_province
from generator.rendering.page_meta import page_meta
from generator.rendering.view import SiteView
from generator.vocab.reform_areas import ReformArea

__all__ = ["MOST_CELLS", "render_side_by_side"]

MOST_CELLS = 2_500
"""Answers on one page; a larger corpus has them on the pages of its areas, and the script fetches from there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Group:
    area: ReformArea | None
    matrix: Matrix

    @property
    def id(self) -> str:
        return self.area.id if self.area is not None else "chung"

    @property
    def name(self) -> str:
        return f"{self.area.number}. {self.area.name}" if self.area is not None else "Ngoài sáu lĩnh vực"

    @property
    def url(self) -> str:
        """Where the whole table of the group stands when this page is too small for it."""
        return f"linh-vuc/{self.area.id}/" if self.area is not None else "doi-chieu/chung/"


def render_side_by_side(site: SiteView) -> tuple[Page, ...]:
    """The page with every indicator and every province; areas apart where they are too many for one."""
    groups = tuple(group for area in (*site.areas, None) if (group := _group(site, area)).matrix.rows)
    columns = {column.id: column for group in groups for column in group.matrix.columns}
    ordered = tuple(columns[place.id] for place, _ in site.places if place.id in columns)
    is_split = sum(group.matrix.cells for group in groups) > MOST_CELLS
    pages = [_page(site, "doi-chieu/index.md", groups, ordered, is_split=is_split)]
    if is_split:
        rest = tuple(group for group in groups if group.area is None)
        pages += [_page(site, "doi-chieu/chung.md", rest, ordered, is_split=False)] if rest else []
    return tuple(pages)


def _group(site: SiteView, area: ReformArea | None) -> _Group:
    name = area.id if area is not None else "chung"
    of = area.name if area is not None else "Ngoài sáu lĩnh vực"
    tables = area_tables(site, area.number if area is not None else None)
    return _Group(area=area, matrix=by_province(site, tables, name=f"bang-{name}", caption=f"{of}: từng tỉnh"))


def _page(
    site: SiteView, path: str, groups: tuple[_Group, ...], columns: tuple[Column, ...], *, is_split: bool
) -> Page:
    title = "Đặt các tỉnh cạnh nhau"
    return html_page(
        PurePosixPath(path),
        "side_by_side",
        page_meta(site, title, "Chọn hai đến bốn tỉnh: mỗi tỉnh đề ra gì, đến bao giờ, bằng câu nào.", "so-sanh"),
        site=site,
        groups=groups,
        columns=columns,
        is_split=is_split,
        address=f"{path.removesuffix('index.md').removesuffix('.md').rstrip('/')}/",
    )
