"""Closed word lists the pattern tables draw on."""

import re

_SPOKEN = """
afrikaans albanian arabic bengali bulgarian cantonese catalan chinese croatian czech danish dutch english estonian farsi
finnish french german greek gujarati hebrew hindi hungarian icelandic indonesian irish italian japanese korean latin
latvian lithuanian malay mandarin norwegian persian polish portuguese punjabi romanian russian serbian slovak slovenian
spanish swahili swedish tagalog tamil telugu thai turkish ukrainian urdu vietnamese welsh yoruba zulu
"""
_PEOPLES = """
american argentinian armenian australian austrian belgian bolivian brazilian british cambodian canadian chilean
colombian cuban dominican ecuadorian egyptian ethiopian filipino ghanaian indian iranian iraqi israeli jamaican kenyan
lebanese mexican moroccan nepali nigerian pakistani palestinian peruvian puerto-rican scottish senegalese singaporean
somali south-african swiss syrian taiwanese tunisian venezuelan
"""
_NOT_PEOPLES = {"cantonese", "farsi", "gujarati", "latin", "mandarin", "swahili", "tagalog", "telugu", "urdu"}

PROGRAMMING = frozenset(
    """
    ada assembly bash c c# c++ clojure cobol crystal css dart delphi elixir elm erlang f# fortran go golang groovy haskell
    html java javascript js julia kotlin lisp lua matlab nim ocaml perl php powershell prolog python r ruby rust scala
    scheme scratch solidity sql swift typescript ts vba zig
    """.split()
)
EDITORS = frozenset(
    """
    android-studio atom clion cursor eclipse emacs goland helix intellij nano neovim notepad++ nvim phpstorm pycharm rider
    sublime textmate vim visual-studio vs-code vscode webstorm xcode zed
    """.split()
)
SYSTEMS = frozenset(
    "android arch arch-linux chromeos debian fedora freebsd ios linux macos mac-os mint nixos ubuntu windows windows-10 windows-11".split()
)
BROWSERS = frozenset("arc brave chrome chromium edge firefox opera safari vivaldi".split())
TOOLS = frozenset(
    """
    airtable angular ansible asana aws azure bitbucket blender bootstrap canva celery chatgpt claude confluence copilot css
    datadog discord django docker dropbox duckdb elasticsearch evernote excel express fastapi figma flask flutter gcp gemini
    git github gitlab gmail google-docs grafana helm heroku html illustrator jenkins jira jquery jupyter kafka kubernetes k8s
    langchain laravel lightroom linear llamaindex looker make mariadb mongodb mysql next.js nginx node node.js notion npm
    numpy nuxt obsidian openai outlook pandas photoshop pnpm poetry postgres postgresql power-bi powerpoint premiere prisma
    pytest pytorch qt rabbitmq rails react react-native redis redux remix salesforce shopify sketch slack snowflake spark
    spring sqlite stripe supabase svelte sveltekit tableau tailwind teams tensorflow terraform tmux todoist trello uv vercel
    vite vue webpack wordpress yarn zapier zoom zsh
    """.split()
)
DIETS = r"(?:vegetarian|vegan|pescatarian|pescetarian|flexitarian|carnivore|omnivore|keto|paleo|halal|kosher|gluten[- ]free|dairy[- ]free|lactose[- ]free|plant[- ]based|low[- ]carb|raw vegan|veggie)"


def _any_of(words: set[str]) -> str:
    return "|".join(sorted((word.replace("-", "[ -]") for word in words), key=len, reverse=True))


ONE_OF_SPOKEN = _any_of(set(_SPOKEN.split()))
NATIONALITIES = _any_of((set(_SPOKEN.split()) | set(_PEOPLES.split())) - _NOT_PEOPLES)

_KINDS_OF_TOOL = (
    (PROGRAMMING, "language"),
    (EDITORS, "tool"),
    (SYSTEMS, "tool"),
    (BROWSERS, "tool"),
    (TOOLS, "tool"),
)

TECHNOLOGY = _any_of({re.escape(word).replace("\\-", "-") for words, _ in _KINDS_OF_TOOL for word in words})


def tool_slot(value: str) -> str | None:
    """The slot of a known piece of technology, None for a word that is none: "rust" → "language"."""
    word = value.lower().strip().replace(" ", "-")
    return next((slot for words, slot in _KINDS_OF_TOOL if word in words), None)


def value_slot(*values: str) -> str | None:
    """The slot of the first value that gives itself away, as a technology or as a diet."""
    for value in values:
        if slot := tool_slot(value.replace("_", " ")) or ("diet" if re.fullmatch(DIETS, value, re.I) else None):
            return slot
    return None
