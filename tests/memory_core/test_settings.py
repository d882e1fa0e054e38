import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SAFE = {
    "CANDOR_ENVIRONMENT": "production",
    "CANDOR_SECRET_KEY": "s" * 60,
    "CANDOR_MASTER_KEY": "A" * 43 + "=",
    "CANDOR_DATABASE_URL": "postgresql://admin:x@db.example/postgres",
    "CANDOR_KEYS_DATABASE_URL": "postgresql://keys:x@keys.example/keys",
    "CANDOR_ALLOWED_HOSTS": "memory.example",
}


def start(**env: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CANDOR_")}
    load = [sys.executable, "-c", "import memory_core.settings"]
    return subprocess.run(load, cwd=ROOT, env={**clean, **env}, capture_output=True, text=True, check=False)


def test_a_safe_production_starts() -> None:
    assert start(**SAFE).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CANDOR_DEBUG", "1"),
        ("CANDOR_SECRET_KEY", "short"),
        ("CANDOR_SECRET_KEY", ""),
        ("CANDOR_MASTER_KEY", ""),
        ("CANDOR_ALLOWED_HOSTS", "*"),
        ("CANDOR_ALLOWED_HOSTS", ""),
        ("CANDOR_DATABASE_URL", ""),
        ("CANDOR_KEYS_DATABASE_URL", ""),
    ],
)
def test_an_unsafe_production_value_is_refused_by_name(name: str, value: str, tmp_path: Path) -> None:
    refused = start(**{**SAFE, "CANDOR_VAR": str(tmp_path), name: value})
    assert refused.returncode != 0
    assert name in refused.stderr


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("CANDOR_EMBEDDING_DIMENSIONS", "1536", "from 1 to 1300: at most 1,300 dimensions fit into the index"),
        ("CANDOR_EMBEDDING_DIMENSIONS", "0", "from 1 to 1300"),
        ("CANDOR_EMBEDDER", "openai", "CANDOR_EMBEDDER=openai needs OPENAI_API_KEY"),
        ("CANDOR_EMBEDDER", "cloud", "must be local or openai"),
        ("CANDOR_EMBEDDING_GRACE_HOURS", "0", "must be a minute"),
        ("CANDOR_EMBEDDING_PER_MINUTE", "59", "must be 60 or more"),
    ],
)
def test_an_embedding_model_that_cannot_be_is_refused_at_start(name: str, value: str, why: str) -> None:
    refused = start(**{**SAFE, name: value})
    assert refused.returncode != 0 and name in refused.stderr and why in refused.stderr


def test_every_setting_of_ours_is_documented() -> None:
    sources = [ROOT / "memory_core/settings.py", ROOT / "memory_core/databases.py"]
    read = {
        name for path in sources for name in re.findall(r'(?:get\(|flag\(|words\()"(CANDOR_[A-Z_]+)"', path.read_text())
    }
    documented = (ROOT / "docs/settings.md").read_text()
    assert len(read) > 10
    assert [name for name in sorted(read) if f"`{name}`" not in documented] == []
