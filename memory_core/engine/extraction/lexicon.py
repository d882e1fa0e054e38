"""Closed word lists the pattern tables draw on."""

import re


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SPOKEN = word_set(
    """
    afrikaans albanian arabic bengali bulgarian cantonese catalan chinese croatian czech danish dutch english
    estonian farsi finnish french german greek gujarati hebrew hindi hungarian icelandic indonesian irish italian
    japanese korean latin latvian lithuanian malay mandarin norwegian persian polish portuguese punjabi romanian
    russian serbian slovak slovenian spanish swahili swedish tagalog tamil telugu thai turkish ukrainian urdu
    vietnamese welsh yoruba zulu
    """
)
_PEOPLES = word_set(
    """
    american argentinian armenian australian austrian belgian bolivian brazilian british cambodian canadian
    chilean colombian cuban dominican ecuadorian egyptian ethiopian filipino ghanaian indian iranian iraqi israeli
    jamaican kenyan lebanese mexican moroccan nepali nigerian pakistani palestinian peruvian puerto-rican scottish
    senegalese singaporean somali south-african swiss syrian taiwanese tunisian venezuelan
    """
)
_NOT_PEOPLES = {"cantonese", "farsi", "gujarati", "latin", "mandarin", "swahili", "tagalog", "telugu", "urdu"}

_PROGRAMMING = word_set(
    """
    ada assembly bash c c# c++ clojure cobol crystal css dart delphi elixir elm erlang f# fortran go golang groovy
    haskell html java javascript js julia kotlin lisp lua matlab nim ocaml perl php powershell prolog python r
    ruby rust scala scheme scratch solidity sql swift typescript ts vba zig
    """
)
_TOOLS = word_set(
    """
    airtable android android-studio angular ansible arc arch arch-linux asana atom aws azure bitbucket blender
    bootstrap brave canva celery chatgpt chrome chromeos chromium claude clion confluence copilot css cursor
    datadog debian discord django docker dropbox duckdb eclipse edge elasticsearch emacs evernote excel express
    fastapi fedora figma firefox flask flutter freebsd gcp gemini git github gitlab gmail goland google-docs
    grafana helix helm heroku html illustrator intellij ios jenkins jira jquery jupyter k8s kafka kubernetes
    langchain laravel lightroom linear linux llamaindex looker mac-os macos make mariadb mint mongodb mysql nano
    neovim next.js nginx nixos node node.js notepad++ notion npm numpy nuxt nvim obsidian openai opera outlook
    pandas photoshop phpstorm pnpm poetry postgres postgresql power-bi powerpoint premiere prisma pycharm pytest
    pytorch qt rabbitmq rails react react-native redis redux remix rider safari salesforce shopify sketch slack
    snowflake spark spring sqlite stripe sublime supabase svelte sveltekit tableau tailwind teams tensorflow
    terraform textmate tmux todoist trello ubuntu uv vercel vim visual-studio vite vivaldi vs-code vscode vue
    webpack webstorm windows windows-10 windows-11 wordpress xcode yarn zapier zed zoom zsh
    """
)
DIETS = (
    r"(?:vegetarian|vegan|pescatarian|pescetarian|flexitarian|carnivore|omnivore|keto|paleo|halal|"
    r"kosher|gluten[- ]free|dairy[- ]free|lactose[- ]free|plant[- ]based|low[- ]carb|raw vegan|"
    r"veggie)"
)


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted((word.replace("-", "[ -]") for word in words), key=len, reverse=True))


ONE_OF_SPOKEN = _any_of(_SPOKEN)
NATIONALITIES = _any_of((_SPOKEN | _PEOPLES) - _NOT_PEOPLES)

TECHNOLOGY = _any_of(frozenset(word.replace("+", r"\+").replace(".", r"\.") for word in _PROGRAMMING | _TOOLS))


def tool_slot(value: str) -> str | None:
    """The slot of a known piece of technology, None for a word that is none: "rust" → "language"."""
    word = value.lower().strip().replace(" ", "-")
    if word in _PROGRAMMING:
        return "language"
    return "tool" if word in _TOOLS else None


def value_slot(*values: str) -> str | None:
    """The slot of the first value that gives itself away, as a technology or as a diet."""
    for value in values:
        if slot := tool_slot(value.replace("_", " ")) or ("diet" if re.fullmatch(DIETS, value, re.I) else None):
            return slot
    return None
