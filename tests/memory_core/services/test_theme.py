import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.errors import InvalidInput
from memory_core.models import LedgerEntry, Project
from memory_core.services import theme
from memory_core.services.theme import DARK_PAPERS, LIGHT_PAPERS, READABLE, Theme, contrast
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_project

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0b6b57", "#0b6b57", 1.0),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01) == contrast(second, first)


@given(COLOURS)
def test_whatever_colour_is_taken_everything_can_be_read(accent: str) -> None:
    try:
        wanted = theme.checked(Theme(accent))
    except InvalidInput as refusal:
        [nearest] = re.findall("#[0-9a-f]{6}", refusal.detail)
        wanted = theme.checked(Theme(nearest))
    found = {name: (light, dark) for name, light, dark in PAIR.findall(theme.stylesheet(wanted))}
    for shade, papers in enumerate((LIGHT_PAPERS, DARK_PAPERS)):
        accent, strong, ink, tint = (found[n][shade] for n in ("accent", "accent-strong", "on-accent", "green-bg"))
        written = [(one, on) for one in (accent, strong) for on in papers] + [
            (strong, tint),
            (ink, accent),
            (ink, strong),
        ]
        assert min(contrast(*pair) for pair in written) >= READABLE


WRONG = [
    ("accent", "red"),
    ("accent", "#fff"),
    ("accent", "#ffffff; }"),
    ("accent", "#ffd700"),
    ("corners", "0"),
    ("letters", "x"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_will_not_do_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        theme.checked(Theme(**{name: value}))
    assert list(refusal.value.fields) == [name]


@pytest.mark.django_db
def test_a_new_look_is_kept_and_leaves_an_entry() -> None:
    project = make_project()
    for wanted in (Theme("#1a5386", "square"), Theme("#1a5386", "square"), Theme()):
        theme.change(project.pk, wanted, actor=ACTOR)
    with project_scope(project.pk):
        entries = LedgerEntry.objects.filter(action="theme.changed").order_by("sequence")
        assert [entry.fields for entry in entries] == [["accent", "corners"], ["accent", "corners"]]
    assert Project.objects.get(pk=project.pk).theme == {}
