"""How people's pages look in a project: an accent colour, corners and letters, so that they fit the host application.

Everything else follows from these. A colour that cannot be read on our papers is refused, by the formula of WCAG 2
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), and the nearest darker one that can is named.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import blake2b
from uuid import UUID

from memory_core.errors import InvalidInput
from memory_core.models import Project
from memory_core.services.ledger import act

CHANGED = "theme.changed"
COLOUR = re.compile(r"#[0-9a-f]{6}")
READABLE = 4.5  # AA, for text of any size
STEP = 0.02
TINT_LIGHT, TINT_DARK = 0.12, 0.2
WHITE, BLACK = "#ffffff", "#000000"
LIGHT_PAPERS = ("#f8f5ef", "#fffdf9", "#f0ebe1")  # --paper, --card and --sunk of candor.css
DARK_PAPERS = ("#171513", "#201d1a", "#2a2622")
CORNERS: Mapping[str, str] = {"square": "0rem", "slight": "0.35rem", "usual": "0.875rem", "round": "1.25rem"}
SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'
BOOK = 'ui-serif, "Iowan Old Style", Palatino, "Palatino Linotype", Georgia, "Liberation Serif", serif'
ROUND = f'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Comfortaa, Manjari, Nunito, {SYSTEM}'
LETTERS: Mapping[str, tuple[str, str]] = {  # for text, for headings
    "usual": (SYSTEM, BOOK),
    "plain": (SYSTEM, SYSTEM),
    "book": (BOOK, BOOK),
    "rounded": (ROUND, ROUND),
}


@dataclass(frozen=True, slots=True)
class Theme:
    accent: str = "#0b6b57"
    corners: str = "usual"
    letters: str = "usual"

    @property
    def is_ours(self) -> bool:
        return self == Theme()

    @property
    def stamp(self) -> str:
        """Another one for every look, so that a stylesheet may be kept for long."""
        return blake2b(repr(self).encode(), digest_size=6).hexdigest()


def theme_of(project: Project) -> Theme:
    known = {field.name for field in fields(Theme)}
    return Theme(**{name: value for name, value in project.theme.items() if name in known})


def checked(wanted: Theme) -> Theme:
    """Raises InvalidInput, naming every field at fault and how to mend it."""
    faults: dict[str, list[str]] = {}
    if not COLOUR.fullmatch(wanted.accent):
        faults["accent"] = ["Give a colour as # and six hexadecimal digits."]
    elif not _is_readable(wanted.accent, LIGHT_PAPERS):
        nearest = _until_readable(wanted.accent, BLACK, LIGHT_PAPERS)
        faults["accent"] = [f"Not everybody could read this colour. The nearest that all can read is {nearest}."]
    if wanted.corners not in CORNERS:
        faults["corners"] = [f"Choose one of {', '.join(CORNERS)}."]
    if wanted.letters not in LETTERS:
        faults["letters"] = [f"Choose one of {', '.join(LETTERS)}."]
    if faults:
        raise InvalidInput("; ".join(f"{name}: {said[0]}" for name, said in faults.items()), fields=faults)
    return wanted


def change(project_id: UUID, wanted: Theme, *, actor: str) -> None:
    """Give a project another look. Raises InvalidInput."""
    checked(wanted)
    with act(project_id) as log:
        project = Project.objects.select_for_update(no_key=True).get(pk=project_id)
        before = asdict(theme_of(project))
        changed = [name for name, value in asdict(wanted).items() if value != before[name]]
        if changed:
            project.theme = {} if wanted.is_ours else asdict(wanted)
            project.save(update_fields=["theme"])
            log.add(CHANGED, actor=actor, fields=changed)


def stylesheet(theme: Theme, selector: str = ":root") -> str:
    """The custom properties of a theme that was checked. They overrule those of candor.css, which lie in a layer."""
    light, dark = theme.accent, _until_readable(theme.accent, WHITE, DARK_PAPERS)
    tints = mixed(light, LIGHT_PAPERS[1], TINT_LIGHT), mixed(dark, DARK_PAPERS[1], TINT_DARK)
    strong = (
        _until_readable(mixed(BLACK, light, 0.2), BLACK, (*LIGHT_PAPERS, tints[0])),
        _until_readable(mixed(WHITE, dark, 0.25), WHITE, (*DARK_PAPERS, tints[1])),
    )
    on = _ink_on(light, strong[0]), _ink_on(dark, strong[1])
    text, headings = LETTERS[theme.letters]
    lines = {
        "accent": _pair(light, dark),
        "accent-strong": _pair(*strong),
        "on-accent": _pair(*on),
        "green-bg": _pair(*tints),
        "radius": CORNERS[theme.corners],
        "sans": text,
        "serif": headings,
    }
    return f"{selector} {{ " + " ".join(f"--{name}: {value};" for name, value in lines.items()) + " }\n"


def contrast(first: str, second: str) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, into: str, share: float) -> str:
    """`share` of one colour in another."""
    pairs = zip(_channels(colour), _channels(into), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def _is_readable(colour: str, papers: Iterable[str]) -> bool:
    return all(contrast(colour, paper) >= READABLE for paper in papers)


def _until_readable(colour: str, towards: str, papers: tuple[str, ...]) -> str:
    """The colour itself, or as little of the other in it as it takes."""
    steps = (mixed(towards, colour, STEP * number) for number in range(round(1 / STEP) + 1))
    return next((step for step in steps if _is_readable(step, papers)), towards)


def _ink_on(colour: str, strong: str) -> str:
    """What is written on a button, which is darker or lighter while it is pointed at."""
    return max((WHITE, BLACK), key=lambda ink: min(contrast(ink, colour), contrast(ink, strong)))


def _pair(light: str, dark: str) -> str:
    return f"light-dark({light}, {dark})"


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _luminance(colour: str) -> float:
    """Relative, of sRGB."""
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
