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
    grafana helix helm heroku html hugo illustrator iterm2 intellij ios jenkins jira jquery jupyter k8s kafka kubernetes
    langchain laravel lightroom linear linux llamaindex looker mac-os macos make mariadb mint mongodb mysql nano
    neovim next.js nginx nixos node node.js notepad++ notion npm numpy nuxt nvim obsidian openai opera outlook
    pandas photoshop phpstorm pnpm poetry postgres postgresql power-bi powerpoint premiere prisma pycharm pytest
    pytorch qt rabbitmq rails raspberry-pi react redis redux remix rider safari salesforce shopify sketch slack
    snowflake spark spring sqlite sql-server stripe sublime supabase svelte sveltekit tableau tailwind teams tensorflow
    terraform textmate tmux todoist trello ubuntu uv vercel vim visual-studio vite vivaldi vs-code vscode vue
    react-native webpack webstorm windows windows-10 windows-11 wordpress xcode yarn zapier zed zoom zsh
    """
)
DIETS = (
    r"(?:vegetarian|vegan|pescatarian|pescetarian|flexitarian|carnivore|omnivore|keto|paleo|halal|"
    r"kosher|gluten[- ]free|dairy[- ]free|lactose[- ]free|plant[- ]based|low[- ]carb|raw vegan|"
    r"veggie)"
)

# Given names common somewhere in the world and no ordinary English word: only these are believed
# to be a name in small letters ("im maria").
GIVEN_NAMES = word_set(
    """
    aaron abdul abigail adam ahmed aisha alan alba albert alejandro alex alexander alexandra ali alice alicia amanda
    amelia amina amir amy ana anastasia anders andre andrea andreas andrew angela anita anja ann anna anne annie
    anthony antonio arjun arthur ashley astrid barbara ben benjamin beth bob boris brandon brian bruno camila carla
    carlos carmen caroline catherine charles charlie charlotte chiara chloe chris christian christina christopher
    claire claudia daniel daniela danny dave david deborah deepak dennis diana diego dmitri dorothy edward eleanor
    elena eli elias elisa elizabeth ella emil emily emma eric erik esther ethan eva evelyn fatima felix fernando
    fiona francesca francisco frida gabriel gabriela george georgia giovanni giulia greta gustavo hamza hannah hans
    harry hassan heidi helen helena henry hiroshi hugo ian ibrahim igor ines ingrid irene isabel isabella ivan
    jackie jacob jacqueline jake james jamie jane jason javier jean jennifer jenny jeremy jess jesse jessica jim
    joan joanna joe joel johan johanna john johnny jon jonas jonathan jorge jose joseph josh joshua juan julia
    julian julie justin kai karen karin karl kate katherine kathy katie keiko keith kelly kevin kim klaus kristen
    kumar kyle lars laura lauren layla lea leila lena leo leon leonie lerato li liam lina linda lisa liz louis
    louise lucas lucia lucy luis luisa lukas luke maja manuel marco marcus margaret maria marie marina mario marta
    martin martina mary matt matthew max maya megan mehmet mei melanie melissa mia michael michelle miguel mike mila
    mohamed mohammed monica muhammad nadia naomi natalia natalie nathan nicholas nick nicolas nicole nikolai nina
    nisha noah nora oleg olga oliver olivia omar oscar pablo pamela patricia patrick paul paula pauline pedro peter
    petra philip pierre priya rachel rahul raj ravi rebecca ricardo richard rita robert roberto robin rodrigo roger
    rosa ruth ryan sabine sally salma sam samantha samir samuel sandra sanjay sara sarah sean sebastian sergei simon
    simone sofia sonia sophia sophie stefan stephanie stephen steve steven susan sven svetlana tanya tara teresa
    theo thomas tim timothy tina tobias tom tomas tony valentina vanessa vera veronica victor victoria viktor
    vincent vivian vladimir wei william xavier yan yasmin yuki yusuf zara zoe
    """
)

# Countries and great cities: who "left Spain" has not left an employer.
_PLACES = word_set(
    """
    afghanistan africa albania algeria america amsterdam argentina asia athens australia austria bali bangkok
    bangladesh barcelona beijing belgium berlin bolivia boston brazil britain brussels budapest bulgaria california
    cambodia canada chicago chile china colombia copenhagen croatia cuba cyprus denmark dubai dublin ecuador egypt
    england estonia ethiopia europe finland florida france germany ghana greece hamburg hong-kong hungary iceland
    india indonesia iran iraq ireland israel istanbul italy jamaica japan jordan kenya korea latvia lebanon lisbon
    lithuania london los-angeles luxembourg madrid malaysia malta melbourne mexico miami milan moldova montreal
    morocco moscow mumbai munich nepal netherlands new-york new-zealand nigeria norway oslo pakistan palestine
    paraguay paris peru philippines poland portugal prague rome romania russia san-francisco scotland seattle senegal
    serbia shanghai singapore slovakia slovenia south-africa spain stockholm sudan sweden switzerland sydney syria
    taiwan thailand tokyo toronto tunisia turkey uganda uk ukraine uruguay usa vancouver venezuela vienna vietnam
    wales warsaw yemen zimbabwe zurich
    """
)


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted((word.replace("-", "[ -]") for word in words), key=len, reverse=True))


ONE_OF_SPOKEN = _any_of(_SPOKEN)
NATIONALITIES = _any_of((_SPOKEN | _PEOPLES) - _NOT_PEOPLES)

PLACES = _any_of(_PLACES)
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
